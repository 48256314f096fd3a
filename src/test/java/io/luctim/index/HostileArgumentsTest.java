// SPDX-License-Identifier: Apache-2.0
package io.luctim.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.luctim.article.Article;
import io.luctim.search.ArticleSearcher;
import io.luctim.search.SearchRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Whatever an indexer refuses, it goes on, and nothing that it has taken is lost. */
class HostileArgumentsTest {
  @TempDir Path directory;

  /** Calls that are refused with an {@link IllegalArgumentException}, by what they do. */
  private static Map<String, Executable> refused(ArticleIndexer indexer) {
    Map<String, Executable> calls = new LinkedHashMap<>();
    for (String id :
        List.of(
            "", " \n", "y".repeat(40_000), "y".repeat(2_001), "a\uD800", "\uDC00", "a\uDC00b")) {
      calls.put("delete id " + id.length(), () -> indexer.delete(id));
      calls.put("add id " + id.length(), () -> indexer.add(OddArticles.normal(id)));
    }
    refusedQueries()
        .forEach((name, query) -> calls.put("delete " + name, () -> indexer.delete(query)));
    calls.put("long body", () -> indexer.add(withBody(ArticleIndexer.MAX_ARTICLE_LENGTH)));
    calls.put("100 MB body", () -> indexer.add(withBody(100_000_000)));
    calls.put("tags", () -> indexer.add(withTags(ArticleIndexer.MAX_ARTICLE_VALUES + 1)));
    return calls;
  }

  private static Map<String, Query> refusedQueries() {
    String huge = "y".repeat(40_000);
    Map<String, Query> queries = new LinkedHashMap<>();
    for (String field :
        List.of("body", "lead", "caption", "url", "teaser", "extra", "text.tokens", "titel", "")) {
      queries.put("field " + field, new TermQuery(new Term(field, "x")));
      queries.put("exists " + field, new FieldExistsQuery(field));
      queries.put("prefix " + field, new PrefixQuery(new Term(field, "x")));
      queries.put(
          "not " + field,
          new BooleanQuery.Builder()
              .add(MatchAllDocsQuery.INSTANCE, Occur.MUST)
              .add(new TermQuery(new Term(field, "x")), Occur.MUST_NOT)
              .build());
    }
    queries.put("huge term", new TermQuery(new Term("id", huge)));
    queries.put("huge terms", new TermInSetQuery("id", List.of(new BytesRef(huge))));
    queries.put("term of a time", new TermQuery(new Term("publishedAt", "2025")));
    queries.put("exists id", new FieldExistsQuery("id"));
    queries.put("phrase without positions", new PhraseQuery("section.exact", "Kinh tế", "x"));
    return queries;
  }

  private static Article withBody(int length) {
    return Article.builder("long").title("x").body("x".repeat(length)).build();
  }

  private static Article withTags(int count) {
    Article.Builder article = Article.builder("tags").title("x");
    for (int i = 0; i < count; i++) {
      article.tag("t");
    }
    return article.build();
  }

  @Test
  void refusesArgumentsAndGoesOn() {
    Path index = directory.resolve("index");
    List<String> ids = new ArrayList<>(List.of("committed", "added"));
    try (ArticleIndexer indexer = ArticleIndexer.open(index)) {
      indexer.add(OddArticles.normal("committed"));
      indexer.commit();
      indexer.add(OddArticles.normal("added"));
      refused(indexer)
          .forEach((name, call) -> {
            String message = assertThrows(IllegalArgumentException.class, call, name).getMessage();
            assertTrue(message.length() < 500, () -> name + ": " + message);
            ids.add("after " + ids.size());
            indexer.add(OddArticles.normal(ids.getLast()));
          });
      refusedOtherwise(indexer, index);
      assertAll(indexer, ids);
      indexer.commit();
      assertAll(indexer, ids);
    }
    try (ArticleSearcher searcher = ArticleSearcher.open(index)) {
      assertEquals(ids.size(), searcher.size());
    }
    assertTrue(IndexCheck.of(index).isWhole());
  }

  private void refusedOtherwise(ArticleIndexer indexer, Path index) {
    assertThrows(NullPointerException.class, () -> indexer.add(null));
    assertThrows(NullPointerException.class, () -> indexer.delete((String) null));
    assertThrows(NullPointerException.class, () -> indexer.delete((Query) null));
    assertThrows(NullPointerException.class, () -> indexer.addListener(null));
    assertThrows(NullPointerException.class, () -> indexer.backup(null));
    assertThrows(IllegalStateException.class, () -> indexer.backup(index));
    assertThrows(RuntimeException.class, () -> indexer.backup(Path.of("/dev/null")));
    assertThrows(IllegalStateException.class, () -> ArticleIndexer.open(index));
    assertThrows(IllegalStateException.class, () -> Reindexer.reindex(index));
  }

  private static void assertAll(ArticleIndexer indexer, List<String> ids) {
    try (ArticleSearcher searcher = ArticleSearcher.open(indexer)) {
      for (String id : ids) {
        assertEquals(OddArticles.normal(id), searcher.get(id));
      }
      assertEquals(ids.size(), searcher.size());
    }
  }

  @Test
  void namesTheFieldThatCannotBeSearched() {
    try (ArticleIndexer indexer = ArticleIndexer.inMemory()) {
      String message =
          assertThrows(
                  IllegalArgumentException.class,
                  () -> indexer.delete(new TermQuery(new Term("body", "gạo"))))
              .getMessage();
      assertTrue(message.contains("'body' cannot be searched"), message);
      assertTrue(message.contains("text has the words of lead, caption, body"), message);
    }
  }

  @Test
  void countsWhatAQueryDeletes() {
    try (ArticleIndexer indexer = ArticleIndexer.inMemory()) {
      for (int i = 0; i < 30; i++) {
        indexer.add(OddArticles.normal("a" + i));
        if (i % 7 == 0) {
          indexer.commit();
        }
      }
      indexer.add(OddArticles.normal("a3")); // replaced: one article all the same
      indexer.delete("a4");
      assertEquals(1, indexer.delete(new TermQuery(new Term("id", "a5"))));
      assertEquals(0, indexer.delete(new TermQuery(new Term("id", "a5"))));
      assertEquals(0, indexer.delete(LongField.newRangeQuery("publishedAt", 0, 1)));
      assertEquals(11, indexer.delete(new PrefixQuery(new Term("id", "a1"))));
      assertEquals(17, indexer.size());
      indexer.commit();
      assertEquals(17, indexer.delete(new TermQuery(new Term("author.exact", "Lê Minh"))));
      indexer.add(OddArticles.normal("b"));
      assertEquals(1, indexer.delete(MatchAllDocsQuery.INSTANCE));
      indexer.commit();
      assertEquals(0, indexer.size());
    }
  }

  @Test
  void countsWhatAQueryDeletesWhileOthersAdd() throws InterruptedException {
    try (ArticleIndexer indexer = ArticleIndexer.inMemory()) {
      Thread adding =
          new Thread(() -> {
            for (int i = 0; i < 2_000; i++) {
              indexer.add(OddArticles.normal("a" + i));
            }
          });
      adding.start();
      int deleted = 0;
      while (adding.isAlive()) {
        deleted += indexer.delete(new TermQuery(new Term("section.exact", "Kinh tế")));
      }
      adding.join();
      indexer.commit();
      assertEquals(2_000 - deleted, indexer.size());
    }
  }

  @Test
  void refusesIdsWithALoneSurrogateWithItsPlace() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> OddArticles.normal("bài 1\uD83D"))
            .getMessage();
    assertTrue(message.contains("U+D83D, at char 5"), message);
    assertEquals("bài 1😀", OddArticles.normal("bài 1😀").id());
    assertThrows(
        IllegalArgumentException.class,
        () -> Article.builder("a").title("x").extra("\uDC00", "").build());
  }

  @Test
  void loneSurrogatesOfTextsAreReplacedBeforeTheyAreIndexed() {
    Article article =
        Article.builder("a")
            .title("tin \uD83D tức")
            .tag("\uDE00 mới")
            .body("\uD83D\uDE00\uD83D")
            .build();
    assertEquals("tin \uFFFD tức", article.title());
    assertEquals("😀\uFFFD", article.body());
    try (ArticleIndexer indexer = ArticleIndexer.inMemory();
        ArticleSearcher searcher = ArticleSearcher.open(indexer)) {
      indexer.add(article);
      searcher.refresh();
      assertEquals(article, searcher.get("a"));
      assertEquals(1, searcher.search("tức").total());
      SearchRequest filtered = SearchRequest.builder("").filter("tag", "\uD800 mới").build();
      assertEquals(1, searcher.search(filtered).total());
    }
  }

  @Test
  void noIdFindsAnotherOnesArticle() {
    try (ArticleIndexer indexer = ArticleIndexer.inMemory();
        ArticleSearcher searcher = ArticleSearcher.open(indexer)) {
      indexer.add(OddArticles.normal("a\uFFFD"));
      searcher.refresh();
      assertTrue(searcher.contains("a\uFFFD"));
      for (String id : List.of("a\uD800", "a\uDC00", "", "y".repeat(40_000))) {
        assertNull(searcher.get(id));
        assertFalse(searcher.contains(id));
        assertEquals(List.of(), searcher.related(id, 5));
      }
    }
  }

  @Test
  void refusesFilterValuesThatAreNotKept() {
    SearchRequest.Builder request = SearchRequest.builder("gạo");
    String message =
        assertThrows(
                IllegalArgumentException.class, () -> request.filter("tag", "t".repeat(40_000)))
            .getMessage();
    assertTrue(message.contains("'tag' has 40000 chars"), message);
    assertThrows(NullPointerException.class, () -> request.filter("tag", null));
    request.filter("tag", "t".repeat(ArticleFields.MAX_VALUE_LENGTH)).build();
  }

  @Test
  void refusesTimesThatNoCalendarHas() {
    for (Instant time :
        List.of(
            Instant.MIN,
            Instant.MAX,
            Instant.ofEpochMilli(Long.MIN_VALUE),
            Instant.ofEpochMilli(Long.MAX_VALUE),
            Article.EARLIEST.minusNanos(1),
            Article.LATEST.plusMillis(1))) {
      Article.Builder article = Article.builder("a").title("x").publishedAt(time);
      String message = assertThrows(IllegalArgumentException.class, article::build).getMessage();
      assertTrue(message.contains("'a' is published at " + time), message);
    }
  }

  @Test
  void anyTimeBoundsASearch() {
    try (ArticleIndexer indexer = ArticleIndexer.inMemory();
        ArticleSearcher searcher = ArticleSearcher.open(indexer)) {
      List<Instant> times =
          List.of(Article.EARLIEST, Instant.EPOCH.minusNanos(1), Instant.EPOCH, Article.LATEST);
      for (Instant time : times) {
        indexer.add(Article.builder("" + time).title("gạo").publishedAt(time).build());
      }
      searcher.refresh();
      assertEquals(Instant.EPOCH.minusMillis(1), searcher.get("" + times.get(1)).publishedAt());
      List<Instant> bounds =
          List.of(
              Instant.MIN,
              Instant.ofEpochMilli(Long.MIN_VALUE),
              Article.EARLIEST,
              Instant.EPOCH,
              Article.LATEST,
              Instant.ofEpochMilli(Long.MAX_VALUE),
              Instant.MAX);
      for (int from = 0; from < bounds.size(); from++) {
        for (int to = 0; to < bounds.size(); to++) {
          Instant first = bounds.get(from);
          Instant end = bounds.get(to);
          assertEquals(
              times.stream().filter(time -> !time.isBefore(first) && time.isBefore(end)).count(),
              searcher.search(SearchRequest.builder("gạo").from(first).to(end).build()).total(),
              () -> first + " to " + end);
        }
      }
      for (Duration life :
          List.of(Duration.ofNanos(1), Duration.ofDays(1), Duration.ofSeconds(Long.MAX_VALUE))) {
        SearchRequest request = SearchRequest.builder("gạo").recencyHalfLife(life).build();
        assertEquals(4, searcher.search(request).total());
      }
    }
  }

  @Test
  void takesAnArticleAtEachLimit() {
    Article.Builder values = Article.builder("values").title("x");
    int each = ArticleIndexer.MAX_ARTICLE_VALUES / 5;
    for (int i = 0; i < each; i++) {
      values
          .tag("thẻ " + i)
          .caption("ảnh " + i)
          .teaser("")
          .furniture("dòng " + i)
          .extra("k" + i, "");
    }
    List<Article> articles =
        List.of(withBody(ArticleIndexer.MAX_ARTICLE_LENGTH - 1), values.build());
    try (ArticleIndexer indexer = ArticleIndexer.inMemory();
        ArticleSearcher searcher = ArticleSearcher.open(indexer)) {
      articles.forEach(indexer::add);
      searcher.refresh();
      articles.forEach(article -> assertEquals(article, searcher.get(article.id())));
      assertEquals(1, searcher.search("tag:\"thẻ 19999\"").total());
    }
  }

  @Test
  void backsUpNothingToAPlaceThatIsTaken() throws Exception {
    Path taken = Files.writeString(directory.resolve("taken"), "x");
    try (ArticleIndexer indexer = ArticleIndexer.inMemory()) {
      indexer.add(OddArticles.normal("a"));
      indexer.commit();
      assertThrows(RuntimeException.class, () -> indexer.backup(taken));
      assertEquals("x", Files.readString(taken));
      indexer.add(OddArticles.normal("b"));
      indexer.commit();
      assertEquals(2, indexer.size());
    }
  }
}
