// SPDX-License-Identifier: Apache-2.0
package io.luctim.text.token;

import io.luctim.text.letter.Alphabet;

/**
 * A run of letters and digits with single connectors between them, split into atoms: runs of
 * letters or digits without a connector.
 */
class AtomRun {
  /** So many atoms of one run are looked at together. */
  static final int MAX = 64;

  /** What an atom is made of: a bit each. */
  static final int LETTERS = 1;

  static final int DIGITS = 2;

  final int[] starts = new int[MAX + 1];
  final int[] ends = new int[MAX + 1];
  final int[] kinds = new int[MAX + 1];

  /** The connector after each atom, normalised; NUL after the last. */
  final char[] connectors = new char[MAX + 1];

  int atomCount;

  AtomRun() {}

  /** The connector that a character is, hyphens and apostrophes each as one; 0 if it is none. */
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

  /** Splits the text from a letter or digit on. */
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

  /** The value of up to four digits, or -1. */
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
