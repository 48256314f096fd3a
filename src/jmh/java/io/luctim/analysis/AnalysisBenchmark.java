// SPDX-License-Identifier: Apache-2.0
package io.luctim.analysis;

import io.luctim.article.Article;
import io.luctim.article.ArticleFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
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
  private static final int CHARS = 4_000_000;

  /** Which chain. */
  @Param({"standard", "standardFolding", "luctim", "luctimCanonical"})
  public String chain;

  private Analyzer analyzer;
  private final List<String> texts = new ArrayList<>();

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
          case "standardFolding" -> new Folding();
          case "luctim" -> new VietnameseAnalyzer();
          default -> VietnameseAnalyzer.builder().folding(VietnameseAnalyzer.Folding.NONE).build();
        };
    String corpus = System.getProperty("luctim.corpus", "../shared/data/news/articles.jsonl.gz");
    Path path = Path.of(corpus);
    int[] chars = {0};
    try {
      ArticleFiles.read(
          Files.exists(path) ? path : Path.of("testdata", "articles"),
          ArticleFiles.Format.AUTO,
          new ArticleFiles.Handler() {
            @Override
            public void article(Article article, String place) {
              texts.add(article.title() + "\n" + article.lead() + "\n" + article.body());
              chars[0] += texts.getLast().length();
              if (chars[0] > CHARS) {
                throw new Enough();
              }
            }

            @Override
            public void rejected(String place, String reason) {}
          });
    } catch (Enough e) {
      // read as much as is wanted
    }
  }

  private static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Analyzes all texts. */
  @Benchmark
  public long analyze(Work work) throws IOException {
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

  /** What people use: the standard tokenizer with the folded term beside the original. */
  private static final class Folding extends Analyzer {
    @Override
    protected TokenStreamComponents createComponents(String field) {
      Tokenizer tokenizer = new StandardTokenizer();
      return new TokenStreamComponents(
          tokenizer, new ASCIIFoldingFilter(new LowerCaseFilter(tokenizer), true));
    }
  }
}
