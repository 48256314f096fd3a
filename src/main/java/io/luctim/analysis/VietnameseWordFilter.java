// SPDX-License-Identifier: Apache-2.0
package io.luctim.analysis;

import io.luctim.language.SyllableSequence;
import io.luctim.language.WordSegmenter;
import io.luctim.text.TokenType;
import io.luctim.text.token.TokenScanner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionLengthAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/**
 * Adds the words of several syllables ({@link WordSegmenter}) beside the syllables, each at the
 * place of its first one: {@code học|học_sinh sinh giỏi}.
 *
 * <p>For queries a word is as long as its syllables, so that the stream is a correct token graph;
 * for an index, which knows no lengths, it is one position long. Belongs between {@link
 * VietnameseCanonicalFilter} and {@link VietnameseFoldingFilter}, after {@link
 * VietnameseTokenizer}, which says where punctuation stands. Reads ahead to the next break, and at
 * most {@value #MAX_TOKENS} tokens. One per thread.
 *
 * @since 0.1
 */
public final class VietnameseWordFilter extends TokenFilter {
  /** The type of a word of several syllables. */
  public static final String TYPE = "<WORDS>";

  /** Joins the syllables of a word. */
  public static final char JOINER = '_';

  private static final int MAX_TOKENS = 256;

  /** A token that stands beside another, or within a code. */
  private static final int BESIDE = -1;

  /** A number, a code: what no word goes across. */
  private static final int OTHER = -2;

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
  private final TypeAttribute type = addAttribute(TypeAttribute.class);
  private final TextBreakAttribute textBreak = addAttribute(TextBreakAttribute.class);
  private final PositionIncrementAttribute increment =
      addAttribute(PositionIncrementAttribute.class);
  private final PositionLengthAttribute positionLength =
      addAttribute(PositionLengthAttribute.class);

  private final WordSegmenter segmenter;
  private final boolean graph;
  private final SyllableSequence sequence = new SyllableSequence();

  /** The tokens read ahead, in order; those before {@link #emitted} are gone. */
  private final List<SavedAttributes> tokens = new ArrayList<>();

  /** A token's place in the sequence; negative for those that have none. */
  private final int[] units = new int[MAX_TOKENS];

  private final int[] ends = new int[MAX_TOKENS]; // its end offset
  private final boolean[] breaks = new boolean[MAX_TOKENS];
  private int count;
  private int ready; // how many of them are settled
  private int emitted;
  private int inCode; // positions still covered by a code before its parts end
  private boolean exhausted;

  /** The word that begins with the token emitted last, if any: the token where it ends. */
  private int wordEnd = -1;

  /**
   * Wraps a stream.
   *
   * @param input canonical tokens
   * @param segmenter finds the words
   * @param graph whether words get their length in positions, as queries want it
   */
  public VietnameseWordFilter(TokenStream input, WordSegmenter segmenter, boolean graph) {
    super(input);
    this.segmenter = segmenter;
    this.graph = graph;
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (wordEnd >= 0) {
      int end = wordEnd;
      wordEnd = -1;
      if (emitWord(emitted - 1, end)) {
        return true;
      }
    }
    if (emitted == ready && !readAhead()) {
      return false;
    }
    tokens.get(emitted).restore();
    int unit = units[emitted];
    if (unit >= 0 && sequence.isJoined(unit) && isWordStart(emitted)) {
      wordEnd = wordEnd(emitted);
    }
    emitted++;
    return true;
  }

  private int wordEnd(int token) {
    int end = token;
    for (int i = token + 1; i < count && sequence.isJoined(units[end]); i++) {
      if (units[i] >= 0) {
        end = i;
      }
    }
    return end;
  }

  /** Makes a word of the tokens; false if it were longer than any word is. */
  private boolean emitWord(int first, int last) {
    tokens.get(first).restore();
    int start = offset.startOffset();
    int positions = 1;
    StringBuilder word = new StringBuilder(term);
    for (int i = first + 1; i <= last; i++) {
      if (units[i] >= 0) {
        tokens.get(i).restore();
        word.append(JOINER).append(term);
        positions++;
      }
    }
    if (word.length() > TokenScanner.MAX_TOKEN_LENGTH) {
      return false;
    }
    tokens.get(first).restore();
    term.setEmpty().append(word);
    offset.setOffset(start, ends[last]);
    type.setType(TYPE);
    increment.setPositionIncrement(0);
    positionLength.setPositionLength(graph ? positions : 1);
    return true;
  }

  /** Reads to the next break and finds the words up to there; false at the end of the stream. */
  private boolean readAhead() throws IOException {
    carryOver();
    while (count < MAX_TOKENS && !exhausted) {
      if (!input.incrementToken()) {
        exhausted = true;
        break;
      }
      add();
      if (count > 1 && breaks[count - 1]) {
        break;
      }
    }
    if (count == 0) {
      return false;
    }
    segment();
    return true;
  }

  /** Moves what is not settled yet to the front. */
  private void carryOver() {
    for (int i = emitted; i < count; i++) {
      SavedAttributes front = tokens.get(i - emitted);
      tokens.set(i - emitted, tokens.get(i));
      tokens.set(i, front);
      units[i - emitted] = units[i];
      ends[i - emitted] = ends[i];
      breaks[i - emitted] = breaks[i];
    }
    count -= emitted;
    emitted = 0;
    ready = 0;
  }

  private void add() {
    if (count == tokens.size()) {
      tokens.add(new SavedAttributes());
    }
    tokens.get(count).save(this);
    ends[count] = offset.endOffset();
    breaks[count] = textBreak.isBreak() && increment.getPositionIncrement() > 0;
    boolean isNext = increment.getPositionIncrement() > 0;
    if (isNext) {
      inCode = Math.max(0, inCode - increment.getPositionIncrement());
    }
    boolean isSyllable =
        isNext && inCode == 0 && type.type().equals(TokenType.WORD.label()) && term.length() > 0;
    units[count] = isSyllable ? 0 : isNext && inCode == 0 ? OTHER : BESIDE;
    if (isNext && inCode == 0 && positionLength.getPositionLength() > 1) {
      inCode = positionLength.getPositionLength();
    }
    count++;
  }

  /** Finds the words among the tokens, and how many tokens are settled. */
  private void segment() {
    sequence.clear();
    int limit = count > 1 && breaks[count - 1] ? count - 1 : count;
    boolean openEnd = limit == MAX_TOKENS && !exhausted;
    for (int i = 0; i < limit; i++) {
      if (breaks[i] && sequence.size() > 0) {
        sequence.addBreak();
      }
      if (units[i] >= 0) {
        units[i] = sequence.size();
        tokens.get(i).restore();
        sequence.addWord(term.buffer(), 0, term.length());
      } else if (units[i] == OTHER) {
        sequence.addCode();
      }
    }
    segmenter.segment(sequence);
    ready = limit;
    if (openEnd) { // no break in sight: what may go on stays, unless it is all there is
      int settled = limit - 1;
      while (settled > 0 && (units[settled] < 0 || !isWordStart(settled))) {
        settled--;
      }
      ready = settled > 0 ? settled : limit;
    }
  }

  private boolean isWordStart(int token) {
    return units[token] == 0 || !sequence.isJoined(units[token] - 1);
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    tokens.forEach(SavedAttributes::reset);
    count = 0;
    ready = 0;
    emitted = 0;
    inCode = 0;
    exhausted = false;
    wordEnd = -1;
  }
}
