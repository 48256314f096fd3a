// SPDX-License-Identifier: Apache-2.0
package io.luctim.index;

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
    FOLDED
  }

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute increment =
      addAttribute(PositionIncrementAttribute.class);
  private final Terms terms;
  private final PartTokens[] parts;
  private int part;
  private int token;
  private int gap;
  private boolean marked;

  /** A stream over parts; before the last of several stands {@link ArticleFields#BODY_START}. */
  PartTokenStream(Terms terms, PartTokens... parts) {
    this.terms = terms;
    this.parts = parts;
  }

  @Override
  public void reset() {
    part = 0;
    token = 0;
    gap = 0;
    marked = false;
  }

  @Override
  public boolean incrementToken() {
    clearAttributes();
    for (; part < parts.length; part++, token = 0, gap = PartTokens.GAP) {
      PartTokens tokens = parts[part];
      if (part > 0 && part + 1 == parts.length && !marked && tokens.size() > 0) {
        marked = true;
        term.setEmpty().append(ArticleFields.BODY_START);
        increment.setPositionIncrement(PartTokens.GAP);
        gap = 0;
        return true;
      }
      while (token < tokens.size()) {
        int current = token++;
        // What is nothing but marks is left as it is.
        boolean isAllMarks = !tokens.isSpelling(current) && tokens.foldedLength(current) == 0;
        if (terms == Terms.CANONICAL || isAllMarks) {
          term.copyBuffer(tokens.chars(), tokens.start(current), tokens.length(current));
        } else if (tokens.isSpelling(current)) {
          continue;
        } else {
          int length = tokens.foldedLength(current);
          term.copyBuffer(tokens.folded(), tokens.foldedStart(current), length);
        }
        increment.setPositionIncrement(tokens.increment(current) + gap);
        gap = 0;
        return true;
      }
    }
    return false;
  }
}
