// SPDX-License-Identifier: Apache-2.0
package io.luctim.text.token;

import io.luctim.text.TokenType;
import io.luctim.text.letter.SyllableParser;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * A run of letters and digits with single connectors between them ({@code 11/4/2024}, {@code
 * S-400}, {@code GD&ĐT}, {@code Mỹ-Nhật}), and the tokens it is made of.
 *
 * <p>The run is split into atoms once; then at each atom the longest pattern that fits makes a
 * token. Patterns look at atoms only, so that the whole is linear.
 */
final class TokenChain extends AtomRun {
  /** Top-level domains that end a host name; any other dot may be a full stop without its space. */
  private static final long[] TOP_LEVEL_DOMAINS =
      Stream.of(
              "vn com net org edu gov info biz io dev app tv me eu us uk fr de jp kr cn hk tw sg th"
                  + " la kh my ru ua au ca ch int mil name pro online store shop site xyz blog news"
                  + " asia example")
          .flatMap(list -> Stream.of(list.split(" ")))
          .mapToLong(domain -> packLetters(domain.toCharArray(), 0, domain.length()))
          .sorted()
          .toArray();

  private final int[] tokenStarts = new int[MAX + 1];
  private final int[] tokenEnds = new int[MAX + 1];
  private final TokenType[] tokenTypes = new TokenType[MAX + 1];
  private final SyllableParser letters = new SyllableParser();
  private int tokenCount;

  /** Atoms before these are known to begin no host name and no e-mail address. */
  private int noHostBefore;

  private int noEmailBefore;

  TokenChain() {}

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

  /** Splits the text from a letter or digit on. */
  void scan(char[] text, int from, int limit) {
    readAtoms(text, from, limit);
    tokenCount = 0;
    noHostBefore = 0;
    noEmailBefore = 0;
    for (int atom = 0; atom < atomCount; ) {
      int used = address(text, atom, limit);
      if (used == 0) {
        used = kinds[atom] == DIGITS ? numeric(text, atom, limit) : lettered(text, atom, limit);
      }
      atom += used;
    }
  }

  private int add(int first, int last, TokenType type) {
    return add(starts[first], ends[last], type, last - first + 1);
  }

  private int add(int start, int end, TokenType type, int used) {
    tokenStarts[tokenCount] = start;
    tokenEnds[tokenCount] = end;
    tokenTypes[tokenCount++] = type;
    return used;
  }

  // Addresses.

  private int address(char[] text, int atom, int limit) {
    if (kinds[atom] == LETTERS && isScheme(text, atom, limit)) {
      return addUrl(text, atom, ends[atom], limit);
    }
    char after = connectors[atom];
    if (after != '.' && after != '@' && after != '-' && after != '_' && after != '+') {
      return 0;
    }
    if (atom >= noEmailBefore) {
      int at = atom;
      while (isAscii(text, at) && connectors[at] != 0 && "._-+".indexOf(connectors[at]) >= 0) {
        at++;
      }
      if (connectors[at] == '@' && isAscii(text, at)) {
        int known = noHostBefore;
        int host = hostEnd(text, at + 1);
        noHostBefore = known; // what stands before the @ was not looked at
        if (host > 0) {
          return add(atom, host, TokenType.EMAIL);
        }
      }
      noEmailBefore = at + 1;
    }
    int host = atom < noHostBefore ? -1 : hostEnd(text, atom);
    if (host < 0) {
      return 0;
    }
    int end = ends[host];
    return end < limit && text[end] == '/'
        ? addUrl(text, atom, end, limit)
        : add(atom, host, TokenType.URL);
  }

  private boolean isScheme(char[] text, int atom, int limit) {
    int end = ends[atom];
    return end + 3 < limit
        && text[end] == ':'
        && text[end + 1] == '/'
        && text[end + 2] == '/'
        && isAscii(text, atom)
        && end - starts[atom] < 8
        && isUrlChar(text[end + 3]);
  }

  /** A URL runs to the next space or quote, less the punctuation that ends a sentence. */
  private int addUrl(char[] text, int atom, int from, int limit) {
    int bound = Math.min(limit, starts[atom] + TokenScanner.MAX_TOKEN_LENGTH);
    int end = from;
    while (end < bound && isUrlChar(text[end])) {
      end++;
    }
    while (end > from && ".,;:!?/-".indexOf(text[end - 1]) >= 0) {
      end--;
    }
    int last = atom;
    while (last + 1 < atomCount && starts[last + 1] < end) {
      last++;
    }
    return add(starts[atom], Math.max(end, ends[atom]), TokenType.URL, last - atom + 1);
  }

  private static boolean isUrlChar(char c) {
    return c > ' ' && c < 0x7F && "\"<>\\^`{|}()[]".indexOf(c) < 0;
  }

  /** The last atom of a host name that starts at an atom, or -1. */
  private int hostEnd(char[] text, int atom) {
    int found = -1;
    int i = atom;
    for (; i < atomCount && isAscii(text, i); i++) {
      char before = i == atom ? 0 : connectors[i - 1];
      if (before == '.' && kinds[i] == LETTERS && isTopLevelDomain(text, i)) {
        found = i;
      }
      if (connectors[i] != '.' && connectors[i] != '-') {
        break;
      }
    }
    if (found < 0) {
      noHostBefore = Math.max(noHostBefore, i + 1);
    }
    return found;
  }

  private boolean isTopLevelDomain(char[] text, int atom) {
    int length = ends[atom] - starts[atom];
    if (length < 2 || length > 7) {
      return false;
    }
    long packed = packLetters(text, starts[atom], ends[atom]);
    return Arrays.binarySearch(TOP_LEVEL_DOMAINS, packed) >= 0;
  }

  /** Up to seven ASCII letters in one number, either case. */
  private static long packLetters(char[] text, int from, int to) {
    long packed = 0;
    for (int i = from; i < to; i++) {
      packed = packed << 8 | (text[i] | 0x20);
    }
    return packed;
  }

  // Numbers.

  private int numeric(char[] text, int atom, int limit) {
    char connector = connectors[atom];
    if (connector == '/') {
      int document = documentCode(text, atom);
      if (document > 0) {
        return add(atom, document, TokenType.CODE);
      }
    }
    int date = dateEnd(text, atom);
    if (date > atom) {
      return add(atom, date, TokenType.DATE);
    }
    int last = atom;
    switch (connector) {
      case '.', ',' -> {
        while (isDigits(last + 1) && (connectors[last] == '.' || connectors[last] == ',')) {
          last++;
        }
        if (last == atom) {
          break;
        }
        return isNumber(atom, last)
            ? addNumber(text, atom, last, limit)
            : add(atom, last, TokenType.CODE);
      }
      case '-' -> {
        // 8-9/4 is the days from 8 to 9 April: a date cannot be torn apart.
        while (connectors[last] == '-' && isDigits(last + 1) && connectors[last + 1] != '/') {
          last++;
        }
        if (last > atom) {
          if (connectors[last] == '.' || connectors[last] == ',') {
            last--; // 2-3,5: the last number has decimals of its own
          }
          return last > atom
              ? add(atom, last, TokenType.RANGE)
              : addNumber(text, atom, atom, limit);
        }
      }
      case '+' -> {
        while (connectors[last] == '+' && isDigits(last + 1)) {
          last++;
        }
        if (last > atom) {
          return add(atom, last, TokenType.CODE);
        }
      }
      case '/' -> {
        if (isDigits(atom + 1)) {
          return add(atom, atom + 1, TokenType.CODE);
        }
      }
      case ':' -> {
        if (isDigits(atom + 1) && length(atom) <= 2 && length(atom + 1) == 2) {
          last = atom + 1;
          if (connectors[last] == ':' && isDigits(last + 1) && length(last + 1) == 2) {
            last++;
          }
          return add(atom, last, TokenType.TIME);
        }
      }
      default -> {}
    }
    return addNumber(text, atom, atom, limit);
  }

  /** A decimal, or groups of three with or without decimals; not a version or an IP address. */
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

  /** 15/2020/NĐ-CP, 47/NQ-CP: the last atom, or 0. */
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

  /** d/m, m/yyyy, d/m/y with slashes, hyphens or dots, or ISO's y-m-d: the last atom, or -1. */
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
      return -1; // 2-3 and 5.4 are something else first; the parts say what else they may be
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

  /** C++, Disney+, C#. */
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

  /** S-400, SARS-CoV-2, 49X-1234, F-16A: the last atom that has digits, or -1. */
  private int codeEnd(char[] text, int atom) {
    int found = kinds[atom] == LETTERS ? -1 : atom;
    for (int i = atom; i < atomCount; i++) {
      if ((kinds[i] & LETTERS) != 0 && hasMarkedVowel(text, i)) {
        break;
      }
      if ((kinds[i] & DIGITS) != 0) {
        boolean goesOn = connectors[i] != 0 && connectors[i] != '-' && isDigits(i + 1);
        if (goesOn && kinds[i] == DIGITS) {
          return found; // Nga-11/4: the number belongs to what follows it
        }
        found = i;
      }
      if (connectors[i] != '-') {
        break;
      }
    }
    return found;
  }

  /** Whether an atom reads as a syllable of its own, and so is no part of an abbreviation. */
  private boolean isReadable(char[] text, int atom) {
    return length(atom) > 1 && letters.read(text, starts[atom], length(atom)) && letters.analyze();
  }
}
