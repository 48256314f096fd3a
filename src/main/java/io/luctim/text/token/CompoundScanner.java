// SPDX-License-Identifier: Apache-2.0
package io.luctim.text.token;

import io.luctim.text.letter.Alphabet;

/**
 * Splits a run of letters and digits with single connectors between them into atoms: the pieces
 * between two connectors. {@code 49X-1234} has the atoms {@code 49X} and {@code 1234}.
 *
 * <p>Not safe for use by several threads; allocates nothing.
 */
class CompoundScanner {
  /** Maximum number of atoms of one run; a longer run is cut there, which bounds all arrays. */
  static final int MAX = 64;

  /** Bit of {@link #kinds} that says that an atom has letters. */
  static final int LETTERS = 1;

  /** Bit of {@link #kinds} that says that an atom has digits. */
  static final int DIGITS = 2;

  final int[] starts = new int[MAX + 1]; // where each atom starts in the text
  final int[] ends = new int[MAX + 1]; // where it ends, exclusive
  final int[] kinds = new int[MAX + 1]; // LETTERS, DIGITS or both

  /** The connector after each atom, as {@link #connector} gives it; NUL after the last atom. */
  final char[] connectors = new char[MAX + 1];

  int atomCount;

  CompoundScanner() {}

  /**
   * Returns the connector that a character stands for, with one character for all hyphens and one
   * for all apostrophes; NUL if the character is not a connector.
   */
  static char connector(char c) {
    return switch (c) {
      case '.', ',', '-', '/', '&', '+', '@', ':', '_' -> c;
      case '\u2010', '\u2011', '\u2012', '\u2013' -> '-';
      case '\'', '\u2019', '\u02BC', '\uFF07' -> '\'';
      default -> 0;
    };
  }

  static boolean isAlphanumeric(byte kind) {
    return kind == CharClass.LATIN || kind == CharClass.DIGIT;
  }

  /** Splits the run that starts at a letter or digit. */
  final void readAtoms(char[] text, int from, int limit) {
    int bound = Math.min(limit, from + TokenScanner.MAX_TOKEN_LENGTH);
    atomCount = 0;
    int i = from;
    while (true) {
      int kind = 0;
      int previous = 0;
      int start = i;
      while (i < bound) {
        byte c = CharClass.of(text[i]);
        int now =
            switch (c) {
              case CharClass.LATIN -> LETTERS;
              case CharClass.DIGIT -> DIGITS;
              case CharClass.MARK, CharClass.IGNORABLE -> previous;
              default -> surrogateLetter(text, i, bound) ? LETTERS : 0;
            };
        if (now == 0) {
          break;
        }
        previous = now;
        kind |= now;
        i += Character.isHighSurrogate(text[i]) ? 2 : 1;
      }
      i = Math.max(i, start + 1);
      starts[atomCount] = start;
      ends[atomCount] = TokenScanner.trim(text, start, i);
      kinds[atomCount] = kind;
      char connector = i + 1 < bound ? connector(text[i]) : 0;
      boolean more =
          connector != 0
              && ends[atomCount] == i
              && atomCount + 1 < MAX
              && isAlphanumeric(CharClass.of(text[i + 1]));
      connectors[atomCount++] = more ? connector : 0;
      if (!more) {
        return;
      }
      i++;
    }
  }

  private static boolean surrogateLetter(char[] text, int i, int bound) {
    return Character.isHighSurrogate(text[i])
        && i + 1 < bound
        && CharClass.at(text, i, bound) == CharClass.LATIN;
  }

  final boolean isDigits(int atom) {
    return atom < atomCount && kinds[atom] == DIGITS;
  }

  final int length(int atom) {
    return ends[atom] - starts[atom];
  }

  final boolean isAscii(char[] text, int atom) {
    for (int i = starts[atom]; i < ends[atom]; i++) {
      if (text[i] >= 0x80) {
        return false;
      }
    }
    return true;
  }

  final int value(char[] text, int atom) {
    return value(text, starts[atom], ends[atom]);
  }

  /** Returns the value of up to four digits, -1 if there are more. */
  static int value(char[] text, int from, int to) {
    if (to - from > 4) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < to; i++) {
      value = 10 * value + CharClass.asciiDigit(text[i]) - '0';
    }
    return value;
  }

  /** Returns whether an atom has a mark other than the stroke of đ, which abbreviations keep. */
  final boolean hasMarkedVowel(char[] text, int atom) {
    for (int i = starts[atom]; i < ends[atom]; i++) {
      int value = Alphabet.decode(text[i]);
      if (value < 0 && value != Alphabet.IGNORABLE && value != Alphabet.STROKE) {
        return true;
      }
      if (value > Alphabet.MASK) {
        return true;
      }
      if (value > 0 && value != Alphabet.D_STROKE && Alphabet.isMarked(value)) {
        return true;
      }
    }
    return false;
  }
}
