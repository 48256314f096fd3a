// SPDX-License-Identifier: Apache-2.0
package io.luctim.search;

import io.luctim.index.ArticleIndexer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An empty index in memory for each test, and a searcher on it. */
public abstract class SearcherTestBase {
  protected ArticleIndexer indexer;
  protected ArticleSearcher searcher;

  @BeforeEach
  void open() {
    indexer = ArticleIndexer.inMemory();
    searcher = ArticleSearcher.open(indexer);
  }

  @AfterEach
  void close() {
    searcher.close();
    indexer.close();
  }
}
