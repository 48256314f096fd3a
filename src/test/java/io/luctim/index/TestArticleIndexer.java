// SPDX-License-Identifier: Apache-2.0
package io.luctim.index;

import io.luctim.article.Article;
import io.luctim.search.ArticleSearcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.tests.util.LuceneTestCase;

/** The life of an index on disk. */
public class TestArticleIndexer extends LuceneTestCase {
  private static Article article(String id, String title) {
    return Article.builder(id).title(title).body("Nội dung của " + title).build();
  }

  private static Article full() {
    return Article.builder("full")
        .title("Giá cà phê <b>tăng</b>")
        .author("Lê Văn Tám")
        .lead("Sapo")
        .body("Đoạn một.\n\nĐoạn hai: 5,4 tỷ.")
        .caption("Ảnh một. (Ảnh: A)")
        .caption("Ảnh hai. (Ảnh: B)")
        .teaser("Bài khác")
        .furniture("Chia sẻ")
        .url("https://baosongma.example/full")
        .source("Báo Sông Mã")
        .section("Kinh tế")
        .tag("cà phê")
        .tag("giá")
        .publishedAt(Instant.parse("2025-02-06T01:10:00Z"))
        .extra("views", "12000")
        .extra("note", "")
        .build();
  }

  public void testAnArticleComesBackAsItWas() {
    Path path = createTempDir();
    try (ArticleIndexer indexer = ArticleIndexer.open(path)) {
      indexer.add(full());
    }
    try (ArticleSearcher searcher = ArticleSearcher.open(path)) {
      assertEquals(full(), searcher.get("full"));
      assertNull(searcher.get("missing"));
    }
  }

  public void testReplaceAndDelete() {
    Path path = createTempDir();
    try (ArticleIndexer indexer = ArticleIndexer.open(path)) {
      indexer.add(article("a", "Bão số 3"));
      indexer.add(article("b", "Giá vàng"));
      indexer.commit();
      indexer.add(article("a", "Bão số 4"));
      indexer.delete("b");
      indexer.delete("never was");
      indexer.commit();
    }
    try (ArticleSearcher searcher = ArticleSearcher.open(path)) {
      assertEquals(1, searcher.size());
      assertEquals(0, searcher.search("\"bão số 3\"").total());
      assertEquals(1, searcher.search("\"bão số 4\"").total());
      assertEquals(0, searcher.search("giá vàng").total());
    }
  }

  public void testASearcherSeesOneStateUntilItIsRefreshed() {
    try (ArticleIndexer indexer = ArticleIndexer.inMemory();
        ArticleSearcher searcher = ArticleSearcher.open(indexer)) {
      indexer.add(article("a", "Bão số 3"));
      assertEquals(0, searcher.search("bão").total());
      assertTrue(searcher.refresh());
      assertEquals(1, searcher.search("bão").total());
    }
  }

  public void testRollbackForgetsSinceTheCommit() {
    Path path = createTempDir();
    ArticleIndexer indexer = ArticleIndexer.open(path);
    indexer.add(article("a", "Bão số 3"));
    indexer.commit();
    indexer.add(article("b", "Bão số 4"));
    indexer.rollback();
    try (ArticleSearcher searcher = ArticleSearcher.open(path)) {
      assertEquals(1, searcher.size());
    }
  }

  public void testSecondIndexerIsRefused() {
    Path path = createTempDir();
    try (ArticleIndexer first = ArticleIndexer.open(path)) {
      first.add(article("a", "Bão"));
      IndexAccessException e =
          expectThrows(IndexAccessException.class, () -> ArticleIndexer.open(path));
      assertTrue(e.getMessage(), e.getMessage().contains("being written by another indexer"));
      assertTrue(e.getMessage(), e.getMessage().contains(path.toString()));
    }
    ArticleIndexer.open(path).close(); // the lock is gone
  }

  public void testWhatIsNoIndexIsRefused() throws IOException {
    Path missing = createTempDir().resolve("missing");
    assertRefused("no index at", missing);
    assertFalse("looking must not make it", Files.exists(missing));
    assertRefused("no index at", createTempDir());
    Path file = createTempFile();
    assertRefused("not a directory", file);
    IndexAccessException e =
        expectThrows(IndexAccessException.class, () -> ArticleIndexer.open(file));
    assertTrue(e.getMessage(), e.getMessage().contains("not a directory"));
  }

  private static void assertRefused(String reason, Path path) {
    IndexAccessException e =
        expectThrows(IndexAccessException.class, () -> ArticleSearcher.open(path));
    assertTrue(e.getMessage(), e.getMessage().contains(reason));
    assertTrue(e.getMessage(), e.getMessage().contains(path.toString()));
  }

  public void testAForeignIndexIsRefusedAndLeftAlone() throws IOException {
    Path path = createTempDir();
    try (Directory directory = FSDirectory.open(path);
        IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
      writer.addDocument(new Document());
    }
    assertRefused("not one of Luctim's", path);
    IndexAccessException e =
        expectThrows(IndexAccessException.class, () -> ArticleIndexer.open(path));
    assertTrue(e.getMessage(), e.getMessage().contains("not one of Luctim's"));
  }

  public void testAnIndexOfAnotherVersionIsRefusedByName() throws IOException {
    Path path = createTempDir();
    try (Directory directory = FSDirectory.open(path);
        IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
      writer.setLiveCommitData(
          java.util.Map.of("luctim.format", "99", "luctim.analysis", "7").entrySet());
      writer.addDocument(new Document());
    }
    assertRefused("format 99, analysis 7", path);
  }

  public void testADamagedIndexIsRefused() throws IOException {
    Path path = createTempDir();
    try (ArticleIndexer indexer = ArticleIndexer.open(path)) {
      indexer.add(article("a", "Bão"));
    }
    Path segments;
    try (var files = Files.list(path)) {
      segments =
          files
              .filter(file -> file.getFileName().toString().startsWith("segments_"))
              .findFirst()
              .orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(segments);
    bytes[bytes.length / 2] ^= 1;
    Files.write(segments, bytes);
    IndexAccessException e =
        expectThrows(IndexAccessException.class, () -> ArticleSearcher.open(path));
    assertTrue(e.getMessage(), e.getMessage().contains("is damaged"));
  }

  public void testClosedTwiceAndUsedAfter() {
    ArticleIndexer indexer = ArticleIndexer.inMemory();
    ArticleSearcher searcher = ArticleSearcher.open(indexer);
    searcher.close();
    searcher.close();
    indexer.close();
    indexer.close();
    expectThrows(IllegalStateException.class, () -> indexer.add(article("a", "b")));
    expectThrows(IllegalStateException.class, indexer::commit);
    expectThrows(IllegalStateException.class, indexer::size);
    expectThrows(IllegalStateException.class, () -> searcher.search("x"));
    expectThrows(IllegalStateException.class, searcher::refresh);
  }

  /** A word of 900,000 letters, lone surrogates, nothing but marks: all indexed, nothing thrown. */
  public void testMonstersAreIndexed() {
    try (ArticleIndexer indexer = ArticleIndexer.inMemory();
        ArticleSearcher searcher = ArticleSearcher.open(indexer)) {
      indexer.add(Article.builder("long").title("x").body("x".repeat(900_000)).build());
      indexer.add(Article.builder("lone").title("tin \uD83D tức").body("\uDE00 tin").build());
      indexer.add(Article.builder("marks").title("\u0301").body("\u0301".repeat(100_000)).build());
      indexer.add(Article.builder("commas").title("1").body("1,".repeat(100_000)).build());
      searcher.refresh();
      assertEquals(4, searcher.size());
      assertEquals(1, searcher.search("tin").total());
    } catch (UncheckedIOException e) {
      throw new AssertionError(e);
    }
  }
}
