// SPDX-License-Identifier: Apache-2.0
package io.luctim.text.term;

import io.luctim.text.AccentFolder;
import io.luctim.text.letter.Alphabet;
import io.luctim.text.ngram.NgramKeys;

/**
 * Encodes terms as numbers of 31 bits, so that two terms are compared with their marks or without
 * them by comparing numbers.
 *
 * <pre>
 *    31 30                      9 8                0
 *   +--+-------------------------+------------------+
 *   |0 |  hash of the letters    |      marks       |
 *   +--+-------------------------+------------------+
 *
 *   marks = 54 * tone             0 to 5, as Tone
 *         + 27 * stroke           1 if the term has a đ
 *         + 9 * shape             of the last vowel but two: 0 plain, 1 â ê ô, 2 ă ơ ư
 *         + 3 * shape             of the last vowel but one
 *         + shape                 of the last vowel
 *         = 511                   if the term has a digit
 * </pre>
 *
 * <p>Letters i and y have no shapes and are not counted as vowels; a letter that is neither ASCII
 * nor Vietnamese counts as a vowel of shape 1. The marks of a syllable are exact. The letters are a
 * hash: among the some hundred words of an article, a given word that is not there is found by
 * mistake in one article of ten thousand. The code of a term is part of the index format. Stateless
 * and safe for use by several threads.
 *
 * @since 0.1
 */
public final class TermCode {
  /** The code that stands for a gap between two texts; no term has it. */
  public static final int GAP = 0;

  /** Number of bits of the marks. */
  private static final int MARK_BITS = 9;

  /** Mask of the marks. */
  private static final int MARKS = (1 << MARK_BITS) - 1;

  /** Number of bits of the hash of the letters. */
  private static final int LETTER_BITS = 22;

  /** The marks of a term with a digit; those of a syllable are at most 323. */
  private static final int NUMBER = MARKS;

  /** Number of shapes of a vowel: plain, with a circumflex, with a breve or a horn. */
  private static final int SHAPES = 3;

  /** Number of combinations of shapes of three vowels. */
  private static final int VOWELS = SHAPES * SHAPES * SHAPES;

  private TermCode() {}

  /**
   * Returns the code of a term.
   *
   * @param term holds the term in canonical form
   * @param offset where the term starts
   * @param length the length of the term in chars
   * @param key the key of the term without its marks, as {@link NgramKeys} makes them
   * @return its code, never {@link #GAP}
   */
  static int of(char[] term, int offset, int length, long key) {
    int letters = (int) (key >>> 16) & (1 << LETTER_BITS) - 1;
    return Math.max(1, letters) << MARK_BITS | marks(term, offset, length);
  }

  /**
   * Returns the code of a term.
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
   * Returns the part of a code that stands for the letters: terms that differ only by their marks
   * have it in common.
   *
   * @param code a code
   * @return the hash of the letters
   */
  public static int letters(int code) {
    return code >>> MARK_BITS;
  }

  /**
   * Returns whether the term of a code has no marks.
   *
   * @param code a code
   * @return whether it is written without accents
   */
  public static boolean isBare(int code) {
    return (code & MARKS) == 0 || isNumber(code);
  }

  /**
   * Returns whether the term of a code has a digit, as numbers, dates and codes have.
   *
   * @param code a code
   * @return whether the term has a digit
   */
  public static boolean isNumber(int code) {
    return (code & MARKS) == NUMBER;
  }

  /**
   * Returns whether another term has the same letters and all marks of a term, and perhaps more.
   *
   * @param code the code of the term
   * @param other the code of the other term
   * @return whether the letters are the same and no mark of {@code code} is contradicted
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
