// SPDX-License-Identifier: Apache-2.0
package io.luctim.text.token;

import io.luctim.text.TokenType;
import io.luctim.text.letter.SyllableParser;

/**
 * Splits a run of letters and digits with single connectors between them ({@code 11/4/2024}, {@code
 * S-400}, {@code GD&ĐT}, {@code Mỹ-Nhật}) into tokens.
 *
 * <p>The run is split into atoms first ({@link CompoundScanner}). Then the rules below are tried at
 * each atom in turn, and the longest pattern that matches becomes a token. The rules look at atoms,
 * not at characters, so that a scan takes linear time. Not safe for use by several threads;
 * allocates nothing.
 */
final class CompoundTokenRules extends CompoundScanner {
  private final int[] tokenStarts = new int[MAX + 1];
  private final int[] tokenEnds = new int[MAX + 1];
  private final TokenType[] tokenTypes = new TokenType[MAX + 1];
  private final AddressRules addresses = new AddressRules(this);
  private final SyllableParser parser = new SyllableParser();
  private int tokenCount;

  CompoundTokenRules() {}

  /** Forgets the tokens of the last run. */
  void clear() {
    tokenCount = 0;
  }

  int tokenCount() {
    return tokenCount;
  }

  int tokenStart(int token) {
    return tokenStarts[token];
  }

  int tokenEnd(int token) {
    return tokenEnds[token];
  }

  TokenType tokenType(int token) {
    return tokenTypes[token];
  }

  /** Splits the run that starts at a letter or digit into tokens. */
  void scan(char[] text, int from, int limit) {
    readAtoms(text, from, limit);
    tokenCount = 0;
    addresses.reset();
    for (int atom = 0; atom < atomCount; ) {
      int used = addresses.match(text, atom, limit);
      if (used > 0) {
        add(starts[atom], addresses.end(), addresses.type(), used);
      } else if (kinds[atom] == DIGITS) {
        used = numeric(text, atom, limit);
      } else {
        used = lettered(text, atom, limit);
      }
      atom += used;
    }
  }

  /** Adds a token that consists of whole atoms and returns the number of atoms. */
  private int add(int first, int last, TokenType type) {
    return add(starts[first], ends[last], type, last - first + 1);
  }

  private int add(int start, int end, TokenType type, int used) {
    tokenStarts[tokenCount] = start;
    tokenEnds[tokenCount] = end;
    tokenTypes[tokenCount++] = type;
    return used;
  }

  // Numbers. Each method below returns the number of atoms that it used; 0 if it does not apply.

  private int numeric(char[] text, int atom, int limit) {
    char connector = connectors[atom];
    int document = connector == '/' ? documentCode(text, atom) : 0;
    if (document > 0) {
      return add(atom, document, TokenType.CODE);
    }
    int date = dateEnd(text, atom);
    if (date > atom) {
      return add(atom, date, TokenType.DATE);
    }
    int used =
        switch (connector) {
          case '.', ',' -> separated(text, atom, limit);
          case '-' -> range(atom);
          case '+' -> sum(atom);
          case '/' -> isDigits(atom + 1) ? add(atom, atom + 1, TokenType.CODE) : 0;
          case ':' -> time(atom);
          default -> 0;
        };
    return used > 0 ? used : addNumber(text, atom, atom, limit);
  }

  /** Adds {@code 5,4} or {@code 1.250.000} as a number, {@code 10.6.0} as a code. */
  private int separated(char[] text, int atom, int limit) {
    int last = atom;
    while (isDigits(last + 1) && (connectors[last] == '.' || connectors[last] == ',')) {
      last++;
    }
    if (last == atom) {
      return 0;
    }
    return isNumber(atom, last)
        ? addNumber(text, atom, last, limit)
        : add(atom, last, TokenType.CODE);
  }

  private int range(int atom) {
    int last = atom;
    // In 8-9/4, the days from 8 to 9 April, 9/4 is a date and stays whole.
    while (connectors[last] == '-' && isDigits(last + 1) && connectors[last + 1] != '/') {
      last++;
    }
    if (last > atom && (connectors[last] == '.' || connectors[last] == ',')) {
      last--; // in 2-3,5 the decimals belong to the last number
    }
    return last > atom ? add(atom, last, TokenType.RANGE) : 0;
  }

  private int sum(int atom) {
    int last = atom;
    while (connectors[last] == '+' && isDigits(last + 1)) {
      last++;
    }
    return last > atom ? add(atom, last, TokenType.CODE) : 0;
  }

  private int time(int atom) {
    int last = atom + 1;
    if (!isDigits(last) || length(atom) > 2 || length(last) != 2) {
      return 0;
    }
    if (connectors[last] == ':' && isDigits(last + 1) && length(last + 1) == 2) {
      last++;
    }
    return add(atom, last, TokenType.TIME);
  }

  /**
   * Returns whether atoms are a decimal number, or groups of three digits with or without decimals;
   * a version or an IP address is neither.
   */
  private boolean isNumber(int first, int last) {
    if (last == first + 1) {
      return true;
    }
    if (length(first) > 3) {
      return false;
    }
    for (int i = first + 1; i <= last; i++) {
      boolean decimals = i == last && connectors[i - 1] != connectors[first];
      if (!decimals && (length(i) != 3 || connectors[i - 1] != connectors[first])) {
        return false;
      }
    }
    return true;
  }

  /** Adds a number with the percent sign or the plus sign after it, as in 40 % and 18+. */
  private int addNumber(char[] text, int first, int last, int limit) {
    int end = ends[last];
    int used = last - first + 1;
    if (end < limit && text[end] == '%') {
      return add(starts[first], end + 1, TokenType.NUMBER, used);
    }
    if (connectors[last] == 0 && end + 1 < limit) {
      if ((text[end] == ' ' || text[end] == '\u00A0') && text[end + 1] == '%') {
        return add(starts[first], end + 2, TokenType.NUMBER, used);
      }
      if (text[end] == '+' && connectors[last] == 0 && first == last) {
        return add(starts[first], end + 1, TokenType.CODE, used); // 18+
      }
    } else if (connectors[last] == 0 && end < limit && text[end] == '+' && first == last) {
      return add(starts[first], end + 1, TokenType.CODE, used);
    }
    return add(first, last, TokenType.NUMBER);
  }

  /**
   * Returns the last atom of a document code, as in 15/2020/NĐ-CP or 47/NQ-CP; 0 if there is none.
   */
  private int documentCode(char[] text, int atom) {
    int last = atom + 1;
    if (isDigits(last) && connectors[last] == '/') {
      last++;
    }
    if (last >= atomCount || kinds[last] != LETTERS || isReadable(text, last)) {
      return 0;
    }
    while (connectors[last] == '-'
        && last + 1 < atomCount
        && kinds[last + 1] == LETTERS
        && !isReadable(text, last + 1)) {
      last++;
    }
    return last;
  }

  /**
   * Returns the last atom of a date: d/m, m/yyyy, d/m/y with slashes, hyphens or dots, or y-m-d as
   * in ISO 8601; -1 if there is none.
   */
  private int dateEnd(char[] text, int atom) {
    char connector = connectors[atom];
    if ((connector != '/' && connector != '-' && connector != '.') || !isDigits(atom + 1)) {
      return -1;
    }
    int first = value(text, atom);
    int second = value(text, atom + 1);
    if (connectors[atom + 1] == connector && isDigits(atom + 2)) {
      int third = value(text, atom + 2);
      boolean ends = connectors[atom + 2] != connector;
      boolean wide = connector == '/' || length(atom + 2) == 4; // 1.2.10 is a version
      if (ends && wide && isDay(first) && isMonth(second) && isYear(third, length(atom + 2))) {
        return atom + 2;
      }
      if (ends
          && connector == '-'
          && length(atom) == 4
          && isYear(first, 4)
          && isMonth(second)
          && isDay(third)) {
        return atom + 2;
      }
      return -1;
    }
    if (connector != '/') {
      return -1; // 2-3 is a range and 5.4 a number; TokenParts adds that they may be dates
    }
    boolean dayAndMonth = isDay(first) && isMonth(second);
    boolean monthAndYear = isMonth(first) && length(atom + 1) == 4 && isYear(second, 4);
    return dayAndMonth || monthAndYear ? atom + 1 : -1;
  }

  static boolean isDay(int value) {
    return value >= 1 && value <= 31;
  }

  static boolean isMonth(int value) {
    return value >= 1 && value <= 12;
  }

  static boolean isYear(int value, int length) {
    return length == 4 ? value >= 1000 && value < 2200 : length == 2 && value >= 0;
  }

  // Letters, and letters with digits.

  private int lettered(char[] text, int atom, int limit) {
    int code = codeEnd(text, atom);
    if (code >= 0) {
      return addWithPlus(text, atom, code, TokenType.CODE, limit);
    }
    if (kinds[atom] != LETTERS) {
      return add(atom, atom, TokenType.CODE);
    }
    int last = atom;
    switch (connectors[atom]) {
      case '.' -> {
        while (connectors[last] == '.'
            && last + 1 < atomCount
            && kinds[last + 1] == LETTERS
            && !isReadable(text, last)
            && !isReadable(text, last + 1)) {
          last++;
        }
      }
      case '&' -> {
        while (connectors[last] == '&' && last + 1 < atomCount && kinds[last + 1] == LETTERS) {
          last++;
        }
      }
      case '\'' -> {
        while (connectors[last] == '\'' && last + 1 < atomCount && kinds[last + 1] == LETTERS) {
          last++;
        }
      }
      default -> {}
    }
    return last > atom
        ? add(atom, last, TokenType.COMPOUND)
        : addWithPlus(text, atom, atom, TokenType.WORD, limit);
  }

  /** Adds a token with the plus signs or the number sign after it, as in C++, Disney+ and C#. */
  private int addWithPlus(char[] text, int first, int last, TokenType type, int limit) {
    int end = ends[last];
    int used = last - first + 1;
    if (connectors[last] == 0 && end < limit) {
      if (text[end] == '+') {
        int stop = end + 1 < limit && text[end + 1] == '+' ? end + 2 : end + 1;
        return add(starts[first], stop, TokenType.CODE, used);
      }
      if (text[end] == '#' && last == first && length(first) == 1) {
        return add(starts[first], end + 1, TokenType.CODE, used);
      }
    }
    return add(first, last, type);
  }

  /**
   * Returns the last atom with digits of a code such as S-400, SARS-CoV-2, 49X-1234 or F-16A; -1 if
   * there is none.
   */
  private int codeEnd(char[] text, int atom) {
    int found = kinds[atom] == LETTERS ? -1 : atom;
    for (int i = atom; i < atomCount; i++) {
      if ((kinds[i] & LETTERS) != 0 && hasMarkedVowel(text, i)) {
        break;
      }
      if ((kinds[i] & DIGITS) != 0) {
        boolean goesOn = connectors[i] != 0 && connectors[i] != '-' && isDigits(i + 1);
        if (goesOn && kinds[i] == DIGITS) {
          return found; // in Nga-11/4 the number begins a date
        }
        found = i;
      }
      if (connectors[i] != '-') {
        break;
      }
    }
    return found;
  }

  /**
   * Returns whether an atom can be read as a syllable: then it is a word, not part of an
   * abbreviation.
   */
  private boolean isReadable(char[] text, int atom) {
    return length(atom) > 1 && parser.parse(text, starts[atom], length(atom));
  }
}
