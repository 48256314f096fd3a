// SPDX-License-Identifier: Apache-2.0
package io.luctim.analysis;

import io.luctim.language.AccentRestorer;
import io.luctim.language.SyllableSequence;
import io.luctim.language.WordSegmenter;
import io.luctim.text.AccentFolder;
import io.luctim.text.SyllableNormalizer;
import io.luctim.text.TokenType;
import io.luctim.text.token.TokenScanner;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.analysis.Analyzer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The segmenter and the restorer beside Lucene's folding chain, in the same run; see {@link
 * BenchmarkTexts}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
@Fork(1)
public class WordBenchmark {
  private final Analyzer folding = new FoldingAnalyzer(false);
  private final Analyzer syllables =
      VietnameseAnalyzer.builder().folding(VietnameseAnalyzer.Folding.NONE).build();
  private final Analyzer words =
      VietnameseAnalyzer.builder()
          .folding(VietnameseAnalyzer.Folding.NONE)
          .words(WordSegmenter.standard())
          .build();
  private final TokenScanner scanner = new TokenScanner();
  private final SyllableNormalizer normalizer = new SyllableNormalizer();
  private final SyllableSequence sequence = new SyllableSequence();
  private List<String> texts = List.of();
  private List<String> bareTexts = List.of();
  private char[] buffer = new char[1 << 16];

  /** Reads the texts. */
  @Setup
  public void read() throws IOException {
    texts = BenchmarkTexts.read();
    bareTexts = texts.stream().limit(200).map(WordBenchmark::withoutMarks).toList();
  }

  private static String withoutMarks(String text) {
    StringBuilder bare = new StringBuilder();
    for (String word : text.split("(?<=\\s)")) {
      bare.append(AccentFolder.fold(word));
    }
    return bare.toString();
  }

  /** Lucene: standard tokenizer, lower case, ASCII folding. */
  @Benchmark
  public long lucene(AnalysisBenchmark.Work work) throws IOException {
    return AnalysisBenchmark.analyze(folding, texts, work);
  }

  /** Canonical syllables only. */
  @Benchmark
  public long syllables(AnalysisBenchmark.Work work) throws IOException {
    return AnalysisBenchmark.analyze(syllables, texts, work);
  }

  /** Canonical syllables, and words beside them. */
  @Benchmark
  public long words(AnalysisBenchmark.Work work) throws IOException {
    return AnalysisBenchmark.analyze(words, texts, work);
  }

  /** Text to word boundaries: scanning, normalizing, segmenting. */
  @Benchmark
  public long segment(AnalysisBenchmark.Work work) {
    return segment(texts, work);
  }

  /** The same of text without marks, which is restored on the way. */
  @Benchmark
  public long segmentBare(AnalysisBenchmark.Work work) {
    return segment(bareTexts, work);
  }

  private long segment(List<String> sources, AnalysisBenchmark.Work work) {
    long joined = 0;
    for (String text : sources) {
      int length = text.length();
      buffer = buffer.length < length ? new char[2 * length] : buffer;
      text.getChars(0, length, buffer, 0);
      scanner.reset();
      sequence.clear();
      int at = 0;
      while (scanner.next(buffer, at, length, true)) {
        if (TokenScanner.breaks(buffer, at, scanner.start())) {
          sequence.addBreak();
        }
        at = scanner.end();
        work.tokens++;
        if (scanner.type() == TokenType.WORD) {
          int count = normalizer.normalize(buffer, scanner.start(), at - scanner.start());
          sequence.addWord(normalizer.buffer(), 0, count);
        } else {
          sequence.addCode();
        }
      }
      WordSegmenter.standard().segment(sequence);
      for (int i = 0; i < sequence.size(); i++) {
        joined += sequence.isJoined(i) ? 1 : 0;
      }
      work.chars += length;
    }
    return joined;
  }

  /** Text without marks to text with marks. */
  @Benchmark
  public long restore(AnalysisBenchmark.Work work) {
    long length = 0;
    for (String text : bareTexts) {
      length += AccentRestorer.standard().restore(text).length();
      work.chars += text.length();
    }
    return length;
  }
}
