// SPDX-License-Identifier: Apache-2.0
package io.luctim.analysis;

import io.luctim.article.Article;
import io.luctim.article.ArticleFiles;
import io.luctim.article.SourceLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** News to measure on: {@code -Dluctim.corpus=FILE} (JSON Lines), else the sample articles. */
final class BenchmarkTexts {
  private static final int CHARS = 4_000_000;

  private BenchmarkTexts() {}

  static List<String> read() throws IOException {
    List<String> texts = new ArrayList<>();
    String corpus = System.getProperty("luctim.corpus", "../shared/data/news/articles.jsonl.gz");
    Path path = Path.of(corpus);
    int[] chars = {0};
    try {
      ArticleFiles.read(
          Files.exists(path) ? path : Path.of("testdata", "articles"),
          new ArticleFiles.Handler() {
            @Override
            public void article(Article article, SourceLocation location) {
              texts.add(article.title() + "\n" + article.lead() + "\n" + article.body());
              chars[0] += texts.getLast().length();
              if (chars[0] > CHARS) {
                throw new Enough();
              }
            }

            @Override
            public void rejected(SourceLocation location, String reason) {}
          });
    } catch (Enough e) {
      // read as much as is wanted
    }
    return texts;
  }

  private static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
