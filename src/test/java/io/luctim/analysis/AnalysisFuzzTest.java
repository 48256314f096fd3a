// SPDX-License-Identifier: Apache-2.0
package io.luctim.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.luctim.analysis.VietnameseAnalyzer.Folding;
import io.luctim.language.AccentRestorer;
import io.luctim.language.WordSegmenter;
import io.luctim.language.WordSpan;
import io.luctim.text.AccentFolder;
import io.luctim.text.KeystrokeDecoder;
import io.luctim.text.SyllableNormalizer;
import io.luctim.text.token.TokenScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionLengthAttribute;

/**
 * Any bytes as text: no exception, offsets in bounds and never backwards, no immense term. The kept
 * inputs run with the other tests; {@code JAZZER_FUZZ=1 mvn test -Dtest=AnalysisFuzzTest} looks for
 * new ones for a minute.
 */
class AnalysisFuzzTest {
  private static final Analyzer INDEX =
      VietnameseAnalyzer.builder().folding(Folding.ADD).keepSpelling(true).build();
  private static final Analyzer QUERY =
      VietnameseAnalyzer.builder().folding(Folding.NONE).build().forQueries();

  private static final VietnameseAnalyzer WORDS =
      VietnameseAnalyzer.builder().keepSpelling(true).words(WordSegmenter.standard()).build();
  private static final Analyzer WORD_GRAPH = WORDS.forQueries();

  @FuzzTest(maxDuration = "60s")
  void analyze(byte[] data) throws IOException {
    String text = new String(data, StandardCharsets.UTF_8);
    check(INDEX, text);
    check(QUERY, text);
    String decoded = KeystrokeDecoder.decode(text);
    assertTrue(decoded == null || !decoded.isEmpty());
    if (text.length() <= TokenScanner.MAX_TOKEN_LENGTH) {
      String canonical = SyllableNormalizer.normalize(text);
      assertEquals(canonical, SyllableNormalizer.normalize(canonical), "idempotent");
      String folded = AccentFolder.fold(canonical);
      assertEquals(folded, AccentFolder.fold(folded), "idempotent");
    }
  }

  @FuzzTest(maxDuration = "60s")
  void segmentAndRestore(byte[] data) throws IOException {
    String text = new String(data, StandardCharsets.UTF_8);
    check(WORDS, text);
    check(WORD_GRAPH, text);
    int at = 0;
    for (WordSpan word : WordSegmenter.standard().segment(text)) {
      assertTrue(word.start() >= at && word.end() > word.start(), "out of order");
      assertTrue(word.syllables() <= WordSegmenter.MAX_SYLLABLES, "an immense word");
      at = word.end();
    }
    assertTrue(at <= text.length(), "beyond the text");
    String restored = AccentRestorer.standard().restore(text);
    assertEquals(AccentFolder.fold(text), AccentFolder.fold(restored), "only accents change");
    for (AccentRestorer.Candidate candidate : AccentRestorer.standard().candidates(text, 3)) {
      assertTrue(candidate.probability() >= 0 && candidate.probability() <= 1, "a probability");
    }
  }

  private static void check(Analyzer analyzer, String text) throws IOException {
    try (TokenStream stream = analyzer.tokenStream("f", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
      PositionIncrementAttribute increment = stream.addAttribute(PositionIncrementAttribute.class);
      PositionLengthAttribute length = stream.addAttribute(PositionLengthAttribute.class);
      stream.reset();
      int last = 0;
      boolean first = true;
      while (stream.incrementToken()) {
        assertTrue(term.length() > 0, "an empty term");
        assertTrue(term.length() <= 18 * TokenScanner.MAX_TOKEN_LENGTH, "an immense term");
        assertTrue(offset.startOffset() >= last, "backwards");
        assertTrue(offset.endOffset() > offset.startOffset(), "an empty place");
        assertTrue(offset.endOffset() <= text.length(), "beyond the text");
        assertTrue(!first || increment.getPositionIncrement() == 1, "the first position");
        assertTrue(length.getPositionLength() >= 1, "the length");
        last = offset.startOffset();
        first = false;
      }
      stream.end();
      assertEquals(text.length(), offset.endOffset(), "the end");
    }
  }
}
