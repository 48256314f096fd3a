// SPDX-License-Identifier: Apache-2.0
package io.luctim.index;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionLengthAttribute;

/**
 * Each two terms that stand side by side, as one term: {@code doi_thoai}. Of several terms at a
 * position the first counts, and a code counts as its pieces.
 */
final class AdjacentPairFilter extends TokenFilter {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute increment =
      addAttribute(PositionIncrementAttribute.class);
  private final PositionLengthAttribute positionLength =
      addAttribute(PositionLengthAttribute.class);

  private char[] previous = new char[64];
  private int previousLength;
  private boolean taken;

  AdjacentPairFilter(TokenStream input) {
    super(input);
  }

  @Override
  public boolean incrementToken() throws IOException {
    while (input.incrementToken()) {
      int step = increment.getPositionIncrement();
      if (step > 0) {
        taken = false;
      }
      if (step > 1) {
        previousLength = 0;
      }
      if (taken || positionLength.getPositionLength() > 1) {
        continue;
      }
      taken = true;
      int length = term.length();
      int before = previousLength;
      char[] buffer = term.resizeBuffer(before + 1 + Math.max(length, 1));
      if (before > 0) {
        System.arraycopy(buffer, 0, buffer, before + 1, length);
        System.arraycopy(previous, 0, buffer, 0, before);
        buffer[before] = ArticleFields.PAIR_SEPARATOR;
      }
      int start = before > 0 ? before + 1 : 0;
      if (previous.length < length) {
        previous = new char[2 * length];
      }
      System.arraycopy(buffer, start, previous, 0, length);
      previousLength = length;
      if (before > 0) {
        term.setLength(before + 1 + length);
        increment.setPositionIncrement(1);
        return true;
      }
    }
    return false;
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    previousLength = 0;
    taken = false;
  }
}
