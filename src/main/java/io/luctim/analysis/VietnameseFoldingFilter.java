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
 * Adds to each token with marks its form without marks at the same position, or replaces the token
 * by it; see {@link AccentFolder}.
 *
 * <p>Must come after {@link VietnameseCanonicalFilter}. Tokens with the keyword attribute are not
 * changed.
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
  private int pending = -1; // length of a folded form that is still to be emitted, or -1

  /**
   * Creates a filter.
   *
   * @param input the stream to fold
   * @param preserveOriginal whether a token with marks is kept and the folded form added after it
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
