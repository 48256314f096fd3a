// SPDX-License-Identifier: Apache-2.0
package io.luctim.text.token;

import io.luctim.text.TokenType;
import io.luctim.text.letter.SyllableParser;

/**
 * Finds the tokens of a text: words, and what newspapers write besides (numbers, dates, codes,
 * abbreviations, addresses), as {@link TokenType} lists them.
 *
 * <p>Words of other scripts end where UAX #29 ends them, except that scripts without spaces other
 * than Han and Hiragana come as whole runs. Reads each character a bounded number of times: linear
 * for any input. Tokens are at most {@link #MAX_TOKEN_LENGTH} chars; longer runs are cut there.
 *
 * <p>Works on a window of the text, so that a caller can stream: {@link #next} wants {@link
 * #LOOKAHEAD} chars after the position it starts from, or the end of the text. Not safe for use by
 * several threads; allocates nothing.
 *
 * @since 0.1
 */
public final class TokenScanner {
  /** The longest token in chars. */
  public static final int MAX_TOKEN_LENGTH = 255;

  /** How far {@link #next} may look beyond a token's start. */
  public static final int LOOKAHEAD = 1024;

  private final TokenChain chain = new TokenChain();
  private final SyllableParser letters = new SyllableParser();
  private int chainIndex;
  private int start;
  private int end;
  private TokenType type = TokenType.WORD;

  /** Makes a scanner at the beginning of a text. */
  public TokenScanner() {}

  /** Forgets what is left of the last text. */
  public void reset() {
    chain.clear();
    chainIndex = 0;
  }

  /**
   * Finds the first token that starts at or after a position.
   *
   * @param text the window
   * @param from the end of the previous token, or 0
   * @param limit the end of the window's content
   * @param last whether the text ends at {@code limit}
   * @return whether there is one; if not, and the text goes on, everything before {@link #end} is
   *     done with: call again with more text after it
   */
  public boolean next(char[] text, int from, int limit, boolean last) {
    if (chainIndex < chain.tokenCount()) {
      return emitChained();
    }
    int safe = last ? limit : limit - LOOKAHEAD;
    for (int i = from; i < safe; ) {
      byte kind = CharClass.at(text, i, limit);
      switch (kind) {
        case CharClass.LATIN -> {
          int stop = latinEnd(text, i, limit);
          int gap = invisibleGap(text, i, stop);
          if (gap > i) {
            return emit(i, gap, TokenType.WORD);
          }
          if (stop == limit || !continues(text, stop, limit)) {
            return emit(i, trim(text, i, stop), TokenType.WORD);
          }
          scanChain(text, i, limit);
          return emitChained();
        }
        case CharClass.DIGIT -> {
          scanChain(text, i, limit);
          return emitChained();
        }
        case CharClass.LETTER -> {
          return emit(i, trim(text, i, letterEnd(text, i, limit)), TokenType.OTHER_WORD);
        }
        case CharClass.IDEOGRAPH -> {
          return emit(i, i + width(text, i, limit), TokenType.IDEOGRAPH);
        }
        default -> i++;
      }
    }
    end = Math.max(from, safe);
    return false;
  }

  /**
   * Where the token starts.
   *
   * @return an index into the window
   */
  public int start() {
    return start;
  }

  /**
   * Where the token ends, or how far {@link #next} got without finding one.
   *
   * @return an index into the window, exclusive
   */
  public int end() {
    return end;
  }

  /**
   * What the token is.
   *
   * @return its type
   */
  public TokenType type() {
    return type;
  }

  /**
   * Whether more than white space stands between two places: punctuation, or the end of a line.
   *
   * @param text holds both
   * @param from the first of them
   * @param to the other; nothing stands between them if it is not after the first
   * @return whether no word can go across
   */
  public static boolean breaks(char[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text[i];
      if (c != ' '
          && (CharClass.isLineEnd(c)
              || !CharClass.isSpace(c) && CharClass.of(c) != CharClass.IGNORABLE)) {
        return true;
      }
    }
    return false;
  }

  private boolean emit(int from, int to, TokenType kind) {
    start = from;
    end = to;
    type = kind;
    return true;
  }

  private boolean emitChained() {
    int i = chainIndex++;
    return emit(chain.tokenStart(i), chain.tokenEnd(i), chain.tokenType(i));
  }

  private void scanChain(char[] text, int from, int limit) {
    chain.scan(text, from, limit);
    chainIndex = 0;
  }

  /** Whether what follows a run of Latin letters may belong to the same token. */
  private static boolean continues(char[] text, int index, int limit) {
    char c = text[index];
    if (CharClass.of(c) == CharClass.DIGIT) {
      return true;
    }
    if (TokenChain.connector(c) == 0) {
      return c == '#';
    }
    return c == '+'
        || (c == ':' && index + 1 < limit && text[index + 1] == '/')
        || (index + 1 < limit && TokenChain.isAlphanumeric(CharClass.of(text[index + 1])));
  }

  static int latinEnd(char[] text, int from, int limit) {
    int bound = Math.min(limit, from + MAX_TOKEN_LENGTH);
    int i = from;
    while (i < bound) {
      byte kind = CharClass.of(text[i]);
      if (kind == CharClass.LATIN || kind == CharClass.MARK || kind == CharClass.IGNORABLE) {
        i++;
      } else if (Character.isHighSurrogate(text[i])
          && i + 1 < bound
          && CharClass.at(text, i, limit) == CharClass.LATIN) {
        i += 2;
      } else {
        break;
      }
    }
    // A surrogate pair that begins the run and does not fit the loop cannot happen: bound > from +
    // 1.
    return Math.max(i, from + 1);
  }

  /**
   * Where an invisible character parts two syllables, as a lost space does (<i>ngân</i> and
   * <i>hàng</i> around a joiner), or -1. Within one syllable it is nothing, and a soft hyphen never
   * parts.
   */
  private int invisibleGap(char[] text, int from, int to) {
    for (int i = from + 1; i < to - 1; i++) {
      char c = text[i];
      if (c < '\u2000' || c == '\u00AD' || CharClass.of(c) != CharClass.IGNORABLE) {
        continue;
      }
      int next = i + 1;
      while (next < to && CharClass.of(text[next]) == CharClass.IGNORABLE) {
        next++;
      }
      if (next < to
          && CharClass.of(text[next]) == CharClass.LATIN
          && isSyllable(text, from, i)
          && isSyllable(text, next, firstIgnorable(text, next, to))
          && !isSyllable(text, from, firstIgnorable(text, next, to))) {
        return i;
      }
      return -1;
    }
    return -1;
  }

  private static int firstIgnorable(char[] text, int from, int to) {
    int i = from;
    while (i < to && CharClass.of(text[i]) != CharClass.IGNORABLE) {
      i++;
    }
    return i;
  }

  private boolean isSyllable(char[] text, int from, int to) {
    return letters.read(text, from, to - from) && letters.analyze();
  }

  private static int letterEnd(char[] text, int from, int limit) {
    int bound = Math.min(limit, from + MAX_TOKEN_LENGTH - 1);
    int i = from;
    while (i < bound) {
      byte kind = CharClass.at(text, i, limit);
      if (kind == CharClass.LETTER || kind == CharClass.MARK || kind == CharClass.IGNORABLE) {
        i += width(text, i, limit);
      } else {
        break;
      }
    }
    return Math.max(i, from + width(text, from, limit));
  }

  private static int width(char[] text, int index, int limit) {
    return Character.charCount(Character.codePointAt(text, index, limit));
  }

  /** Leaves invisible characters at the end out of the token. */
  static int trim(char[] text, int from, int to) {
    int stop = to;
    while (stop > from + 1 && CharClass.of(text[stop - 1]) == CharClass.IGNORABLE) {
      stop--;
    }
    return stop;
  }
}
