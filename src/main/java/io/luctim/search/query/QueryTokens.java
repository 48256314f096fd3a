// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.query;

import static io.luctim.analysis.VietnameseCanonicalFilter.SPELLING_MARK;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionLengthAttribute;

/**
 * The tokens of a query text: at each position the terms that may stand there.
 *
 * <p>A code that has pieces ({@code S-400}) is read in two ways, as one term and as its pieces in a
 * row; every index has the pieces, so that they alone serve in a phrase.
 */
public record QueryTokens(List<Position> positions) {
  /**
   * One position.
   *
   * @param readings the terms, any of which may stand here
   * @param spellings of them, as they were written, if they may be written with i or with y
   * @param wholes terms that stand for this position and those after it
   */
  public record Position(List<String> readings, List<String> spellings, List<Whole> wholes) {
    Position() {
      this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
  }

  /** A term over several positions. */
  public record Whole(String term, int length) {}

  /** Tokens beyond so many positions of one piece of text are passed over. */
  static final int MAX_POSITIONS = 256;

  public static QueryTokens analyze(Analyzer analyzer, String text) {
    List<Position> positions = new ArrayList<>();
    try (TokenStream stream = analyzer.tokenStream("", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      PositionIncrementAttribute increment = stream.addAttribute(PositionIncrementAttribute.class);
      PositionLengthAttribute length = stream.addAttribute(PositionLengthAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        if (positions.size() == MAX_POSITIONS && increment.getPositionIncrement() > 0) {
          break;
        }
        if (increment.getPositionIncrement() > 0 || positions.isEmpty()) {
          positions.add(new Position());
        }
        Position position = positions.getLast();
        if (length.getPositionLength() > 1) {
          position.wholes().add(new Whole(term.toString(), length.getPositionLength()));
        } else if (term.length() > 1 && term.charAt(0) == SPELLING_MARK) {
          position.spellings().add(term.toString());
        } else {
          position.readings().add(term.toString());
        }
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new QueryTokens(positions);
  }
}
