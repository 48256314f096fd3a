// SPDX-License-Identifier: Apache-2.0
package io.luctim.analysis;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Analysis of news text, beside what Lucene ships, in the same run. Reads {@code
 * -Dluctim.corpus=FILE} (JSON Lines) where it is set, else the sample articles.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
@Fork(1)
public class AnalysisBenchmark {
  /** Which chain. */
  @Param({"standard", "standardFolding", "luctim", "luctimCanonical"})
  public String chain;

  private Analyzer analyzer;
  private List<String> texts = List.of();

  /** What one operation did. */
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  @State(Scope.Thread)
  public static class Work {
    public long chars;
    public long tokens;

    /** Starts counting. */
    @Setup(Level.Iteration)
    public void reset() {
      chars = 0;
      tokens = 0;
    }
  }

  /** Reads the texts. */
  @Setup
  public void read() throws IOException {
    analyzer =
        switch (chain) {
          case "standard" -> new StandardAnalyzer();
          case "standardFolding" -> new FoldingAnalyzer(true);
          case "luctim" -> new VietnameseAnalyzer();
          default -> VietnameseAnalyzer.builder().folding(VietnameseAnalyzer.Folding.NONE).build();
        };
    texts = BenchmarkTexts.read();
  }

  /** Analyzes all texts. */
  @Benchmark
  public long analyze(Work work) throws IOException {
    return analyze(analyzer, texts, work);
  }

  static long analyze(Analyzer analyzer, List<String> texts, Work work) throws IOException {
    long hash = 0;
    for (String text : texts) {
      try (TokenStream stream = analyzer.tokenStream("f", text)) {
        CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
        stream.reset();
        while (stream.incrementToken()) {
          hash = 31 * hash + term.length();
          work.tokens++;
        }
        stream.end();
      }
      work.chars += text.length();
    }
    return hash;
  }
}
