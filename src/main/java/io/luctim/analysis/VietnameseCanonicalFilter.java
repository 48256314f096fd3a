// SPDX-License-Identifier: Apache-2.0
package io.luctim.analysis;

import io.luctim.text.TokenNormalizer;
import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.KeywordAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;
import org.jspecify.annotations.Nullable;

/**
 * Gives all spellings of a token one canonical form, tones kept; see {@link
 * io.luctim.text.SyllableNormalizer} for words and {@link TokenNormalizer} for the rest.
 *
 * <p>Lower-cases too. Leaves tokens with the keyword attribute alone. Works after any tokenizer, but
 * only {@link VietnameseTokenizer} tells numbers and dates from words.
 *
 * @since 0.1
 */
public final class VietnameseCanonicalFilter extends TokenFilter {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final TypeAttribute type = addAttribute(TypeAttribute.class);
  private final @Nullable KeywordAttribute keyword = getAttribute(KeywordAttribute.class);
  private final TokenNormalizer normalizer = new TokenNormalizer();

  /**
   * Wraps a stream.
   *
   * @param input the stream to normalize
   */
  public VietnameseCanonicalFilter(TokenStream input) {
    super(input);
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (!input.incrementToken()) {
      return false;
    }
    if (keyword == null || !keyword.isKeyword()) {
      int length =
          normalizer.normalize(TokenTypes.of(type.type()), term.buffer(), 0, term.length());
      term.copyBuffer(normalizer.buffer(), 0, length);
    }
    return true;
  }
}
