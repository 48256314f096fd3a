// SPDX-License-Identifier: Apache-2.0
package io.luctim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.luctim.article.Article;
import io.luctim.index.ArticleIndexer;
import io.luctim.language.AccentRestorer;
import io.luctim.language.WordSegmenter;
import io.luctim.language.WordSpan;
import io.luctim.search.ArticleSearcher;
import io.luctim.search.Hit;
import io.luctim.search.SearchListener;
import io.luctim.search.SearchRequest;
import io.luctim.search.SearchResults;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.custom.CustomAnalyzer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code that README shows is the code below, and does what README says. */
class ReadmeTest {
  @TempDir private Path temp;

  /** Stands for {@code java.nio.file.Path} in the code that README shows. */
  private final Paths paths = new Paths();

  private final class Paths {
    Path of(String name) {
      return temp.resolve(name);
    }
  }

  @Test
  void indexAndSearch() throws IOException {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = System.out;
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      Paths Path = paths;
      // README: search
      try (ArticleIndexer indexer = ArticleIndexer.open(Path.of("news-index"))) {
        indexer.add(Article.builder("a-1").title("Giá vàng lập đỉnh").body("…").build());
        indexer.add(Article.builder("a-2").title("Mỹ - Nhật đối thoại 2+2").body("…").build());
      }
      try (ArticleSearcher searcher = ArticleSearcher.open(Path.of("news-index"))) {
        for (Hit hit : searcher.search("doi thoai 2+2").hits()) {
          System.out.println(hit.title().html());
        }
      }
      // README: end
    } finally {
      System.setOut(out);
    }
    String line = printed.toString(StandardCharsets.UTF_8).strip();
    assertEquals("Mỹ - Nhật <b>đối</b> <b>thoại</b> <b>2+2</b>", line);
    String readme = Files.readString(java.nio.file.Path.of("README.md"));
    assertTrue(readme.contains("`" + line + "`"));
    assertTrue(readme.contains(region("search")), region("search"));
    String vietnamese = Files.readString(java.nio.file.Path.of("README.vi.md"));
    assertTrue(vietnamese.contains("`" + line + "`"));
    assertTrue(vietnamese.contains(region("search")), region("search"));
  }

  @Test
  void listener() throws IOException {
    AtomicReference<Duration> recorded = new AtomicReference<>();
    Timer timer = recorded::set;
    try (ArticleIndexer indexer = ArticleIndexer.inMemory();
        ArticleSearcher searcher = ArticleSearcher.open(indexer)) {
      // README: listener
      searcher.addListener(
          new SearchListener() {
            @Override
            public void searched(SearchRequest request, SearchResults results) {
              timer.record(results.took()); // and results.suggestion(), results.total()
            }
          });
      // README: end
      SearchResults results = searcher.search("gia vang");
      assertEquals(results.took(), recorded.get());
    }
    String readme = Files.readString(java.nio.file.Path.of("README.md"));
    assertTrue(readme.contains(region("listener")), region("listener"));
  }

  /** As Micrometer's. */
  private interface Timer {
    void record(Duration took);
  }

  /** What a configuration of Spring has. */
  private final class Beans {
    private final Paths Path = paths;

    // README: beans
    @Bean
    ArticleIndexer indexer() {
      return ArticleIndexer.open(Path.of("news-index"));
    }

    @Bean
    ArticleSearcher searcher(ArticleIndexer indexer) {
      return ArticleSearcher.open(indexer);
    }
    // README: end
  }

  /** As Spring's. */
  private @interface Bean {}

  @Test
  void beans() throws IOException {
    Beans beans = new Beans();
    try (ArticleIndexer indexer = beans.indexer();
        ArticleSearcher searcher = beans.searcher(indexer)) {
      assertEquals(0, searcher.size());
    }
    String readme = Files.readString(java.nio.file.Path.of("README.md"));
    assertTrue(readme.contains(region("beans")), region("beans"));
  }

  @Test
  void searchBox() throws IOException {
    try (ArticleIndexer indexer = ArticleIndexer.inMemory();
        ArticleSearcher searcher = ArticleSearcher.open(indexer)) {
      indexer.add(
          Article.builder("a-1")
              .title("Thủ tướng Nhật Bản thăm Mỹ")
              .section("Thế giới")
              .source("Báo A")
              .build());
      searcher.refresh();
      // README: box
      SearchRequest request =
          SearchRequest.builder("thu tuong nhat ban")
              .filter("section", "Thế giới") // exactly; several of a field: any of them
              .facet("source", 10)
              .recencyHalfLife(Duration.ofDays(30)) // or sort(SortOrder.NEWEST)
              .groupCopies(true) // the same report in other newspapers is one hit
              .build();
      SearchResults results = searcher.search(request);
      results.suggestion(); // "thủ tướng nhật bản": accents put back, misspelt names mended
      results.facets().get("source"); // values and counts
      searcher.complete("thu t", 10); // phrases and titles, as somebody types
      searcher.related("a-1", 10); // about the same; copies are not related
      // README: end
      assertEquals("thủ tướng nhật bản", results.suggestion());
      assertEquals("Báo A", results.facets().get("source").getFirst().value());
      assertEquals(1, searcher.complete("thu t", 10).size());
    }
    String readme = Files.readString(java.nio.file.Path.of("README.md"));
    assertTrue(readme.contains(region("box")), region("box"));
  }

  @Test
  void analyzerByName() throws IOException {
    // README: analyzer
    Analyzer analyzer =
        CustomAnalyzer.builder()
            .withTokenizer("vietnamese")
            .addTokenFilter("vietnameseTokenParts")
            .addTokenFilter("vietnameseCanonical")
            .addTokenFilter("vietnameseFolding")
            .build();
    // README: end
    analyzer.close();
    String readme = Files.readString(java.nio.file.Path.of("README.md"));
    assertTrue(readme.contains(region("analyzer")), region("analyzer"));
  }

  @Test
  void wordsAndAccents() throws IOException {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = System.out;
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      // README: words
      String typed = "doi thoai My - An Do ve an ninh bien";
      String text = AccentRestorer.standard().restore(typed);
      System.out.println(text);
      for (WordSpan word : WordSegmenter.standard().segment(text)) {
        System.out.print(word.in(text, '_') + " ");
      }
      // README: end
    } finally {
      System.setOut(out);
    }
    String readme = Files.readString(java.nio.file.Path.of("README.md"));
    for (String line : printed.toString(StandardCharsets.UTF_8).lines().toList()) {
      assertTrue(readme.contains("`" + line.strip() + "`"), line);
    }
    assertTrue(readme.contains(region("words")), region("words"));
  }

  /** The lines of this file between two marks, less their common indent. */
  private static String region(String name) throws IOException {
    String source =
        Files.readString(java.nio.file.Path.of("src/test/java/io/luctim/ReadmeTest.java"));
    int from = source.indexOf("// README: " + name);
    from = source.indexOf('\n', from) + 1;
    int to = source.lastIndexOf('\n', source.indexOf("// README: end", from));
    return source.substring(from, to).lines().collect(Collectors.joining("\n")).stripIndent();
  }
}
