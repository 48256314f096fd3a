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
 * Adds what a person may look for inside a token: after {@code S-400} come {@code S} and {@code
 * 400} at positions of their own, at the place of {@code 11/4/2024} stands {@code 11/4} too.
 *
 * <p>Belongs right after {@link VietnameseTokenizer}, whose types it reads. The stream is a correct
 * token graph (the whole spans its pieces), and may be indexed as it is: pieces of a token are at
 * following positions. On the query side a token asks for itself or for its pieces in a row, not
 * for what says less than it ({@link Mode}). Offsets of pieces are exact unless a char filter
 * changed the token's length; then they are the whole token's.
 *
 * <p>Not safe for use by several threads, like every Lucene stream.
 *
 * @since 0.1
 */
public final class VietnameseTokenPartsFilter extends TokenFilter {
  /** Which parts a side needs. */
  public enum Mode {
    /** Everything by which the token may be found. */
    INDEX,
    /** Only what says as much as the token itself. */
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
  private char[] token = new char[64];
  private int tokenStart;
  private boolean exactOffsets;
  private int count;
  private int next;
  private boolean inSequence;

  /**
   * Wraps a stream.
   *
   * @param input a stream that starts with {@link VietnameseTokenizer}
   * @param mode which side the stream is for
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
