// SPDX-License-Identifier: Apache-2.0
package io.luctim.analysis;

import io.luctim.analysis.graph.TokenGraph;
import io.luctim.text.token.TokenNormalizer;
import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.KeywordAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;
import org.jspecify.annotations.Nullable;

/**
 * Replaces each token by its canonical form: one form for all spellings, in lower case, with the
 * tone. Words are normalized by {@link io.luctim.text.SyllableNormalizer}; numbers, dates and codes
 * get one form for all ways to write them.
 *
 * <p>As an option, a syllable that may be written with i or with y keeps its spelling as another
 * term at the same position, after a {@link #SPELLING_MARK}. A search for <i>kỹ</i> can then rank
 * <i>kỹ</i> above <i>kĩ</i>.
 *
 * <p>Tokens with the keyword attribute are not changed. Works after any tokenizer, but only {@link
 * VietnameseTokenizer} distinguishes numbers and dates from words.
 *
 * <p>Not safe for use by several threads, like every Lucene stream.
 *
 * @since 0.1
 */
public final class VietnameseCanonicalFilter extends TokenFilter {
  /** First character of a term that is a spelling. */
  public static final char SPELLING_MARK = TokenGraph.SPELLING_MARK;

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final TypeAttribute type = addAttribute(TypeAttribute.class);
  private final PositionIncrementAttribute increment =
      addAttribute(PositionIncrementAttribute.class);
  private final @Nullable KeywordAttribute keyword = getAttribute(KeywordAttribute.class);
  private final TokenNormalizer normalizer = new TokenNormalizer();
  private final boolean keepSpelling;
  private final char[] spelling = new char[16];
  private final SavedAttributes canonical = new SavedAttributes();
  private int pending = -1; // length of a spelling that is still to be emitted, or -1

  /**
   * Creates a filter that does not keep spellings.
   *
   * @param input the stream to normalize
   */
  public VietnameseCanonicalFilter(TokenStream input) {
    this(input, false);
  }

  /**
   * Creates a filter.
   *
   * @param input the stream to normalize
   * @param keepSpelling whether to add the spelling of syllables that may be written with i or with
   *     y
   */
  public VietnameseCanonicalFilter(TokenStream input, boolean keepSpelling) {
    super(input);
    this.keepSpelling = keepSpelling;
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (pending >= 0) {
      canonical.restore();
      term.setEmpty().append(SPELLING_MARK);
      term.resizeBuffer(pending + 1);
      System.arraycopy(spelling, 0, term.buffer(), 1, pending);
      term.setLength(pending + 1);
      increment.setPositionIncrement(0);
      pending = -1;
      return true;
    }
    if (!input.incrementToken()) {
      return false;
    }
    if (keyword == null || !keyword.isKeyword()) {
      int length =
          normalizer.normalize(TokenTypes.of(type.type()), term.buffer(), 0, term.length());
      term.copyBuffer(normalizer.buffer(), 0, length);
      if (keepSpelling && normalizer.hasTwoSpellings()) {
        pending = normalizer.writeSpelling(spelling);
        canonical.save(this);
      }
    }
    return true;
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    canonical.reset();
    pending = -1;
  }
}
