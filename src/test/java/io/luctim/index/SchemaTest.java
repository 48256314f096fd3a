// SPDX-License-Identifier: Apache-2.0
package io.luctim.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.luctim.article.Article;
import io.luctim.search.ArticleSearcher;
import io.luctim.search.FacetCount;
import io.luctim.search.SearchRequest;
import io.luctim.search.SearchResults;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One schema for every article, whatever its texts: no value changes the type of a field. */
class SchemaTest {
  /** The type of each field. A change here changes the format of an index. */
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("id", "DOCS"),
          Map.entry("title", "DOCS_AND_FREQS_AND_POSITIONS norms"),
          Map.entry("title.folded", "DOCS_AND_FREQS_AND_POSITIONS norms"),
          Map.entry("title.start", "DOCS BINARY"),
          Map.entry("text", "DOCS_AND_FREQS_AND_POSITIONS norms"),
          Map.entry("text.folded", "DOCS_AND_FREQS_AND_POSITIONS norms"),
          Map.entry("text.tokens", "NONE BINARY"),
          Map.entry("text.keyTerms", "NONE BINARY"),
          Map.entry("author", "DOCS_AND_FREQS_AND_POSITIONS norms"),
          Map.entry("author.folded", "DOCS_AND_FREQS_AND_POSITIONS norms"),
          Map.entry("author.exact", "DOCS SORTED_SET"),
          Map.entry("source", "DOCS_AND_FREQS_AND_POSITIONS norms"),
          Map.entry("source.folded", "DOCS_AND_FREQS_AND_POSITIONS norms"),
          Map.entry("source.exact", "DOCS SORTED_SET"),
          Map.entry("section", "DOCS_AND_FREQS_AND_POSITIONS norms"),
          Map.entry("section.folded", "DOCS_AND_FREQS_AND_POSITIONS norms"),
          Map.entry("section.exact", "DOCS SORTED_SET"),
          Map.entry("tag", "DOCS_AND_FREQS_AND_POSITIONS norms"),
          Map.entry("tag.folded", "DOCS_AND_FREQS_AND_POSITIONS norms"),
          Map.entry("tag.exact", "DOCS SORTED_SET"),
          Map.entry("publishedAt", "NONE SORTED_NUMERIC points"),
          Map.entry("furniture.line", "DOCS"),
          Map.entry("bare", "DOCS"),
          Map.entry("lead", "NONE"),
          Map.entry("body", "NONE"),
          Map.entry("caption", "NONE"),
          Map.entry("teaser", "NONE"),
          Map.entry("furniture", "NONE"),
          Map.entry("url", "NONE"),
          Map.entry("extra", "NONE"));

  /** Describes all that Lucene does not let change from one document to the next. */
  private static String type(FieldInfo field) {
    StringBuilder type = new StringBuilder(field.getIndexOptions().toString());
    switch (field.getDocValuesType()) {
      case NONE -> {}
      default -> type.append(' ').append(field.getDocValuesType());
    }
    type.append(field.getPointDimensionCount() > 0 ? " points" : "");
    type.append(field.hasNorms() ? " norms" : "");
    type.append(field.hasTermVectors() ? " vectors" : "");
    return type.toString();
  }

  private static Map<String, String> types(ArticleIndexer indexer) {
    Map<String, String> types = new TreeMap<>();
    try (SearcherManager searchers = indexer.newSearcherManager()) {
      IndexSearcher searcher = searchers.acquire();
      try {
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
          leaf.reader().getFieldInfos().forEach(field -> types.put(field.name, type(field)));
        }
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return types;
  }

  private static void assertTyped(Article article) {
    try (ArticleIndexer indexer = ArticleIndexer.inMemory()) {
      indexer.add(article);
      types(indexer)
          .forEach((field, type) ->
              assertEquals(TYPES.get(field), type, () -> field + " of " + article.id()));
    }
  }

  @Test
  void eachFieldHasOneTypeWhateverTheArticle() {
    OddArticles.PARTS
        .keySet()
        .forEach(part ->
            OddArticles.VALUES.forEach(
                value -> assertTyped(OddArticles.odd(part + name(value), part, value))));
    for (int seed = 0; seed < 100; seed++) {
      assertTyped(OddArticles.random("seed " + seed, new Random(seed)));
    }
  }

  @Test
  void allFieldsOfAnIndexAreListed() {
    try (ArticleIndexer indexer = ArticleIndexer.inMemory()) {
      indexer.add(OddArticles.normal("a"));
      indexer.add(Article.builder("b").title("gia vang hom nay tang manh qua").build());
      assertEquals(new TreeMap<>(TYPES), types(indexer));
    }
    Set<String> searched = new TreeSet<>(TYPES.keySet());
    searched.removeIf(field -> TYPES.get(field).matches("NONE( BINARY)?"));
    assertEquals(searched, ArticleFields.SEARCHED);
  }

  private static String name(String value) {
    StringBuilder name = new StringBuilder();
    value.codePoints().limit(5).forEach(c -> name.append(String.format(Locale.ROOT, " U+%04X", c)));
    return name + " x " + value.length();
  }

  @Test
  void oddValuesComeFirstInTheirFields() {
    for (String value : OddArticles.VALUES) {
      try (ArticleIndexer indexer = ArticleIndexer.inMemory()) {
        Article odd = OddArticles.allOdd("all" + name(value), value);
        indexer.add(odd);
        assertTakesNormalArticles(indexer, List.of(odd));
      }
    }
  }

  @Test
  void oddValuesComeIntoAnIndexThatHasNormalOnes() {
    OddArticles.PARTS
        .keySet()
        .forEach(part -> {
          try (ArticleIndexer indexer = ArticleIndexer.inMemory()) {
            indexer.add(OddArticles.normal("before"));
            indexer.commit();
            List<Article> odd = new ArrayList<>();
            for (String value : OddArticles.VALUES) {
              odd.add(OddArticles.odd(part + name(value), part, value));
              indexer.add(odd.getLast());
            }
            indexer.delete("before");
            assertTakesNormalArticles(indexer, odd);
          }
        });
  }

  private static void assertTakesNormalArticles(ArticleIndexer indexer, List<Article> odd) {
    indexer.add(OddArticles.normal("1"));
    indexer.commit();
    indexer.add(OddArticles.normal("2"));
    indexer.commit();
    try (ArticleSearcher searcher = ArticleSearcher.open(indexer)) {
      assertWhole(searcher, odd);
    }
    indexer.delete("2");
    indexer.add(OddArticles.normal("2"));
    indexer.compact();
    indexer.commit();
    try (ArticleSearcher searcher = ArticleSearcher.open(indexer)) {
      assertWhole(searcher, odd);
    }
  }

  /** Finds each odd article as it came, and two normal ones by each of their values. */
  private static void assertWhole(ArticleSearcher searcher, List<Article> odd) {
    assertEquals(odd.size() + 2, searcher.size());
    for (Article article : odd) {
      assertEquals(article, searcher.get(article.id()), article::id);
    }
    assertEquals(2, searcher.search("gạo").total());
    assertEquals(2, searcher.search("author:Minh").total());
    for (Map.Entry<String, String> value :
        Map.of("author", "Lê Minh", "source", "Báo Sông Mã", "section", "Kinh tế", "tag", "gạo")
            .entrySet()) {
      SearchResults results =
          searcher.search(
              SearchRequest.builder("")
                  .filter(value.getKey(), value.getValue())
                  .facet(value.getKey(), 1000)
                  .build());
      assertEquals(2, results.total(), value::getKey);
      List<FacetCount> counts = results.facets().get(value.getKey());
      assertTrue(counts.contains(new FacetCount(value.getValue(), 2)), () -> "counts " + counts);
    }
  }

  @Test
  void anIndexWithOddValuesIsReindexed(@TempDir Path directory) {
    Path index = directory.resolve("index");
    List<Article> odd = new ArrayList<>();
    try (ArticleIndexer indexer = ArticleIndexer.open(index)) {
      int count = 0;
      for (String part : OddArticles.PARTS.keySet()) {
        for (String value : OddArticles.VALUES) {
          odd.add(OddArticles.odd(part + name(value), part, value));
          indexer.add(odd.getLast());
          if (count++ % 100 == 99) {
            indexer.commit(); // several segments
          }
        }
      }
      indexer.add(OddArticles.normal("1"));
      indexer.add(OddArticles.normal("2"));
    }
    assertEquals(odd.size() + 2, Reindexer.reindex(index));
    assertTrue(IndexCheck.of(index).isWhole());
    try (ArticleSearcher searcher = ArticleSearcher.open(index)) {
      assertWhole(searcher, odd);
    }
    try (ArticleIndexer indexer = ArticleIndexer.open(index)) {
      assertTakesNormalArticles(indexer, odd);
    }
  }
}
