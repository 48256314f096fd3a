// SPDX-License-Identifier: Apache-2.0
package io.luctim.analysis;

import io.luctim.text.TokenType;
import io.luctim.text.token.TokenParts;
import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionLengthAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/**
 * Adds the parts by which a token should also be found: after {@code S-400} its pieces {@code S}
 * and {@code 400} at successive positions, and at the position of {@code 11/4/2024} the term {@code
 * 11/4}.
 *
 * <p>Must come right after {@link VietnameseTokenizer}, whose token types it reads. The result is a
 * correct token graph, in which the whole token spans its pieces, and can be indexed as it is. For
 * queries, terms that say less than the token are left out ({@link Mode}). Offsets of pieces are
 * exact, unless a char filter has changed the token's length; then each piece has the offsets of
 * the token.
 *
 * <p>Not safe for use by several threads, like every Lucene stream.
 *
 * @since 0.1
 */
public final class VietnameseTokenPartsFilter extends TokenFilter {
  /** The parts to add. */
  public enum Mode {
    /** All parts, for indexing. */
    INDEX,
    /** Only parts that together say as much as the token, for queries. */
    QUERY
  }

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
  private final PositionIncrementAttribute increment =
      addAttribute(PositionIncrementAttribute.class);
  private final PositionLengthAttribute positionLength =
      addAttribute(PositionLengthAttribute.class);
  private final TypeAttribute type = addAttribute(TypeAttribute.class);

  private final Mode mode;
  private final TokenParts parts = new TokenParts();
  private final SavedAttributes whole = new SavedAttributes();
  private char[] token = new char[64]; // the text of the whole token
  private int tokenStart; // its start offset
  private boolean exactOffsets; // whether its length is that of its text
  private int count; // its parts
  private int next; // the part that is emitted next
  private boolean inSequence; // whether a piece has been emitted

  /**
   * Creates a filter.
   *
   * @param input a stream that starts with {@link VietnameseTokenizer}
   * @param mode the parts to add
   */
  public VietnameseTokenPartsFilter(TokenStream input, Mode mode) {
    super(input);
    this.mode = mode;
  }

  @Override
  public boolean incrementToken() throws IOException {
    while (next < count) {
      int part = next++;
      if (mode == Mode.INDEX || parts.kind(part) != TokenParts.Kind.COARSER) {
        emit(part);
        return true;
      }
    }
    if (!input.incrementToken()) {
      return false;
    }
    count = 0;
    next = 0;
    TokenType kind = TokenTypes.of(type.type());
    if (kind == TokenType.WORD) {
      return true;
    }
    int length = term.length();
    count = parts.split(kind, term.buffer(), 0, length);
    if (count > 0) {
      if (token.length < length) {
        token = new char[2 * length];
      }
      System.arraycopy(term.buffer(), 0, token, 0, length);
      tokenStart = offset.startOffset();
      exactOffsets = offset.endOffset() - tokenStart == length;
      inSequence = false;
      positionLength.setPositionLength(Math.max(1, parts.sequenceLength()));
      whole.save(this);
    }
    return true;
  }

  private void emit(int part) {
    whole.restore();
    int start = parts.start(part);
    int end = parts.end(part);
    term.copyBuffer(token, start, end - start);
    type.setType(parts.type(part).label());
    boolean piece = parts.kind(part) == TokenParts.Kind.SEQUENCE;
    increment.setPositionIncrement(piece && inSequence ? 1 : 0);
    if (piece) {
      inSequence = true;
      positionLength.setPositionLength(1);
      if (exactOffsets) {
        offset.setOffset(tokenStart + start, tokenStart + end);
      }
    }
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    whole.reset();
    count = 0;
    next = 0;
  }
}
