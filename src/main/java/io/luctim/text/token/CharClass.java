// SPDX-License-Identifier: Apache-2.0
package io.luctim.text.token;

import io.luctim.text.letter.Alphabet;

/**
 * Classifies characters for the scanner: by a table for the common ranges, by Unicode's own data
 * for all others.
 *
 * <p>Stateless and safe for use by several threads.
 */
public final class CharClass {
  /** Punctuation, white space, symbols. */
  static final byte SEPARATOR = 0;

  /** A Latin letter. */
  public static final byte LATIN = 1;

  /** A decimal digit of any script, or a superscript or subscript digit. */
  static final byte DIGIT = 2;

  /** A combining mark: continues a word, never begins one. */
  static final byte MARK = 3;

  /** Invisible inside a word; see {@link Alphabet#isIgnorable}. */
  public static final byte IGNORABLE = 4;

  /** A letter of another alphabet. */
  static final byte LETTER = 5;

  /** A sign that is a word by itself, as UAX #29 defines for Han and Hiragana. */
  static final byte IDEOGRAPH = 6;

  /** Number of characters in the table: everything before the letterlike symbols. */
  private static final int LIMIT = 0x2100;

  private static final byte[] TABLE = new byte[LIMIT];

  static {
    for (char c = 0; c < LIMIT; c++) {
      TABLE[c] = compute(c);
    }
  }

  private CharClass() {}

  /** Returns the class of a character; half of a surrogate pair is a separator. */
  public static byte of(char c) {
    return c < LIMIT ? TABLE[c] : Character.isSurrogate(c) ? SEPARATOR : compute(c);
  }

  /** Returns the class of the character at an index, which may be a surrogate pair. */
  static byte at(char[] text, int index, int limit) {
    char c = text[index];
    if (c < LIMIT) {
      return TABLE[c];
    }
    return Character.isSurrogate(c)
        ? compute(Character.codePointAt(text, index, limit))
        : compute(c);
  }

  private static byte compute(int c) {
    if (c >= 0x4E00 && c <= 0x9FFF) {
      return IDEOGRAPH;
    }
    if (c >= 0xAC00 && c <= 0xD7A3) {
      return LETTER; // Hangul
    }
    if (c <= 0xFFFF && Alphabet.isIgnorable((char) c)) {
      return IGNORABLE;
    }
    return switch (Character.getType(c)) {
      // Numbers are read char by char, so that a digit beyond the first plane counts as a letter.
      case Character.DECIMAL_DIGIT_NUMBER ->
          c <= 0xFFFF ? DIGIT : isMathematical(c) ? LATIN : LETTER;
      case Character.OTHER_NUMBER -> isSuperscriptDigit(c) ? DIGIT : SEPARATOR;
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
          MARK;
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER ->
          letter(c);
      default -> SEPARATOR;
    };
  }

  private static byte letter(int c) {
    return switch (Character.UnicodeScript.of(c)) {
      case LATIN -> LATIN;
      case HAN, HIRAGANA -> IDEOGRAPH;
      // Letters such as ª, and the bold and italic alphabets that decorate posts.
      case COMMON -> isMathematical(c) || c < 0x100 ? LATIN : LETTER;
      default -> LETTER;
    };
  }

  private static boolean isMathematical(int c) {
    return c >= 0x1D400 && c <= 0x1D7FF;
  }

  private static boolean isSuperscriptDigit(int c) {
    return c == 0xB2
        || c == 0xB3
        || c == 0xB9
        || c == 0x2070
        || (c >= 0x2074 && c <= 0x2079)
        || (c >= 0x2080 && c <= 0x2089);
  }

  /** Returns whether a character is white space, no-break and zero-width spaces included. */
  public static boolean isSpace(char c) {
    return c < 0x21 || c >= 0x80 && (c == '\u0085' || c == '\u200B' || Character.isSpaceChar(c));
  }

  /** Returns whether a character ends a line. */
  public static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r' || c == '\f' || c == '\u0085' || c == '\u2028' || c == '\u2029';
  }

  /** Returns the ASCII digit with the value of a character of class {@link #DIGIT}. */
  static char asciiDigit(char c) {
    if (c >= '0' && c <= '9') {
      return c;
    }
    int value =
        switch (c) {
          case '\u00B2' -> 2;
          case '\u00B3' -> 3;
          case '\u00B9' -> 1;
          default -> c >= 0x2070 && c <= 0x2089 ? c & 0xF : Character.digit(c, 10);
        };
    return (char) ('0' + value);
  }
}
