// SPDX-License-Identifier: Apache-2.0
package io.luctim.text.term;

import io.luctim.text.AccentFolder;
import io.luctim.text.letter.Alphabet;
import io.luctim.text.ngram.NgramKeys;

/**
 * Terms as numbers of 31 bits, of which the upper say the letters and the lower the marks, so that
 * two terms are compared with their marks or without them by comparing numbers.
 *
 * <p>The letters are a hash of 22 bits: of some hundred words in an article, one in ten thousand
 * articles has one that is taken for a given other word. The marks of a syllable are exact: its
 * tone, whether it has a đ, and what stands on its last three vowels; a term with a digit has none.
 * Part of the format of an index. Stateless and safe for use by several threads.
 *
 * @since 0.1
 */
public final class TermCodes {
  /** The code of no term: a gap between two texts. */
  public static final int GAP = 0;

  private static final int MARK_BITS = 9;
  private static final int MARKS = (1 << MARK_BITS) - 1;
  private static final int LETTER_BITS = 22;

  /** Stands for the marks of a term that has a digit: no syllable has so many. */
  private static final int NUMBER = MARKS;

  /** What stands on a vowel: nothing, a hat, or a breve or horn. */
  private static final int SHAPES = 3;

  /** Three vowels with a shape each. */
  private static final int VOWELS = SHAPES * SHAPES * SHAPES;

  private TermCodes() {}

  /**
   * The code of a term.
   *
   * @param term holds it in canonical form
   * @param offset where it starts
   * @param length its length in chars
   * @param key its key ({@link NgramKeys}) without its marks
   * @return its code, never {@link #GAP}
   */
  static int of(char[] term, int offset, int length, long key) {
    int letters = (int) (key >>> 16) & (1 << LETTER_BITS) - 1;
    return Math.max(1, letters) << MARK_BITS | marks(term, offset, length);
  }

  /**
   * The code of a term.
   *
   * @param term the term in canonical form
   * @return its code, never {@link #GAP}
   */
  public static int of(String term) {
    char[] chars = term.toCharArray();
    char[] folded = new char[2 * chars.length];
    int length = AccentFolder.fold(chars, 0, chars.length, folded);
    return of(chars, 0, chars.length, NgramKeys.ofWord(folded, 0, length));
  }

  private static int marks(char[] term, int offset, int length) {
    int tone = 0;
    int stroke = 0;
    int vowels = 0;
    for (int i = offset, end = offset + length; i < end; i++) {
      char c = term[i];
      if (c >= '0' && c <= '9') {
        return NUMBER;
      }
      if (c >= 0x80 || c == 'a' || c == 'e' || c == 'o' || c == 'u') {
        int value = Alphabet.decode(c);
        int code = value > 0 ? value & Alphabet.MASK : 0;
        tone = Math.max(tone, value > 0 ? value >> Alphabet.BITS : 0);
        if (code == Alphabet.D_STROKE) {
          stroke = 1;
        } else if (code == 0 || Alphabet.base(code) != 'i' && Alphabet.base(code) != 'y') {
          vowels = (SHAPES * vowels + shape(code)) % VOWELS;
        }
      }
    }
    return (tone << 1 | stroke) * VOWELS + vowels;
  }

  private static int shape(int code) {
    return code == 0
        ? 1
        : switch (Alphabet.LETTERS.charAt(code - 1)) {
          case 'â', 'ê', 'ô' -> 1;
          case 'ă', 'ơ', 'ư' -> 2;
          default -> 0;
        };
  }

  /**
   * What a code says of the letters: terms that differ by their marks alone have it in common.
   *
   * @param code a code
   * @return its upper bits
   */
  public static int letters(int code) {
    return code >>> MARK_BITS;
  }

  /**
   * Whether the term of a code has no marks.
   *
   * @param code a code
   * @return whether it is written without accents
   */
  public static boolean isBare(int code) {
    return (code & MARKS) == 0 || isNumber(code);
  }

  /**
   * Whether the term of a code is a number, a date or another code with a digit in it.
   *
   * @param code a code
   * @return whether it has a digit
   */
  public static boolean isNumber(int code) {
    return (code & MARKS) == NUMBER;
  }

  /**
   * Whether a term has all marks of another with the same letters, and perhaps more.
   *
   * @param code a code
   * @param other the code of a term that may have more marks
   * @return whether the other one contradicts no mark of the first
   */
  public static boolean isRefinedBy(int code, int other) {
    int marks = code & MARKS;
    int others = other & MARKS;
    if (letters(code) != letters(other)) {
      return false;
    }
    int tone = marks / (2 * VOWELS);
    int stroke = marks / VOWELS & 1;
    boolean refined =
        (tone == 0 || tone == others / (2 * VOWELS))
            && (stroke == 0 || stroke == (others / VOWELS & 1));
    marks %= VOWELS;
    others %= VOWELS;
    for (; refined && marks > 0; marks /= SHAPES, others /= SHAPES) {
      refined = marks % SHAPES == 0 || marks % SHAPES == others % SHAPES;
    }
    return refined;
  }
}
