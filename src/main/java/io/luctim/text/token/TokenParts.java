// SPDX-License-Identifier: Apache-2.0
package io.luctim.text.token;

import io.luctim.text.TokenType;

/**
 * Splits a token into the parts by which it should also be found: {@code S-400} by <i>S</i> and
 * <i>400</i> one after the other, {@code 11/4/2024} by <i>11/4</i>, {@code TP.HCM} by <i>TP</i> and
 * <i>HCM</i>; but {@code 5,4} not by <i>4</i>, and {@code 2+2} not by <i>2</i>.
 *
 * <p>A part is a span of the token with a type of its own; {@link Kind} says how it stands to the
 * token.
 *
 * <p>Not safe for use by several threads; allocates nothing.
 *
 * @since 0.1
 */
public final class TokenParts {
  /** The relation of a part to its token. */
  public enum Kind {
    /** One of several pieces that stand one after the other, as if written with spaces. */
    SEQUENCE,
    /** The whole token, read in another way: {@code 22.10} as a date. */
    READING,
    /** Less than the token says: a text is found by it, but a query does not search for it. */
    COARSER
  }

  /** Maximum number of pieces; a token with more is not split. */
  private static final int MAX_PARTS = 16;

  private final int[] starts = new int[MAX_PARTS + 1];
  private final int[] ends = new int[MAX_PARTS + 1];
  private final Kind[] kinds = new Kind[MAX_PARTS + 1];
  private final TokenType[] types = new TokenType[MAX_PARTS + 1];
  private int count;
  private int sequenceLength;

  /** Creates an instance that has not split a token yet. */
  public TokenParts() {}

  /**
   * Splits a token.
   *
   * @param type the type of the token
   * @param text holds the token as it stands in the text
   * @param offset where it starts
   * @param length its length in chars
   * @return the number of parts; those of {@link Kind#SEQUENCE} come last, in the order of the text
   */
  public int split(TokenType type, char[] text, int offset, int length) {
    count = 0;
    sequenceLength = 0;
    int to = offset + length;
    switch (type) {
      case NUMBER -> number(text, offset, to);
      case DATE -> date(text, offset, to);
      case RANGE -> {
        int end = digits(text, offset, to);
        int second = digits(text, end + 1, to);
        if (second == to && isDayAndMonth(text, offset, end, end + 1, to)) {
          add(offset, to, Kind.READING, TokenType.DATE); // 22-10
        }
        pieces(text, offset, to);
      }
      case CODE -> code(text, offset, to);
      case COMPOUND, URL, EMAIL -> pieces(text, offset, to);
      default -> {}
    }
    return count;
  }

  /**
   * Returns the number of parts of {@link Kind#SEQUENCE}.
   *
   * @return 0, or at least 2
   */
  public int sequenceLength() {
    return sequenceLength;
  }

  /**
   * Returns where a part starts.
   *
   * @param part the index of the part
   * @return an index into the text that was split
   */
  public int start(int part) {
    return starts[part];
  }

  /**
   * Returns where a part ends.
   *
   * @param part the index of the part
   * @return an index into the text that was split, exclusive
   */
  public int end(int part) {
    return ends[part];
  }

  /**
   * Returns the relation of a part to the token.
   *
   * @param part the index of the part
   * @return its kind
   */
  public Kind kind(int part) {
    return kinds[part];
  }

  /**
   * Returns the type of a part.
   *
   * @param part the index of the part
   * @return its type
   */
  public TokenType type(int part) {
    return types[part];
  }

  private void add(int start, int end, Kind kind, TokenType type) {
    starts[count] = start;
    ends[count] = end;
    kinds[count] = kind;
    types[count++] = type;
    if (kind == Kind.SEQUENCE) {
      sequenceLength++;
    }
  }

  private void number(char[] text, int from, int to) {
    int end = to;
    while (end > from && CharClass.of(text[end - 1]) != CharClass.DIGIT) {
      end--;
    }
    if (end < to) {
      add(from, end, Kind.COARSER, TokenType.NUMBER); // 40 of 40%
      return;
    }
    int first = digits(text, from, to);
    if (first < to && digits(text, first + 1, to) == to) {
      int decimals = to - first - 1;
      if (text[first] == '.' && decimals == 2 && isDayAndMonth(text, from, first, first + 1, to)) {
        add(from, to, Kind.READING, TokenType.DATE); // 22.10
      } else if (text[first] == ',' && decimals == 3 && first - from <= 3 && text[from] != '0') {
        add(from, to, Kind.READING, TokenType.CODE); // 1,250 may be 1.250 as English writes it
      }
    }
  }

  private void date(char[] text, int from, int to) {
    int first = digits(text, from, to);
    int second = digits(text, first + 1, to);
    if (second == to) {
      if (to - first - 1 == 4) { // 10/2020 is also found by tháng 10 … 2020
        pieces(text, from, to);
      }
      return;
    }
    boolean yearFirst = first - from == 4;
    if (yearFirst) {
      add(from, first, Kind.COARSER, TokenType.NUMBER);
    } else {
      add(from, second, Kind.COARSER, TokenType.DATE); // 11/4
      if (to - second - 1 == 4) {
        add(first + 1, to, Kind.COARSER, TokenType.DATE); // 4/2024
        add(second + 1, to, Kind.COARSER, TokenType.NUMBER); // 2024
      }
    }
  }

  private static boolean isDayAndMonth(char[] text, int from, int to, int from2, int to2) {
    return CompoundTokenRules.isDay(CompoundTokenRules.value(text, from, to))
        && CompoundTokenRules.isMonth(CompoundTokenRules.value(text, from2, to2));
  }

  private static int digits(char[] text, int from, int to) {
    int i = from;
    while (i < to && CharClass.of(text[i]) == CharClass.DIGIT) {
      i++;
    }
    return i;
  }

  private void code(char[] text, int from, int to) {
    char last = text[to - 1];
    if (last == '+' && text[to - 2] != '+') {
      boolean number = CharClass.of(text[to - 2]) == CharClass.DIGIT;
      add(from, to - 1, Kind.COARSER, number ? TokenType.NUMBER : TokenType.CODE); // 18+, Disney+
      return;
    }
    for (int i = from; i < to; i++) {
      if (text[i] == '+' || text[i] == '#') {
        return; // 2+2, C++, C#
      }
    }
    if (digits(text, from, to) < to && isFractionOrVersion(text, from, to)) {
      return;
    }
    pieces(text, from, to);
  }

  /** Returns whether a token is a fraction or a version, such as 49/51 or 192.168.1.1. */
  private static boolean isFractionOrVersion(char[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (CharClass.of(text[i]) != CharClass.DIGIT && text[i] != '/' && text[i] != '.') {
        return false;
      }
    }
    return true;
  }

  /**
   * Adds the pieces between connectors. A token without a connector is split where letters and
   * digits meet.
   */
  private void pieces(char[] text, int from, int to) {
    int before = count;
    for (int i = from; i < to; ) {
      if (!CompoundTokenRules.isAlphanumeric(CharClass.at(text, i, to))) {
        i++;
        continue;
      }
      int end = i;
      boolean digits = true;
      while (end < to) {
        byte kind = CharClass.at(text, end, to);
        if (kind == CharClass.SEPARATOR) {
          break;
        }
        digits &= kind == CharClass.DIGIT;
        end += Character.isHighSurrogate(text[end]) && end + 1 < to ? 2 : 1;
      }
      if (count == MAX_PARTS) {
        drop(before);
        return;
      }
      add(i, end, Kind.SEQUENCE, digits ? TokenType.NUMBER : pieceType(text, i, end));
      i = end;
    }
    if (sequenceLength == 1) {
      int end = ends[count - 1];
      int start = starts[count - 1];
      drop(before);
      splitOnce(text, start, end);
    }
  }

  private static TokenType pieceType(char[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (CharClass.of(text[i]) == CharClass.DIGIT) {
        return TokenType.CODE;
      }
    }
    return TokenType.WORD;
  }

  /**
   * Splits letters with digits after them, as in Covid19, or digits with letters after them, as in
   * 10kg. A token in which letters and digits alternate, such as A1B2C3, stays whole.
   */
  private void splitOnce(char[] text, int from, int to) {
    int seam = -1;
    boolean digit = CharClass.of(text[from]) == CharClass.DIGIT;
    for (int i = from + 1; i < to; i++) {
      byte kind = CharClass.of(text[i]);
      boolean continues = kind == CharClass.MARK || kind == CharClass.IGNORABLE;
      boolean now = continues ? digit : kind == CharClass.DIGIT;
      if (now != digit) {
        if (seam >= 0) {
          return;
        }
        seam = i;
        digit = now;
      }
    }
    if (seam > 0) {
      add(from, seam, Kind.SEQUENCE, typeOf(text[from]));
      add(seam, to, Kind.SEQUENCE, typeOf(text[seam]));
    }
  }

  private static TokenType typeOf(char c) {
    return CharClass.of(c) == CharClass.DIGIT ? TokenType.NUMBER : TokenType.WORD;
  }

  private void drop(int to) {
    count = to;
    sequenceLength = 0;
  }
}
