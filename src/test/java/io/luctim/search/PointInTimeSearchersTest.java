// SPDX-License-Identifier: Apache-2.0
package io.luctim.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.luctim.article.Article;
import io.luctim.index.ArticleIndexer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is kept for the next pages of answers is bounded.
 *
 * <p>A few hundred paged searches in each build; 100,000 by {@code mvn -Psoak test}.
 */
class PointInTimeSearchersTest {
  private static final int SEARCHES = Integer.getInteger("luctim.paged.searches", 60);
  private static final SearchRequest FIRST =
      SearchRequest.builder("gia vang").size(1).paged(true).build();

  private static final int MAX = 8;

  private final AtomicLong now = new AtomicLong();
  private final PointInTimeSearchers searchers = new PointInTimeSearchers(MAX, 60, now::get);

  private static Article article(int number) {
    return Article.builder("a-" + number).title("Giá vàng " + number).build();
  }

  /** Opens state after state of an index, each with one more segment. */
  private static List<DirectoryReader> states(int count) throws IOException {
    List<DirectoryReader> states = new ArrayList<>();
    try (IndexWriter writer =
        new IndexWriter(
            new ByteBuffersDirectory(),
            new IndexWriterConfig().setMergePolicy(NoMergePolicy.INSTANCE))) {
      for (int i = 0; i < count; i++) {
        writer.addDocument(new Document());
        states.add(DirectoryReader.open(writer));
      }
    }
    return states;
  }

  private static long open(List<DirectoryReader> states) {
    return states.stream().filter(state -> state.getRefCount() > 0).count();
  }

  @Test
  void theStatesAreBoundedAndTheOldestGoesFirst() throws IOException {
    List<DirectoryReader> states = states(MAX + 5);
    for (DirectoryReader state : states) {
      PageCursor unused = searchers.keep(new IndexSearcher(state), 1);
      state.close();
    }
    assertEquals(MAX, searchers.size());
    assertEquals(MAX, open(states));
    assertEquals(0, states.get(4).getRefCount());
    assertTrue(states.get(5).getRefCount() > 0);
    searchers.close();
    assertEquals(0, open(states));
  }

  @Test
  void theFilesAreBoundedButTheNewestStateIsKept() throws IOException {
    int many = 15; // segments, of three files each
    List<DirectoryReader> first = states(many);
    List<DirectoryReader> second = states(many);
    PageCursor unused = searchers.keep(new IndexSearcher(first.getLast()), 1);
    assertEquals(1, searchers.size());
    unused = searchers.keep(new IndexSearcher(second.getLast()), 1);
    assertEquals(1, searchers.size());
    assertEquals(1, first.getLast().getRefCount());
    assertEquals(2, second.getLast().getRefCount());
    searchers.close();
  }

  @Test
  void aStateIsKeptForSomeTimeAfterItsLastPage() throws IOException {
    List<DirectoryReader> states = states(2);
    PageCursor unused = searchers.keep(new IndexSearcher(states.get(0)), 1);
    now.addAndGet(ArticleSearcher.KEPT.toNanos() - 1);
    unused = searchers.keep(new IndexSearcher(states.get(1)), 1);
    unused = searchers.keep(new IndexSearcher(states.get(0)), 2);
    now.addAndGet(ArticleSearcher.KEPT.toNanos() - 1);
    searchers.prune();
    assertEquals(2, searchers.size());
    now.incrementAndGet();
    searchers.prune();
    assertEquals(0, searchers.size());
    states.forEach(state -> assertEquals(1, state.getRefCount()));
  }

  @Test
  void manyPagedSearchesLeakNothing(@TempDir Path index) throws IOException {
    try (ArticleIndexer indexer = ArticleIndexer.open(index);
        ArticleSearcher searcher = ArticleSearcher.open(indexer)) {
      for (int i = 0; i < 5; i++) {
        indexer.add(article(i));
      }
      String dropped = null;
      for (int i = 0; i < SEARCHES; i++) {
        indexer.add(article(i % 50));
        if (i % 5 == 0) {
          indexer.commit();
        }
        searcher.refresh();
        String cursor = searcher.search(FIRST).cursor();
        assertNotNull(cursor);
        dropped = dropped == null ? cursor : dropped;
        SearchResults next = searcher.search(FIRST.toBuilder().after(cursor).build());
        assertEquals(List.of(), next.notes());
      }
      assertNotNull(dropped);
      SearchResults next = searcher.search(FIRST.toBuilder().after(dropped).build());
      assertTrue(next.notes().getFirst().contains("has changed since"), next.notes().toString());
      indexer.compact();
      indexer.commit();
      // Of the states that were read, at most as many hold files as are kept.
      long files = count(index);
      assertTrue(files < 100L * ArticleSearcher.MAX_KEPT, files + " files");
    }
    long files = count(index);
    assertTrue(files < 200, files + " files");
    assertFalse(files == 0);
  }

  private static long count(Path index) throws IOException {
    try (Stream<Path> files = Files.list(index)) {
      return files.count();
    }
  }
}
