// SPDX-License-Identifier: Apache-2.0
package io.luctim.index;

import io.luctim.article.Article;
import io.luctim.text.Internal;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;

/**
 * Looks up articles by id, and boilerplate lines, in an index that is being written. Sees the index
 * as it was when the lookup was opened or last refreshed. Safe for use by several threads.
 */
@Internal
public final class IndexLookup implements AutoCloseable {
  private final SearcherManager searchers;

  private IndexLookup(SearcherManager searchers) {
    this.searchers = searchers;
  }

  /** Opens a lookup in the index of an indexer, with what it has not committed yet. */
  public static IndexLookup of(ArticleIndexer indexer) {
    return new IndexLookup(indexer.newSearcherManager());
  }

  /** Returns whether the index has an article with this id. */
  public boolean contains(String id) {
    Term term = new Term(ArticleFields.ID, id);
    return read(searcher -> searcher.count(new TermQuery(term))) > 0;
  }

  /** Returns how many articles of the same site have the line as boilerplate. */
  public int countBoilerplate(Article article, String line) {
    Term term = new Term(ArticleFields.FURNITURE_LINE, BoilerplateLines.key(article, line));
    return read(searcher -> searcher.getIndexReader().docFreq(term));
  }

  /** Makes what has been added since visible to this lookup. */
  public void refresh() {
    try {
      boolean unused =
          Uninterrupted.run(() -> {
            searchers.maybeRefreshBlocking();
            return true;
          });
    } catch (IOException e) {
      throw new UncheckedIOException("reading the index failed", e);
    }
  }

  private interface Read {
    int from(IndexSearcher searcher) throws IOException;
  }

  private int read(Read read) {
    try {
      IndexSearcher searcher = searchers.acquire();
      try {
        return read.from(searcher);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading the index failed", e);
    }
  }

  @Override
  public void close() {
    try {
      searchers.close();
    } catch (IOException e) {
      throw new UncheckedIOException("closing the index failed", e);
    }
  }
}
