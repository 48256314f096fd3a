// SPDX-License-Identifier: Apache-2.0
package io.luctim.analysis;

import io.luctim.article.Article;
import io.luctim.article.ArticleFiles;
import io.luctim.article.SourceLocation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A megabyte of what a tokenizer may stumble over, beside a megabyte of articles. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class HostileInputBenchmark {
  private static final int CHARS = 1_000_000;

  /** What is repeated; the first stands for articles. */
  @Param({
    "articles",
    "!",
    "1,",
    "a.",
    "x",
    "\\u0301",
    "\\uD83D",
    "a-",
    "1/",
    "a@",
    "rau.",
    "\\u6771"
  })
  public String unit;

  private final Analyzer analyzer = new VietnameseAnalyzer();
  private String text;

  /** Makes the text; a word without spaces is two megabytes long. */
  @Setup
  public void build() {
    StringBuilder built = new StringBuilder();
    if (unit.equals("articles")) {
      while (built.length() < CHARS) {
        ArticleFiles.read(
            Path.of("testdata", "articles"),
            new ArticleFiles.Handler() {
              @Override
              public void article(Article article, SourceLocation location) {
                built.append(article.title()).append('\n').append(article.body()).append('\n');
              }

              @Override
              public void rejected(SourceLocation location, String reason) {}
            });
      }
      built.setLength(CHARS);
    } else {
      String repeated =
          unit.startsWith("\\u") ? "" + (char) Integer.parseInt(unit.substring(2), 16) : unit;
      int chars = unit.equals("x") ? 2 * CHARS : CHARS;
      built.append(repeated.repeat(chars / repeated.length()));
    }
    text = built.toString();
  }

  /** Analyzes the text. */
  @Benchmark
  public int analyze() throws IOException {
    int tokens = 0;
    try (TokenStream stream = analyzer.tokenStream("f", text)) {
      stream.reset();
      while (stream.incrementToken()) {
        tokens++;
      }
      stream.end();
    }
    return tokens;
  }
}
