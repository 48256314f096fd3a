// SPDX-License-Identifier: Apache-2.0
package io.luctim.text.token;

import io.luctim.text.SyllableNormalizer;
import io.luctim.text.TokenType;
import java.util.Arrays;

/**
 * Gives all spellings of a token one canonical form. Words are normalized by {@link
 * SyllableNormalizer}, all other tokens by the rules of their type.
 *
 * <table>
 *   <caption>Canonical forms</caption>
 *   <tr><th>text</th><th>canonical</th></tr>
 *   <tr><td>{@code 5,4} {@code 5.4}</td><td>{@code 5,4}</td></tr>
 *   <tr><td>{@code 1.250.000} {@code 1,250,000}</td><td>{@code 1250000}</td></tr>
 *   <tr><td>{@code 40%} {@code 40 %}</td><td>{@code 40%}</td></tr>
 *   <tr><td>{@code 11/04/2024} {@code 11-4-2024} {@code 2024-04-11}</td><td>{@code 11/4/2024}</td></tr>
 *   <tr><td>{@code 14:30} {@code 14h30}</td><td>{@code 14h30}</td></tr>
 *   <tr><td>{@code S-400} {@code S400}</td><td>{@code s400}</td></tr>
 *   <tr><td>{@code TP.HCM} {@code TPHCM}</td><td>{@code tphcm}</td></tr>
 *   <tr><td>{@code AT&T}, {@code 2+2}, {@code C++}</td><td>as written, in lower case</td></tr>
 * </table>
 *
 * <p>Not safe for use by several threads: an instance owns its buffer.
 *
 * @since 0.1
 */
public final class TokenNormalizer {
  private final SyllableNormalizer words = new SyllableNormalizer();
  private char[] buffer = new char[2 * TokenScanner.MAX_TOKEN_LENGTH];
  private char[] result = buffer;
  private int length;
  private boolean isWord;

  /** Creates a normalizer with a buffer of its own. */
  public TokenNormalizer() {}

  /**
   * Normalizes one token.
   *
   * @param type the type of the token
   * @param token the token as it stands in the text
   * @return its canonical form
   */
  public static String normalize(TokenType type, CharSequence token) {
    TokenNormalizer normalizer = new TokenNormalizer();
    char[] chars = token.toString().toCharArray();
    int length = normalizer.normalize(type, chars, 0, chars.length);
    return new String(normalizer.buffer(), 0, length);
  }

  /**
   * Normalizes one token into {@link #buffer}.
   *
   * @param type the type of the token
   * @param text holds the token; not changed
   * @param offset where it starts
   * @param count its length in chars
   * @return the length of the canonical form
   */
  public int normalize(TokenType type, char[] text, int offset, int count) {
    isWord = type == TokenType.WORD;
    if (isWord) {
      length = words.normalize(text, offset, count);
      result = words.buffer();
      return length;
    }
    if (buffer.length < count + 2) {
      buffer = new char[2 * count + 2];
    }
    result = buffer;
    length = 0;
    switch (type) {
      case NUMBER -> number(text, offset, offset + count);
      case DATE -> date(text, offset, offset + count);
      case TIME, RANGE -> joined(text, offset, offset + count, type == TokenType.TIME ? 'h' : '-');
      case CODE, COMPOUND -> code(text, offset, offset + count);
      default -> {
        length = words.normalize(text, offset, count);
        result = words.buffer();
      }
    }
    return length;
  }

  /**
   * Returns the buffer that holds the canonical form of the last token, from index 0.
   *
   * @return a buffer whose content lasts until the next call
   */
  public char[] buffer() {
    return result;
  }

  /**
   * Returns whether the last token is a syllable that may be written with i or with y.
   *
   * @return whether the token may be written differently from its form in {@link #buffer}
   */
  public boolean hasTwoSpellings() {
    return isWord && words.hasTwoSpellings();
  }

  /**
   * Writes the last token, for which {@link #hasTwoSpellings} is true, with the one of i and y that
   * the text has.
   *
   * @param target receives the spelling from index 0; must have room for it
   * @return the length of the spelling
   */
  public int writeSpelling(char[] target) {
    return words.writeSpelling(target);
  }

  /**
   * Normalizes a number: drops the separators between groups of three digits, and writes the
   * decimal separator as a comma. A lone group of three after a comma is decimals, as in 5,125 tỷ.
   */
  private void number(char[] text, int from, int to) {
    int separators = 0;
    int lastSeparator = -1;
    char first = 0;
    for (int i = from; i < to; i++) {
      if (text[i] == '.' || text[i] == ',') {
        separators++;
        lastSeparator = i;
        first = first == 0 ? text[i] : first;
      }
    }
    int end = to;
    while (end > from && CharClass.of(text[end - 1]) != CharClass.DIGIT) {
      end--;
    }
    boolean decimals = false;
    if (lastSeparator >= 0) {
      boolean group = end - lastSeparator - 1 == 3;
      boolean same = text[lastSeparator] == first;
      boolean leadingZero = text[from] == '0' && separators == 1;
      decimals = separators == 1 ? !group || first == ',' || leadingZero : !same;
    }
    for (int i = from; i < end; i++) {
      if (CharClass.of(text[i]) == CharClass.DIGIT) {
        put(CharClass.asciiDigit(text[i]));
      } else if (i == lastSeparator && decimals) {
        put(',');
      }
    }
    if (end < to && text[to - 1] == '%') {
      put('%');
    }
  }

  /**
   * Normalizes a date: day, month and year in this order, without leading zeros. A year of two
   * digits is between 1970 and 2069.
   */
  private void date(char[] text, int from, int to) {
    int firstEnd = digitsEnd(text, from, to);
    if (firstEnd - from == 4 && digitsEnd(text, firstEnd + 1, to) < to) { // 2024-04-11
      int secondEnd = digitsEnd(text, firstEnd + 1, to);
      digits(text, secondEnd + 1, to);
      put('/');
      digits(text, firstEnd + 1, secondEnd);
      put('/');
      digits(text, from, firstEnd);
      return;
    }
    int parts = 0;
    for (int i = from; i < to; ) {
      int end = digitsEnd(text, i, to);
      if (parts++ > 0) {
        put('/');
      }
      if (parts == 3 && end - i == 2) {
        int year = CompoundTokenRules.value(text, i, end);
        put(year < 70 ? '2' : '1');
        put(year < 70 ? '0' : '9');
        put(CharClass.asciiDigit(text[i]));
        put(CharClass.asciiDigit(text[i + 1]));
      } else {
        digits(text, i, end);
      }
      i = end + 1;
    }
  }

  private static int digitsEnd(char[] text, int from, int to) {
    int i = from;
    while (i < to && CharClass.of(text[i]) == CharClass.DIGIT) {
      i++;
    }
    return i;
  }

  private void digits(char[] text, int from, int to) {
    int i = from;
    while (i + 1 < to && CharClass.asciiDigit(text[i]) == '0') {
      i++;
    }
    for (; i < to; i++) {
      put(CharClass.asciiDigit(text[i]));
    }
  }

  private void joined(char[] text, int from, int to, char connector) {
    for (int i = from; i < to; i++) {
      put(CharClass.of(text[i]) == CharClass.DIGIT ? CharClass.asciiDigit(text[i]) : connector);
    }
  }

  /**
   * Normalizes runs of letters as words and drops hyphens, apostrophes and dots between letters.
   */
  private void code(char[] text, int from, int to) {
    for (int i = from; i < to; ) {
      char c = text[i];
      byte kind = CharClass.at(text, i, to);
      if (kind == CharClass.LATIN) {
        int end = Math.min(to, TokenScanner.latinEnd(text, i, to));
        int count = words.normalize(text, i, end - i);
        ensure(count + to - end);
        System.arraycopy(words.buffer(), 0, buffer, length, count);
        length += count;
        i = end;
        continue;
      }
      if (kind == CharClass.DIGIT) {
        put(CharClass.asciiDigit(c));
      } else if (c == '&' || c == '+' || c == '/' || c == '#') {
        put(c);
      } else if (c == '.' && betweenDigits(text, i, from, to)) {
        put(c);
      }
      i++;
    }
    result = buffer;
  }

  private static boolean betweenDigits(char[] text, int i, int from, int to) {
    return i > from
        && i + 1 < to
        && CharClass.of(text[i - 1]) == CharClass.DIGIT
        && CharClass.of(text[i + 1]) == CharClass.DIGIT;
  }

  private void put(char c) {
    ensure(1);
    buffer[length++] = c;
  }

  private void ensure(int more) {
    if (length + more > buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * (length + more));
    }
    result = buffer;
  }
}
