// SPDX-License-Identifier: Apache-2.0
package io.luctim.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.luctim.article.Article;
import io.luctim.search.ArticleSearcher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Making an index anew, whatever else is done with it meanwhile. */
class ReindexerTest {
  @TempDir Path temp;

  /** The path, where something is done once, before a file is changed whose name fits. */
  private static Path before(Path path, Predicate<String> name, Runnable work) {
    AtomicReference<Runnable> once = new AtomicReference<>(work);
    return WatchedFileSystem.path(
        path,
        file -> {
          if (name.test(file.getFileName().toString())) {
            Runnable now = once.getAndSet(() -> {});
            now.run();
          }
        });
  }

  private static void add(Path index, int number) {
    try (ArticleIndexer indexer = ArticleIndexer.open(index)) {
      indexer.add(Indexes.article(number));
    }
  }

  @Test
  void losesNoCommitThatIsMadeBeforeItHasTheLock() {
    Path index = Indexes.make(temp.resolve("index"), 5);
    Path late = before(index, "write.lock"::equals, () -> add(index, 5));
    assertEquals(6, Reindexer.reindex(late));
    try (ArticleSearcher searcher = ArticleSearcher.open(index)) {
      assertEquals(6, searcher.size());
      assertEquals(Indexes.article(5), searcher.get("a-5"));
    }
  }

  @Test
  void refusesToRunTwiceAtOnceAndBesideAWriter() {
    Path index = Indexes.make(temp.resolve("index"), 5);
    AtomicReference<IndexAccessException> second = new AtomicReference<>();
    AtomicReference<IndexAccessException> writer = new AtomicReference<>();
    Path during =
        before(
            index,
            name -> name.startsWith("pending_segments"),
            () -> {
              second.set(assertThrows(IndexAccessException.class, () -> Reindexer.reindex(index)));
              writer.set(assertThrows(IndexAccessException.class, () -> add(index, 6)));
            });
    assertEquals(5, Reindexer.reindex(during));
    for (IndexAccessException e : new IndexAccessException[] {second.get(), writer.get()}) {
      assertNotNull(e);
      assertTrue(e.getMessage().contains(index + " is being written by another"), e.getMessage());
    }
    assertEquals(5, IndexCheck.of(index).articles());
  }

  @Test
  void aBackupDuringAReindexIsWhole() {
    Path index = Indexes.make(temp.resolve("index"), 5);
    Path copy = temp.resolve("copy");
    Path during =
        before(
            index,
            name -> name.startsWith("pending_segments"),
            () -> IndexBackup.copy(index, copy));
    assertEquals(5, Reindexer.reindex(during));
    assertTrue(IndexCheck.of(copy).isWhole());
    assertEquals(5, IndexCheck.of(copy).articles());
  }

  @Test
  void aReindexDuringABackupDoesNotTakeTheFilesAway() {
    Path index = Indexes.make(temp.resolve("index"), 5);
    Path copy = temp.resolve("copy");
    Path during = before(copy, name -> name.startsWith("_"), () -> Reindexer.reindex(index));
    IndexBackup.copy(index, during);
    assertTrue(IndexCheck.of(copy).isWhole());
    assertEquals(5, IndexCheck.of(copy).articles());
    assertEquals(5, IndexCheck.of(index).articles());
  }

  /** Says of the last commit that other versions wrote it. */
  private static void stamp(Path index, String format, String analysis) throws IOException {
    try (FSDirectory directory = FSDirectory.open(index);
        IndexWriter writer =
            new IndexWriter(
                directory, new IndexWriterConfig().setMergePolicy(NoMergePolicy.INSTANCE))) {
      writer.setLiveCommitData(
          Map.of("luctim.format", format, "luctim.analysis", analysis).entrySet());
      writer.commit();
    }
  }

  @Test
  void anIndexOfAnOlderFormatIsRefusedByNameAndReindexed() throws IOException {
    Path index = Indexes.make(temp.resolve("index"), 5);
    stamp(index, "3", "1");
    for (Runnable open :
        new Runnable[] {() -> ArticleIndexer.open(index), () -> ArticleSearcher.open(index)}) {
      IndexAccessException e = assertThrows(IndexAccessException.class, open::run);
      assertTrue(
          e.getMessage().contains(index + " was written with format 3, analysis 1"),
          e.getMessage());
      assertTrue(e.getMessage().contains("./luctim reindex"), e.getMessage());
    }
    assertTrue(IndexCheck.of(index).isWhole());
    Path copy = temp.resolve("copy");
    IndexBackup.copy(index, copy);
    assertEquals(5, Reindexer.reindex(index));
    try (ArticleSearcher searcher = ArticleSearcher.open(index)) {
      assertEquals(Indexes.article(4), searcher.get("a-4"));
    }
    IndexBackup.replace(copy, index); // the old one again, as it was
    IndexAccessException e =
        assertThrows(IndexAccessException.class, () -> ArticleSearcher.open(index));
    assertTrue(e.getMessage().contains("format 3"), e.getMessage());
  }

  /** The same fields may have been other ones in a version before. */
  @Test
  void fieldsThatWereOtherwiseInAnOlderFormatAreNoHindrance() throws IOException {
    Path index = temp.resolve("index");
    try (FSDirectory directory = FSDirectory.open(index);
        IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
      Article article = Indexes.article(1);
      Document document = new Document();
      document.add(new StringField(ArticleFields.ID, article.id(), Field.Store.YES));
      document.add(new StringField(ArticleFields.TITLE, article.title(), Field.Store.YES));
      document.add(new TextField("text", article.lead(), Field.Store.NO));
      writer.addDocument(document);
      writer.setLiveCommitData(Map.of("luctim.format", "1", "luctim.analysis", "1").entrySet());
    }
    assertEquals(1, Reindexer.reindex(index));
    try (ArticleSearcher searcher = ArticleSearcher.open(index)) {
      assertEquals(1, searcher.search("tin thu 1").total());
    }
  }
}
