// SPDX-License-Identifier: Apache-2.0
package io.luctim.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.luctim.article.Article;
import io.luctim.index.ArticleIndexer;
import io.luctim.index.IndexAccessException;
import io.luctim.index.IndexBackup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index is exchanged under a searcher that has it open, by this process or by another. */
class ReplacedIndexTest {
  private static final SearchRequest FIRST =
      SearchRequest.builder("gia vang").size(1).paged(true).build();

  @TempDir Path temp;
  private Path index;

  @BeforeEach
  void makeIndex() {
    index = make("index", "old", 2);
  }

  private Path make(String name, String id, int articles) {
    Path path = temp.resolve(name);
    try (ArticleIndexer indexer = ArticleIndexer.open(path)) {
      for (int i = 0; i < articles; i++) {
        indexer.add(Article.builder(id + i).title("Giá vàng " + i).build());
      }
    }
    return path;
  }

  private static void delete(Path path) throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** The other index has as many commits and segments, so that only ids tell them apart. */
  @Test
  void aSearcherGoesOverToAnIndexThatWasMovedIntoThePlace() throws IOException {
    try (ArticleSearcher searcher = ArticleSearcher.open(index)) {
      String cursor = searcher.search(FIRST).cursor();
      assertNotNull(cursor);
      Path other = make("other", "new", 2);
      Files.move(index, temp.resolve("away"));
      Files.move(other, index);
      assertTrue(searcher.contains("old0"));
      assertTrue(searcher.refresh());
      assertFalse(searcher.contains("old0"));
      assertTrue(searcher.contains("new0"));
      assertEquals(2, searcher.search("gia vang").total());
      SearchResults next = searcher.search(FIRST.toBuilder().after(cursor).build());
      assertEquals("old1", next.hits().getFirst().article().id()); // as it was when paging began
      String current = searcher.search(FIRST).cursor();
      assertNotNull(current);
      assertFalse(current.equals(cursor));
      next = searcher.search(FIRST.toBuilder().after(current).build());
      assertEquals("new1", next.hits().getFirst().article().id());
      assertEquals(List.of(), next.notes());
      assertTrue(searcher.refresh());
    }
  }

  @Test
  void aSearcherGoesOverToAnIndexThatWasMadeAnewThere() throws IOException {
    try (ArticleSearcher searcher = ArticleSearcher.open(index)) {
      delete(index);
      make("index", "new", 1);
      assertTrue(searcher.refresh());
      assertEquals(1, searcher.size());
      assertTrue(searcher.contains("new0"));
      make("index", "more", 5);
      assertTrue(searcher.refresh());
      assertEquals(6, searcher.size());
    }
  }

  @Test
  void aSearcherGoesOverToARestoredBackup() {
    Path backup = temp.resolve("backup");
    IndexBackup.copy(index, backup);
    make("index", "later", 3);
    try (ArticleSearcher searcher = ArticleSearcher.open(index)) {
      assertEquals(5, searcher.size());
      IndexBackup.replace(backup, index);
      assertEquals(5, searcher.size());
      assertTrue(searcher.refresh());
      assertEquals(2, searcher.size());
      assertTrue(searcher.contains("old1"));
    }
  }

  @Test
  void aSearcherWhoseIndexIsGoneSaysSoAndGoesOn() throws IOException {
    try (ArticleSearcher searcher = ArticleSearcher.open(index)) {
      delete(index);
      for (int i = 0; i < 2; i++) {
        IndexAccessException e = assertThrows(IndexAccessException.class, searcher::refresh);
        assertTrue(e.getMessage().contains("no index at " + index), e.getMessage());
        assertEquals(2, searcher.search("gia vang").total());
      }
      assertFalse(Files.exists(index));
      Files.createDirectory(index);
      Files.writeString(index.resolve("README"), "moved");
      assertThrows(IndexAccessException.class, searcher::refresh);
      assertEquals(2, searcher.search("gia vang").total());
      make("index", "new", 3);
      assertTrue(searcher.refresh());
      assertEquals(3, searcher.size());
    }
  }

  @Test
  void aSearcherRefusesAnotherVersionInThePlaceAndGoesOn() throws IOException {
    try (ArticleSearcher searcher = ArticleSearcher.open(index)) {
      try (FSDirectory directory = FSDirectory.open(index);
          IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
        writer.deleteAll();
        writer.setLiveCommitData(Map.of("luctim.format", "99", "luctim.analysis", "9").entrySet());
      }
      IndexAccessException e = assertThrows(IndexAccessException.class, searcher::refresh);
      assertTrue(e.getMessage().contains(index + " was written with format 99"), e.getMessage());
      assertEquals(2, searcher.search("gia vang").total());
    }
  }

  @Test
  void aSearcherWhoseIndexWasDamagedSaysSoAndGoesOn() throws IOException {
    try (ArticleSearcher searcher = ArticleSearcher.open(index)) {
      make("index", "later", 3);
      try (Stream<Path> files = Files.list(index)) {
        for (Path file : (Iterable<Path>) files::iterator) {
          if (file.getFileName().toString().startsWith("segments_")) {
            Files.write(file, new byte[100]);
          }
        }
      }
      IndexAccessException e = assertThrows(IndexAccessException.class, searcher::refresh);
      assertTrue(e.getMessage().contains(index + " is damaged"), e.getMessage());
      assertEquals(2, searcher.search("gia vang").total());
    }
  }
}
