// SPDX-License-Identifier: Apache-2.0
package io.luctim.analysis.graph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionLengthAttribute;

/**
 * The token graph of a short text, such as a query or a title: the terms that may stand at each
 * position, and the terms that cover several positions.
 *
 * <p>A code that has pieces is in the graph twice, as a whole and as its pieces. The graph of
 * {@code tổ hợp S-400} is
 *
 * <pre>
 *   position   terms   spans
 *   0          tổ
 *   1          hợp
 *   2          s       s400, 2 positions long
 *   3          400
 * </pre>
 *
 * and its {@link #outermost} positions are 0, 1 and 2.
 *
 * <p>Immutable.
 *
 * @param positions all positions, in the order of the text
 * @param outermost the positions that no span before them covers: one for each word of the text, a
 *     code being one word
 */
public record TokenGraph(List<Position> positions, List<Position> outermost) {
  /**
   * First character of a term that is a spelling: the way a syllable was written that may be
   * written with i or with y. The syllable's canonical form stands before it at the same position.
   */
  public static final char SPELLING_MARK = '=';

  /**
   * Maximum number of positions that are read of one text; the rest is ignored, so that a huge
   * query costs no more than a long one.
   */
  public static final int MAX_POSITIONS = 256;

  /** Copies the lists. */
  public TokenGraph {
    positions = List.copyOf(positions);
    outermost = List.copyOf(outermost);
  }

  /**
   * One position of the graph.
   *
   * @param terms the terms that are one position long, any of which may stand here
   * @param spellings the spellings of these terms, each with its {@link #SPELLING_MARK}
   * @param spans the terms that cover this position and those after it
   * @param start offset in the text where the first token at this position starts
   * @param end offset in the text where that token ends, exclusive
   */
  public record Position(
      List<String> terms, List<String> spellings, List<Span> spans, int start, int end) {
    /** Copies the lists. */
    public Position {
      terms = List.copyOf(terms);
      spellings = List.copyOf(spellings);
      spans = List.copyOf(spans);
    }

    /** Returns the term that says most here: the first span, or the first term if there is none. */
    public String term() {
      return spans.isEmpty() ? terms.getFirst() : spans.getFirst().term();
    }
  }

  /**
   * A term that covers several positions.
   *
   * @param term the term
   * @param length the number of positions, at least 2
   */
  public record Span(String term, int length) {}

  /**
   * Analyzes a text.
   *
   * @param analyzer the analyzer, with any of the options of {@code VietnameseAnalyzer}
   * @param text the text
   * @return its graph, of at most {@link #MAX_POSITIONS} positions
   */
  public static TokenGraph of(Analyzer analyzer, String text) {
    try (TokenStream stream = analyzer.tokenStream("", text)) {
      return read(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a string does not fail to be read
    }
  }

  private static TokenGraph read(TokenStream stream) throws IOException {
    CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
    OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
    PositionIncrementAttribute increment = stream.addAttribute(PositionIncrementAttribute.class);
    PositionLengthAttribute length = stream.addAttribute(PositionLengthAttribute.class);
    List<Reader> readers = new ArrayList<>();
    OutermostTokens walk = new OutermostTokens();
    stream.reset();
    while (stream.incrementToken()) {
      int step = increment.getPositionIncrement();
      if (step > 0 || readers.isEmpty()) {
        if (readers.size() == MAX_POSITIONS) {
          break;
        }
        boolean isOutermost = walk.next(Math.max(1, step), length.getPositionLength());
        readers.add(new Reader(offset.startOffset(), offset.endOffset(), isOutermost));
      }
      readers.getLast().add(term, step, length.getPositionLength());
    }
    stream.end();
    List<Position> positions = new ArrayList<>();
    List<Position> outermost = new ArrayList<>();
    for (Reader reader : readers) {
      Position position = reader.position();
      positions.add(position);
      if (reader.isOutermost) {
        outermost.add(position);
      }
    }
    return new TokenGraph(positions, outermost);
  }

  /** A position whose tokens are being read. */
  private static final class Reader {
    private final List<String> terms = new ArrayList<>(1);
    private final List<String> spellings = new ArrayList<>(0);
    private final List<Span> spans = new ArrayList<>(0);
    private final int start;
    private final int end;
    private final boolean isOutermost;

    Reader(int start, int end, boolean isOutermost) {
      this.start = start;
      this.end = end;
      this.isOutermost = isOutermost;
    }

    void add(CharTermAttribute term, int increment, int length) {
      if (length > 1) {
        spans.add(new Span(term.toString(), length));
      } else if (increment == 0 && term.length() > 1 && term.charAt(0) == SPELLING_MARK) {
        spellings.add(term.toString());
      } else {
        terms.add(term.toString());
      }
    }

    Position position() {
      return new Position(terms, spellings, spans, start, end);
    }
  }
}
