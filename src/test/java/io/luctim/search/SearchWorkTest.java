// SPDX-License-Identifier: Apache-2.0
package io.luctim.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.luctim.article.Article;
import io.luctim.index.ArticleIndexer;
import io.luctim.language.AccentRestorer;
import io.luctim.search.query.AccentRestorations;
import io.luctim.search.query.CompiledQuery;
import io.luctim.search.query.ParsedQuery;
import io.luctim.search.query.QueryCompiler;
import io.luctim.search.query.SynonymTable;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.core.SimpleAnalyzer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A text that is searched is parsed and compiled once, and its accents are restored once. */
class SearchWorkTest {
  private final List<String> parsed = new ArrayList<>();
  private final List<String> restored = new ArrayList<>();
  private int compiled;
  private ArticleIndexer indexer;
  private ArticleSearcher searcher;

  @BeforeEach
  void open() {
    indexer = ArticleIndexer.inMemory();
    indexer.add(Article.builder("1").title("Mỹ - Nhật đối thoại 2+2").section("Thế giới").build());
    indexer.add(Article.builder("2").title("Hai nuoc doi thoai o Ha Noi").build());
    indexer.add(Article.builder("3").title("Thủ tướng Nhật Bản thăm Hà Nội").build());
    searcher = ArticleSearcher.open(indexer);
    searcher.replaceTools(tools ->
        new SearchTools(
            (text, syntax) -> parse(tools, text, syntax),
            (query, target, synonyms, restorations) ->
                compile(tools, query, target, synonyms, restorations),
            text -> restore(tools, text),
            tools.synonyms(),
            tools.textAnalyzer(),
            tools.facets()));
  }

  @AfterEach
  void close() {
    searcher.close();
    indexer.close();
  }

  private ParsedQuery parse(SearchTools tools, String text, QuerySyntax syntax) {
    parsed.add(text);
    return tools.parser().apply(text, syntax);
  }

  private CompiledQuery compile(
      SearchTools tools,
      ParsedQuery query,
      QueryCompiler.Target target,
      Synonyms synonyms,
      AccentRestorations restorations) {
    compiled++;
    return tools.compiler().compile(query, target, synonyms, restorations);
  }

  private List<AccentRestorer.Candidate> restore(SearchTools tools, String text) {
    restored.add(text);
    return tools.restorer().apply(text);
  }

  @Test
  void parsesCompilesAndRestoresAPlainTextOnce() {
    SearchResults results = searcher.search("doi thoai o ha noi");
    assertEquals("đối thoại ở hà nội", results.suggestion());
    assertEquals(List.of("doi thoai o ha noi"), parsed);
    assertEquals(1, compiled);
    assertEquals(List.of("doi thoai o ha noi"), restored);
  }

  @Test
  void doesTheSameWorkWithFacetsSnippetsAndPages() {
    searcher.search(
        SearchRequest.builder("doi thoai o ha noi")
            .facet("section", 10)
            .explain(true)
            .groupCopies(true)
            .paged(true)
            .size(1)
            .build());
    assertEquals(1, parsed.size());
    assertEquals(1, compiled);
    assertEquals(1, restored.size());
  }

  @Test
  void restoresTheTextAsTypedOnceMoreWhereItIsNotWhatIsRanked() {
    searcher.search("Doi thoai My - Nhat");
    assertEquals(1, parsed.size());
    assertEquals(1, compiled);
    assertTrue(restored.size() <= 2, restored.toString());
  }

  @Test
  void takesWhatTheKeysSayForATextOfItsOwn() {
    SearchResults results = searcher.search("ddoois thoaij");
    assertFalse(results.hits().isEmpty());
    assertEquals(List.of("ddoois thoaij", "đối thoại"), parsed);
    assertEquals(2, compiled);
    assertEquals(List.of("ddoois thoaij", "đối thoại"), restored);
  }

  @Test
  void takesACorrectionForATextOfItsOwn() {
    SearchResults results = searcher.search("thủ tướmg");
    assertEquals("thủ tướng", results.suggestion());
    assertEquals(List.of("thủ tướmg"), parsed);
    assertEquals(1, compiled);
    assertTrue(restored.size() <= 2, restored.toString());
  }

  @Test
  void parsesAStrictQueryWhenTheRequestIsBuilt() {
    searcher.search(SearchRequest.builder("title:(doi thoai)").syntax(QuerySyntax.STRICT).build());
    assertEquals(List.of(), parsed);
    assertEquals(1, compiled);
  }

  @Test
  void readsTheSynonymsWhenASearchNeedsThem() {
    List<String> reads = new ArrayList<>();
    searcher.replaceTools(tools ->
        new SearchTools(
            tools.parser(),
            (query, target, synonyms, restorations) ->
                QueryCompiler.compile(
                    query, target, new SimpleAnalyzer(), () -> read(reads), restorations),
            tools.restorer(),
            tools.synonyms(),
            tools.textAnalyzer(),
            tools.facets()));
    searcher.complete("thu t", 5);
    searcher.search(SearchRequest.builder("thủ tướng").accents(AccentMode.STRICT).build());
    searcher.search("section:kinh");
    assertEquals(List.of(), reads);
    searcher.search("thủ tướng");
    assertEquals(List.of("read"), reads);
  }

  private static SynonymTable read(List<String> reads) {
    reads.add("read");
    return SynonymTable.empty();
  }
}
