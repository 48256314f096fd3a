// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.luctim.article.Article;
import io.luctim.index.ArticleIndexer;
import io.luctim.search.ArticleSearcher;
import io.luctim.search.QuerySyntax;
import io.luctim.search.QuerySyntaxException;
import io.luctim.search.SearchRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queries that programs write. */
class StrictQueryParserTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cà phê | 1 2",
        "(cà phê) OR trà | 1 2 3",
        "(phê OR trà) -giá | 1 3",
        "title:(giá phê) | 2",
        "\"phê tăng\" | 2",
        "NOT cà | 3",
        "title:trà OR -(trà OR giá) | 1 3",
        "tr* AND buổi | 3",
        "buổi\\-sáng | 3",
        "\"cà phê\" trà | ''",
      })
  void findsExactlyWhatIsAskedFor(String query, String ids) {
    try (ArticleIndexer indexer = ArticleIndexer.open(directory.resolve("index"))) {
      indexer.add(article("1", "Cà phê sữa đá"));
      indexer.add(article("2", "Giá cà phê tăng"));
      indexer.add(article("3", "Trà nóng buổi sáng"));
      try (ArticleSearcher searcher = ArticleSearcher.open(indexer)) {
        SearchRequest request = SearchRequest.builder(query).syntax(QuerySyntax.STRICT).build();
        List<String> found =
            searcher.search(request).hits().stream()
                .map(hit -> hit.article().id())
                .sorted()
                .toList();
        assertEquals(ids, String.join(" ", found));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cà phê | all(<cà> <phê>)",
        "cà AND phê | all(<cà> <phê>)",
        "cà OR phê đá OR trà | any(<cà> all(<phê> <đá>) <trà>)",
        "(cà OR phê) đá | all(any(<cà> <phê>) <đá>)",
        "-cà NOT phê | all(not<cà> not<phê>)",
        "-(cà phê) | notall(<cà> <phê>)",
        "\"cà phê\" | phrase<cà phê>",
        "tr* | prefix<tr>",
        "title:(cà phê) | title=all(<cà> <phê>)",
        "title:\"cà phê\" | title=phrase<cà phê>",
        "from:2024-02 to:2024-02 | all(dates[2024-02-01..] dates[..2024-02-29])",
        "a\\:b \\* | all(<a:b> <*>)",
        "S -300 | all(<S> not<300>)",
      })
  void readsWhatProgramsWrite(String query, String node) {
    assertEquals(node, NodePrinter.print(StrictQueryParser.parse(query)));
  }

  private static Article article(String id, String title) {
    return Article.builder(id).title(title).build();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | 0 | is missing",
        "a OR | 4 | is missing",
        "a (b | 2 | not closed",
        "a) b | 1 | closes nothing",
        "a \"b c | 2 | not closed",
        "titel:a | 0 | no field 'titel'",
        "x title: a | 8 | nothing follows 'title:'",
        "from:soon | 5 | no day",
        "a b\\ | 3 | followed by nothing",
        "* | 0 | where a word should",
        "C++* | 0 | letters and digits",
        "- | 1 | is missing",
      })
  void saysWhereTheTroubleIs(String query, int offset, String message) {
    SearchRequest.Builder request = SearchRequest.builder(query).syntax(QuerySyntax.STRICT);
    QuerySyntaxException refused = assertThrows(QuerySyntaxException.class, request::build);
    assertEquals(offset, refused.offset(), refused.getMessage());
    assertEquals(true, refused.getMessage().contains(message), refused.getMessage());
  }

  @Test
  void nestsAndGrowsButSoFar() {
    assertRefused("(".repeat(100_000) + "a");
    assertRefused("a ".repeat(300));
    assertRefused("title:".repeat(50_000) + "a");
  }

  private static void assertRefused(String query) {
    assertThrows(QuerySyntaxException.class, () -> StrictQueryParser.parse(query));
  }

  @Test
  void anyTextIsReadOrRefused() {
    Random random = new Random(7);
    String[] pieces = {"a", "(", ")", "\"", "-", " ", "OR", "NOT", "title:", "*", "\\", ":", "đ"};
    for (int i = 0; i < 20_000; i++) {
      StringBuilder query = new StringBuilder();
      random.ints(random.nextInt(12), 0, pieces.length).forEach(p -> query.append(pieces[p]));
      try {
        StrictQueryParser.parse(query.toString());
      } catch (QuerySyntaxException e) {
        assertEquals(e.offset(), Math.clamp(e.offset(), 0, query.length()), query.toString());
      }
    }
  }
}
