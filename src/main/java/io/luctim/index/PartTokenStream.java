// SPDX-License-Identifier: Apache-2.0
package io.luctim.index;

import io.luctim.analysis.VietnameseWordFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** The terms of one field, made of the tokens of one part of an article or of several. */
final class PartTokenStream extends TokenStream {
  /** What a field holds. */
  enum Terms {
    /** The terms as they are. */
    CANONICAL,
    /** The terms without their marks. */
    FOLDED,
    /** Each two terms that stand side by side, without their marks, as one. */
    PAIRS,
    /** Words, their syllables joined, as {@link VietnameseWordFilter} writes them. */
    WORDS
  }

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute increment =
      addAttribute(PositionIncrementAttribute.class);
  private final Terms terms;
  private final PartTokens[] parts;
  private int part;
  private int token;
  private int previous = -1;

  PartTokenStream(Terms terms, PartTokens... parts) {
    this.terms = terms;
    this.parts = parts;
  }

  @Override
  public void reset() {
    part = 0;
    token = 0;
    previous = -1;
  }

  @Override
  public boolean incrementToken() {
    clearAttributes();
    for (; part < parts.length; part++, token = 0, previous = -1) {
      PartTokens tokens = parts[part];
      while (token < tokens.size()) {
        int current = token++;
        boolean found =
            switch (terms) {
              case CANONICAL -> copy(tokens, current);
              case FOLDED -> !tokens.isSpelling(current) && fold(tokens, current);
              case PAIRS -> tokens.isPlain(current) && pair(tokens, current);
              case WORDS -> tokens.isWord(current) && word(tokens, current);
            };
        if (found) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean copy(PartTokens tokens, int current) {
    term.copyBuffer(tokens.chars(), tokens.start(current), tokens.length(current));
    increment.setPositionIncrement(tokens.increment(current));
    return true;
  }

  private boolean fold(PartTokens tokens, int current) {
    term.setEmpty();
    append(tokens, current);
    increment.setPositionIncrement(tokens.increment(current));
    return true;
  }

  private boolean pair(PartTokens tokens, int current) {
    int before = previous;
    previous = current;
    if (before < 0 || tokens.increment(current) > 1) {
      return false;
    }
    term.setEmpty();
    append(tokens, before);
    term.append(ArticleFields.PAIR_SEPARATOR);
    append(tokens, current);
    increment.setPositionIncrement(1);
    return true;
  }

  private boolean word(PartTokens tokens, int current) {
    if (tokens.continuesWord(current)) {
      return false;
    }
    copy(tokens, current);
    increment.setPositionIncrement(1);
    for (int i = current + 1; i < tokens.size(); i++) {
      if (tokens.isWord(i)) {
        if (!tokens.continuesWord(i)) {
          break;
        }
        term.append(VietnameseWordFilter.JOINER);
        for (int at = 0; at < tokens.length(i); at++) {
          term.append(tokens.chars()[tokens.start(i) + at]);
        }
      }
    }
    return true;
  }

  private void append(PartTokens tokens, int current) {
    int length = tokens.foldedLength(current);
    int end = term.length();
    System.arraycopy(
        tokens.folded(), tokens.foldedStart(current), term.resizeBuffer(end + length), end, length);
    term.setLength(end + length);
  }
}
