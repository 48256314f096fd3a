// SPDX-License-Identifier: Apache-2.0
package io.luctim.search;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the next page of an answer begins, and in which state of the index.
 *
 * @param state names the state of the index ({@link PointInTimeSearchers})
 * @param offset the rank of the first hit, from 0
 */
record PageCursor(long state, int offset) {
  private static final Pattern TEXT = Pattern.compile("([0-9a-z]{1,13})-(\\d{1,6})");

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if it is none
   */
  static PageCursor parse(String text) {
    Matcher match = TEXT.matcher(text);
    if (!match.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is no cursor; take it from the results of the page before");
    }
    return new PageCursor(
        Long.parseUnsignedLong(match.group(1), Character.MAX_RADIX),
        Integer.parseInt(match.group(2)));
  }

  @Override
  public String toString() {
    return Long.toUnsignedString(state, Character.MAX_RADIX) + "-" + offset;
  }
}
