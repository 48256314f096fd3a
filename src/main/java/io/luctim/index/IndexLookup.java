// SPDX-License-Identifier: Apache-2.0
package io.luctim.index;

import io.luctim.article.Article;
import io.luctim.article.BoilerplateLines;
import io.luctim.text.Internal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Looks up articles by id, and boilerplate lines, in an index that is being written. Sees the index
 * as it was when the lookup was opened. Safe for use by several threads.
 */
@Internal
public final class IndexLookup implements AutoCloseable {
  private final SearcherManager searchers;

  private IndexLookup(SearcherManager searchers) {
    this.searchers = searchers;
  }

  /**
   * Opens a lookup in the index of an indexer, with what it has not committed yet.
   *
   * @param indexer the indexer
   * @return a lookup; close it
   */
  public static IndexLookup of(ArticleIndexer indexer) {
    return new IndexLookup(indexer.newSearcherManager());
  }

  /**
   * Returns whether the index has an article with this id.
   *
   * @param id the id
   * @return whether it has one
   */
  public boolean contains(String id) {
    Term term = new Term(ArticleFields.ID, id);
    return read(searcher -> searcher.count(new TermQuery(term))) > 0;
  }

  /**
   * Returns those ids of which the index has no article.
   *
   * @param ids the ids
   * @return those that are missing, in order
   */
  public Set<String> missing(Collection<String> ids) {
    TreeSet<String> missing = new TreeSet<>(ids);
    int unused =
        read(searcher -> {
          for (LeafReaderContext leaf : searcher.getIndexReader().leaves().reversed()) {
            removeFound(missing, leaf.reader());
          }
          return missing.size();
        });
    return missing;
  }

  /** Ids are looked up in their order, which is about that of the terms. */
  private static void removeFound(Set<String> ids, LeafReader leaf) throws IOException {
    Terms terms = leaf.terms(ArticleFields.ID);
    if (terms == null) {
      return;
    }
    TermsEnum found = terms.iterator();
    PostingsEnum postings = null;
    for (Iterator<String> each = ids.iterator(); each.hasNext(); ) {
      if (found.seekExact(new BytesRef(each.next()))) {
        postings = found.postings(postings, PostingsEnum.NONE);
        if (hasLive(postings, leaf.getLiveDocs())) {
          each.remove();
        }
      }
    }
  }

  private static boolean hasLive(PostingsEnum postings, @Nullable Bits live) throws IOException {
    for (int doc = postings.nextDoc(); doc != PostingsEnum.NO_MORE_DOCS; doc = postings.nextDoc()) {
      if (live == null || live.get(doc)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns how many articles of the same site have the line as boilerplate.
   *
   * @param article an article of the site
   * @param line the line
   * @return the number of articles
   */
  public int countBoilerplate(Article article, String line) {
    Term term = new Term(ArticleFields.FURNITURE_LINE, BoilerplateLines.key(article, line));
    return read(searcher -> searcher.getIndexReader().docFreq(term));
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
