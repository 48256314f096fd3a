// SPDX-License-Identifier: Apache-2.0
package io.luctim.search;

import java.io.Closeable;
import java.io.IOException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherLifetimeManager;

/** States of an index that are kept so that the pages of an answer fit together. Thread-safe. */
final class PointInTimeSearchers implements Closeable {
  private static final String CHANGED =
      "the index has changed since the page before; hits may come twice, or be missing";

  private final SearcherLifetimeManager searchers = new SearcherLifetimeManager();

  /** What is read from a state. */
  interface Reading {
    SearchResults read(IndexSearcher searcher) throws IOException;
  }

  /** Keeps the state that a searcher sees; says where the next page begins. */
  PageCursor keep(IndexSearcher searcher, int next) throws IOException {
    return new PageCursor(searchers.record(searcher), next);
  }

  /** Reads from the state of a cursor, or from the current one where that is gone, saying so. */
  SearchResults read(PageCursor cursor, IndexSearcher current, Reading reading) throws IOException {
    IndexSearcher kept = searchers.acquire(cursor.version());
    if (kept == null) {
      boolean same = ((DirectoryReader) current.getIndexReader()).getVersion() == cursor.version();
      SearchResults results = reading.read(current);
      return same ? results : results.withNote(CHANGED);
    }
    try {
      return reading.read(kept);
    } finally {
      searchers.release(kept);
    }
  }

  /** Lets go of what has been kept long enough. */
  void prune() throws IOException {
    searchers.prune(new SearcherLifetimeManager.PruneByAge(ArticleSearcher.KEPT.toSeconds()));
  }

  @Override
  public void close() throws IOException {
    searchers.close();
  }
}
