// SPDX-License-Identifier: Apache-2.0
package io.luctim.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.luctim.analysis.VietnameseAnalyzer.Folding;
import io.luctim.article.Article;
import io.luctim.article.ArticleFiles;
import io.luctim.article.SourceLocation;
import io.luctim.text.SyllableNormalizer;
import io.luctim.text.TokenType;
import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;
import org.junit.jupiter.api.Test;

/**
 * Whole articles: the samples, or the first 2,000 of {@code -Dextra.argLine=-Dluctim.corpus=FILE}.
 */
class SampleTextsTest {
  private static final int MOST = 2_000;

  private static List<String> texts() {
    List<String> texts = new ArrayList<>();
    ArticleFiles.read(
        Path.of(System.getProperty("luctim.corpus", "testdata/articles")),
        new ArticleFiles.Handler() {
          @Override
          public void article(Article article, SourceLocation location) {
            if (texts.size() < MOST) {
              texts.add(article.title() + "\n" + article.lead() + "\n" + article.body());
            }
          }

          @Override
          public void rejected(SourceLocation location, String reason) {
            throw new AssertionError(location + ": " + reason);
          }
        });
    return texts;
  }

  @Test
  void offsetsPointAtEachWord() throws IOException {
    int words = 0;
    try (Analyzer analyzer = VietnameseAnalyzer.builder().folding(Folding.NONE).build()) {
      for (String sample : texts()) {
        for (Normalizer.Form form : List.of(Normalizer.Form.NFC, Normalizer.Form.NFD)) {
          words += checkOffsets(analyzer, Normalizer.normalize(sample, form));
        }
      }
    }
    assertTrue(words > 10_000, words + " words");
  }

  private static int checkOffsets(Analyzer analyzer, String text) throws IOException {
    int words = 0;
    try (TokenStream stream = analyzer.tokenStream("f", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
      TypeAttribute type = stream.addAttribute(TypeAttribute.class);
      stream.reset();
      int last = 0;
      while (stream.incrementToken()) {
        assertTrue(offset.startOffset() >= last, "backwards");
        last = offset.startOffset();
        if (type.type().equals(TokenType.WORD.label())) {
          String place = text.substring(offset.startOffset(), offset.endOffset());
          assertEquals(term.toString(), SyllableNormalizer.normalize(place));
          words++;
        }
      }
      stream.end();
    }
    return words;
  }

  @Test
  void oneAnalyzerIsSafeForSeveralThreads() throws Exception {
    List<String> texts = texts();
    try (Analyzer analyzer = new VietnameseAnalyzer();
        ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<String> expected = new ArrayList<>();
      for (String text : texts) {
        expected.add(tokens(analyzer, text));
      }
      List<Future<List<String>>> answers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        answers.add(
            threads.submit(() -> {
              List<String> found = new ArrayList<>();
              for (String text : texts) {
                found.add(tokens(analyzer, text));
              }
              return found;
            }));
      }
      for (Future<List<String>> answer : answers) {
        assertEquals(expected, answer.get());
      }
    }
  }

  private static String tokens(Analyzer analyzer, String text) throws IOException {
    StringBuilder tokens = new StringBuilder();
    try (TokenStream stream = analyzer.tokenStream("f", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        tokens.append(term).append(' ').append(offset.startOffset()).append('\n');
      }
      stream.end();
    }
    return tokens.toString();
  }
}
