// SPDX-License-Identifier: Apache-2.0
package io.luctim.article;

import java.text.Normalizer;

/** Composes letters and marks (NFC) in time that is linear for any text. */
final class Composition {
  /**
   * Maximum number of combining marks in a row: what Unicode's stream-safe text format allows (UAX
   * 15). Normalizing a run of n marks takes n² steps.
   */
  private static final int MAX_MARKS = 30;

  /** A character that looks like nothing, and across which no mark is moved. */
  private static final char COMBINING_GRAPHEME_JOINER = '\u034F';

  private Composition() {}

  /** Returns a text in its composed form; absurdly long runs of marks are broken up. */
  static String compose(String text) {
    return Normalizer.normalize(streamSafe(text), Normalizer.Form.NFC);
  }

  private static CharSequence streamSafe(String text) {
    StringBuilder safe = null;
    int marks = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      marks = isMark(c) ? marks + 1 : 0;
      if (marks > MAX_MARKS) {
        if (safe == null) {
          safe = new StringBuilder(text.length() + 1024).append(text, 0, i);
        }
        safe.append(COMBINING_GRAPHEME_JOINER);
        marks = 1;
      }
      if (safe != null) {
        safe.append(c);
      }
    }
    return safe == null ? text : safe;
  }

  /** Surrogates count as marks: some marks are beyond the first plane. */
  private static boolean isMark(char c) {
    if (c < 0x300) {
      return false;
    }
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.SURROGATE;
  }
}
