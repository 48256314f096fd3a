// SPDX-License-Identifier: Apache-2.0
package io.luctim.analysis;

import io.luctim.text.AccentFolder;
import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.KeywordAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.jspecify.annotations.Nullable;

/**
 * Adds the form without marks at the place of each token, or puts it there instead; see {@link
 * AccentFolder}.
 *
 * <p>Belongs after {@link VietnameseCanonicalFilter}. Leaves tokens with the keyword attribute
 * alone.
 *
 * <p>Not safe for use by several threads, like every Lucene stream.
 *
 * @since 0.1
 */
public final class VietnameseFoldingFilter extends TokenFilter {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute increment =
      addAttribute(PositionIncrementAttribute.class);
  private final @Nullable KeywordAttribute keyword = getAttribute(KeywordAttribute.class);
  private final boolean preserveOriginal;
  private final SavedAttributes original = new SavedAttributes();
  private char[] folded = new char[128];
  private int pending = -1;

  /**
   * Wraps a stream.
   *
   * @param input the stream to fold
   * @param preserveOriginal whether a token that has marks is kept, with the folded form after it
   *     at the same position
   */
  public VietnameseFoldingFilter(TokenStream input, boolean preserveOriginal) {
    super(input);
    this.preserveOriginal = preserveOriginal;
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (pending >= 0) {
      original.restore();
      term.copyBuffer(folded, 0, pending);
      increment.setPositionIncrement(0);
      pending = -1;
      return true;
    }
    if (!input.incrementToken()) {
      return false;
    }
    int length = term.length();
    if (keyword != null && keyword.isKeyword()) {
      return true;
    }
    if (folded.length < 2 * length) {
      folded = new char[4 * length];
    }
    int count = AccentFolder.fold(term.buffer(), 0, length, folded);
    if (Arrays.equals(folded, 0, count, term.buffer(), 0, length)) {
      return true;
    }
    if (!preserveOriginal) {
      term.copyBuffer(folded, 0, count);
    } else {
      pending = count;
      original.save(this);
    }
    return true;
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    original.reset();
    pending = -1;
  }
}
