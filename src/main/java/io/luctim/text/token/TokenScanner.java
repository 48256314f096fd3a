// SPDX-License-Identifier: Apache-2.0
package io.luctim.text.token;

import io.luctim.text.TokenType;
import io.luctim.text.letter.SyllableParser;

/**
 * Finds the tokens of a text: words, numbers, dates, codes, abbreviations and addresses, as {@link
 * TokenType} lists them.
 *
 * <p>Words of other scripts end where UAX #29 ends them, with one exception: in scripts without
 * spaces other than Han and Hiragana, a whole run of letters is one token. Tokens have at most
 * {@link #MAX_TOKEN_LENGTH} chars; longer runs are cut there. Takes linear time whatever the input.
 *
 * <p>Works on a window of the text, so that a caller can stream: {@link #next} needs {@link
 * #LOOKAHEAD} chars after the position from which it starts, or the end of the text. Not safe for
 * use by several threads; allocates nothing.
 *
 * @since 0.1
 */
public final class TokenScanner {
  /** Maximum length of a token in chars. */
  public static final int MAX_TOKEN_LENGTH = 255;

  /** Maximum number of chars that {@link #next} looks at from a token's start. */
  public static final int LOOKAHEAD = 1024;

  private final CompoundTokenRules compound = new CompoundTokenRules();
  private final SyllableParser parser = new SyllableParser();
  private int nextOfCompound; // index of the next token of the compound run
  private int start;
  private int end;
  private TokenType type = TokenType.WORD;

  /** Creates a scanner at the beginning of a text. */
  public TokenScanner() {}

  /** Returns to the beginning of a text, whatever is left of the last one. */
  public void reset() {
    compound.clear();
    nextOfCompound = 0;
  }

  /**
   * Finds the first token that starts at or after a position.
   *
   * @param text the window
   * @param from the end of the previous token, or 0
   * @param limit the end of the window's content
   * @param last whether the text ends at {@code limit}
   * @return whether there is a token; if not, and the text continues, everything before {@link
   *     #end} has been read, and the caller should call again with more text after it
   */
  public boolean next(char[] text, int from, int limit, boolean last) {
    if (nextOfCompound < compound.tokenCount()) {
      return emitOfCompound();
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
          scanCompound(text, i, limit);
          return emitOfCompound();
        }
        case CharClass.DIGIT -> {
          scanCompound(text, i, limit);
          return emitOfCompound();
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
   * Returns where the token starts.
   *
   * @return an index into the window
   */
  public int start() {
    return start;
  }

  /**
   * Returns where the token ends, or how far {@link #next} got without finding one.
   *
   * @return an index into the window, exclusive
   */
  public int end() {
    return end;
  }

  /**
   * Returns the type of the token.
   *
   * @return the type
   */
  public TokenType type() {
    return type;
  }

  /**
   * Returns whether punctuation or a line end stands between two tokens, so that no word can
   * contain both.
   *
   * @param text holds the tokens
   * @param from where the first token ends
   * @param to where the second token starts
   * @return whether there is a break; false if {@code to} is not after {@code from}
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

  private boolean emitOfCompound() {
    int i = nextOfCompound++;
    return emit(compound.tokenStart(i), compound.tokenEnd(i), compound.tokenType(i));
  }

  private void scanCompound(char[] text, int from, int limit) {
    compound.scan(text, from, limit);
    nextOfCompound = 0;
  }

  /** Returns whether the character after a run of Latin letters may belong to the same token. */
  private static boolean continues(char[] text, int index, int limit) {
    char c = text[index];
    if (CharClass.of(c) == CharClass.DIGIT) {
      return true;
    }
    if (CompoundTokenRules.connector(c) == 0) {
      return c == '#';
    }
    return c == '+'
        || (c == ':' && index + 1 < limit && text[index + 1] == '/')
        || (index + 1 < limit && CompoundTokenRules.isAlphanumeric(CharClass.of(text[index + 1])));
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
    return Math.max(i, from + 1);
  }

  /**
   * Returns where an invisible character separates two syllables, such as <i>ngân</i> and
   * <i>hàng</i> around a zero-width joiner that replaced a space; -1 if there is none. Inside one
   * syllable such a character is ignored, and a soft hyphen never separates.
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
    return parser.parse(text, from, to - from);
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

  /** Returns the end of a token without the invisible characters at its end. */
  static int trim(char[] text, int from, int to) {
    int stop = to;
    while (stop > from + 1 && CharClass.of(text[stop - 1]) == CharClass.IGNORABLE) {
      stop--;
    }
    return stop;
  }
}
