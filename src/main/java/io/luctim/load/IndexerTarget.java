// SPDX-License-Identifier: Apache-2.0
package io.luctim.load;

import io.luctim.article.Article;
import io.luctim.index.ArticleIndexer;
import io.luctim.index.IndexLookup;

/** The index of an indexer. */
record IndexerTarget(ArticleIndexer indexer) implements LoadRun.Target {
  @Override
  public void add(Article article) {
    indexer.add(article);
  }

  @Override
  public void commit() {
    indexer.commit();
  }

  @Override
  public void rollback() {
    indexer.rollback();
  }

  @Override
  public int size() {
    return indexer.size();
  }

  @Override
  public boolean isOpen() {
    try {
      return indexer.size() >= 0;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  @Override
  public IndexLookup lookup() {
    return IndexLookup.of(indexer);
  }
}
