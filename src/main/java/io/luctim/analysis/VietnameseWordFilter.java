// SPDX-License-Identifier: Apache-2.0
package io.luctim.analysis;

import io.luctim.analysis.graph.OutermostTokens;
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
 * Adds words of several syllables, as {@link WordSegmenter} finds them, each at the position of its
 * first syllable: {@code học|học_sinh sinh giỏi}.
 *
 * <p>For queries, the position length of a word is the number of its syllables, so that the stream
 * is a correct token graph. An index does not store position lengths, so for indexing it is 1. Must
 * come between {@link VietnameseCanonicalFilter} and {@link VietnameseFoldingFilter}, and after
 * {@link VietnameseTokenizer}, which marks punctuation. Reads ahead to the next break, but at most
 * {@value #MAX_TOKENS} tokens. Not safe for use by several threads.
 *
 * @since 0.1
 */
public final class VietnameseWordFilter extends TokenFilter {
  /** Token type of a word of several syllables. */
  public static final String TYPE = "<WORDS>";

  /** Character between the syllables of a word. */
  public static final char JOINER = '_';

  /** Maximum number of tokens read ahead, which bounds the memory for text without punctuation. */
  private static final int MAX_TOKENS = 256;

  /** Unit of a token that is an alternative to another token, or lies inside a code. */
  private static final int BESIDE = -1;

  /** Unit of a number or a code, which no word contains. */
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

  /** The tokens that were read ahead; those before {@link #emitted} have been emitted. */
  private final List<SavedAttributes> tokens = new ArrayList<>();

  /** The unit of each token in the sequence; negative for a token without one. */
  private final int[] units = new int[MAX_TOKENS];

  private final int[] ends = new int[MAX_TOKENS]; // end offset of each token
  private final boolean[] breaks = new boolean[MAX_TOKENS]; // whether a break stands before it
  private int count; // tokens read ahead
  private int ready; // tokens whose words are decided
  private int emitted; // tokens that have been emitted
  private final OutermostTokens walk = new OutermostTokens();
  private boolean exhausted;

  private int wordEnd = -1; // last token of the word to emit next, or -1

  /**
   * Creates a filter.
   *
   * @param input a stream of canonical tokens
   * @param segmenter the segmenter that finds the words
   * @param graph whether the position length of a word is the number of its syllables: true for
   *     queries, false for indexing
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

  /** Returns the last token of the word that starts at a token. */
  private int wordEnd(int token) {
    int end = token;
    for (int i = token + 1; i < count && sequence.isJoined(units[end]); i++) {
      if (units[i] >= 0) {
        end = i;
      }
    }
    return end;
  }

  /** Emits tokens as one word; returns false if the word would be too long for a token. */
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

  /** Reads to the next break and segments the tokens; returns false at the end of the stream. */
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

  /** Moves the tokens whose words are not decided yet to the front. */
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

  /** Adds the current token. */
  private void add() {
    if (count == tokens.size()) {
      tokens.add(new SavedAttributes());
    }
    tokens.get(count).save(this);
    ends[count] = offset.endOffset();
    breaks[count] = textBreak.isBreak() && increment.getPositionIncrement() > 0;
    boolean isOutermost =
        walk.next(increment.getPositionIncrement(), positionLength.getPositionLength());
    boolean isSyllable =
        isOutermost && type.type().equals(TokenType.WORD.label()) && term.length() > 0;
    units[count] = isSyllable ? 0 : isOutermost ? OTHER : BESIDE;
    count++;
  }

  /** Segments the tokens into words, and sets how many tokens are ready. */
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
    if (openEnd) { // the last word may continue: it waits for more tokens, unless it is all there
      // is
      int lastWord = limit - 1;
      while (lastWord > 0 && (units[lastWord] < 0 || !isWordStart(lastWord))) {
        lastWord--;
      }
      ready = lastWord > 0 ? lastWord : limit;
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
    walk.reset();
    exhausted = false;
    wordEnd = -1;
  }
}
