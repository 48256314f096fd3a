// SPDX-License-Identifier: Apache-2.0
package io.luctim.index;

import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.util.BytesRef;

/** The terms of one field, made of the tokens of one part of an article or of several. */
final class PartTokenStream extends TokenStream {
  /** What a field holds. */
  enum Terms {
    /** The terms as they are. */
    CANONICAL,
    /** The terms without their marks. */
    FOLDED
  }

  private static final List<BytesRef> MARKS =
      ArticleFields.MARKED_PARTS.stream().map(ArticleFields::start).map(BytesRef::new).toList();

  private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
  private final PositionIncrementAttribute increment =
      addAttribute(PositionIncrementAttribute.class);
  private final Terms terms;
  private final PartTokens[] parts;
  private final BytesRef bytes = new BytesRef();
  private int part;
  private int token;
  private boolean marked;

  /** A stream over a part alone, or over the title and all that have a mark. */
  PartTokenStream(Terms terms, PartTokens... parts) {
    this.terms = terms;
    this.parts = parts;
  }

  @Override
  public void reset() {
    part = 0;
    token = 0;
    marked = true; // the first part has none
  }

  @Override
  public boolean incrementToken() {
    // Nothing to clear: both attributes are set each time, and there is no other.
    for (; part < parts.length; part++, token = 0, marked = false) {
      PartTokens tokens = parts[part];
      if (!marked) {
        marked = true;
        term.setBytesRef(MARKS.get(part - 1));
        increment.setPositionIncrement(PartTokens.GAP);
        return true;
      }
      while (token < tokens.size()) {
        int current = token++;
        if (terms == Terms.CANONICAL) {
          tokens.canonical(current, bytes);
        } else if (tokens.isSpelling(current)) {
          continue;
        } else {
          tokens.folded(current, bytes);
        }
        term.setBytesRef(bytes);
        increment.setPositionIncrement(tokens.increment(current));
        return true;
      }
    }
    return false;
  }
}
