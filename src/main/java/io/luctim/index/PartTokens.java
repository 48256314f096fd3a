// SPDX-License-Identifier: Apache-2.0
package io.luctim.index;

import io.luctim.analysis.TextBreakAttribute;
import io.luctim.analysis.VietnameseCanonicalFilter;
import io.luctim.analysis.graph.OutermostTokens;
import io.luctim.language.SyllableSequence;
import io.luctim.language.WordSegmenter;
import io.luctim.text.TokenType;
import io.luctim.text.term.TermCache;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionLengthAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;
import org.apache.lucene.util.BytesRef;

/**
 * The tokens of one part of an article, analyzed once for all the fields that are made of them: see
 * {@link PartTokenStream}. Filled, read and filled again by one thread.
 */
final class PartTokens {
  /** A phrase does not go on from one caption to the next. */
  static final int GAP = 100;

  private static final int MAX_LINE = 120;

  private final WordSegmenter segmenter;
  private final TermCache forms;
  private final SyllableSequence sequence = new SyllableSequence();
  private final OutermostTokens walk = new OutermostTokens();
  private byte[] bytes = new byte[8192];
  private int[] starts = new int[512];
  private int[] foldedStarts = new int[512];
  private int[] codes = new int[512];
  private long[] keys = new long[512];
  private int[] increments = new int[512];
  private byte[] kinds = new byte[512];
  private int[] units = new int[512];
  private boolean[] heads = new boolean[512]; // first at a place that no code before covers
  private int size;

  /** The first term at a position, and no other: what a reader reads. */
  private static final byte PLAIN = 0;

  /** Another reading of the term before it. */
  private static final byte BESIDE = 1;

  /** A spelling, as it was typed, of the term before it. */
  private static final byte SPELLING = 2;

  private static final int NO_UNIT = -1;

  /** Makes an empty one; all that one thread fills may have the forms in common. */
  PartTokens(WordSegmenter segmenter, TermCache forms) {
    this.segmenter = segmenter;
    this.forms = forms;
  }

  /** Analyzes texts that belong together but do not go on from one to the next. */
  void analyze(Analyzer analyzer, List<String> texts) throws IOException {
    size = 0;
    sequence.clear();
    for (String text : texts) {
      if (!text.isEmpty()) {
        analyze(analyzer, text);
      }
    }
    segmenter.segment(sequence);
  }

  private void analyze(Analyzer analyzer, String text) throws IOException {
    int gap = size > 0 ? GAP : 0;
    walk.reset();
    sequence.addBreak();
    try (TokenStream stream = analyzer.tokenStream("", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      TypeAttribute type = stream.addAttribute(TypeAttribute.class);
      TextBreakAttribute textBreak = stream.addAttribute(TextBreakAttribute.class);
      PositionIncrementAttribute increment = stream.addAttribute(PositionIncrementAttribute.class);
      PositionLengthAttribute length = stream.addAttribute(PositionLengthAttribute.class);
      boolean taken = true;
      stream.reset();
      while (stream.incrementToken()) {
        int step = increment.getPositionIncrement();
        forms.set(term.buffer(), 0, term.length());
        int unit = NO_UNIT;
        byte kind = BESIDE;
        taken &= step == 0;
        heads[size] = walk.next(step, length.getPositionLength());
        if (heads[size]) {
          if (textBreak.isBreak()) {
            sequence.addBreak();
          }
          if (type.type().equals(TokenType.WORD.label())) {
            unit = sequence.size();
            sequence.addWord(
                term.buffer(), 0, term.length(), forms.wordKey(), forms.isMarked(), forms.traits());
          } else {
            sequence.addCode();
          }
        }
        if (length.getPositionLength() == 1) {
          if (term.length() > 1 && term.charAt(0) == VietnameseCanonicalFilter.SPELLING_MARK) {
            kind = SPELLING;
          } else if (!taken) {
            taken = true;
            kind = PLAIN;
          }
        }
        add(step + gap, kind, unit);
        gap = 0;
      }
      stream.end();
    }
  }

  private void add(int increment, byte kind, int unit) {
    if (size + 1 == codes.length) {
      int capacity = 2 * size + 2;
      starts = Arrays.copyOf(starts, capacity);
      foldedStarts = Arrays.copyOf(foldedStarts, capacity);
      codes = Arrays.copyOf(codes, capacity);
      keys = Arrays.copyOf(keys, capacity);
      increments = Arrays.copyOf(increments, capacity);
      kinds = Arrays.copyOf(kinds, capacity);
      units = Arrays.copyOf(units, capacity);
      heads = Arrays.copyOf(heads, capacity);
    }
    int start = starts[size];
    int length = forms.length() + forms.foldedLength();
    if (start + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * (start + length));
    }
    System.arraycopy(forms.bytes(), forms.start(), bytes, start, length);
    foldedStarts[size] = start + forms.length();
    starts[size + 1] = start + length;
    codes[size] = forms.code();
    keys[size] = forms.key();
    increments[size] = increment;
    kinds[size] = kind;
    units[size++] = unit;
  }

  int size() {
    return size;
  }

  /** The terms that a reader reads, without their marks, with a space between them; the first. */
  String line() {
    StringBuilder line = new StringBuilder();
    BytesRef term = new BytesRef();
    for (int i = 0; i < size && line.length() < MAX_LINE; i++) {
      if (heads[i]) {
        line.append(line.isEmpty() ? "" : " ");
        folded(i, term);
        line.append(term.utf8ToString());
      }
    }
    return line.toString();
  }

  /** Points at the term as it is. */
  void canonical(int token, BytesRef target) {
    target.bytes = bytes;
    target.offset = starts[token];
    target.length = foldedStarts[token] - starts[token];
  }

  /** Points at the term without its marks. */
  void folded(int token, BytesRef target) {
    target.bytes = bytes;
    target.offset = foldedStarts[token];
    target.length = starts[token + 1] - foldedStarts[token];
  }

  /** The code of the term, as {@link ArticleTokens} keeps it. */
  int code(int token) {
    return codes[token];
  }

  /** What {@link io.luctim.text.term.TopicSignature} counts the term by. */
  long key(int token) {
    return keys[token];
  }

  int increment(int token) {
    return increments[token];
  }

  boolean isSpelling(int token) {
    return kinds[token] == SPELLING;
  }

  /** Whether it is the term that stands at its position, all others there beside it. */
  boolean isPlain(int token) {
    return kinds[token] == PLAIN;
  }

  /** Whether the token is a syllable or another word in letters. */
  boolean isWord(int token) {
    return units[token] != NO_UNIT;
  }

  /** Whether the token goes on the word of the syllable before it. */
  boolean continuesWord(int token) {
    return units[token] > 0 && sequence.isJoined(units[token] - 1);
  }
}
