// SPDX-License-Identifier: Apache-2.0
package io.luctim.bench;

import io.luctim.article.Article;
import io.luctim.index.ArticleIndexer;
import io.luctim.search.ArticleSearcher;
import io.luctim.search.SearchRequest;
import java.io.IOException;
import java.nio.file.Path;

/** Luctim with its defaults, titles lit, without snippets, which the others do not make. */
final class LuctimEngine implements Engine {
  private final ArticleIndexer indexer;
  private ArticleSearcher searcher;

  LuctimEngine(Path directory) throws IOException {
    indexer = ArticleIndexer.open(Engine.clean(directory));
    searcher = ArticleSearcher.open(indexer);
  }

  @Override
  public String name() {
    return "Luctim";
  }

  @Override
  public void add(Article article) {
    indexer.add(article);
  }

  @Override
  public void commit() {
    indexer.commit();
    searcher.close();
    searcher = ArticleSearcher.open(indexer);
  }

  @Override
  public int search(String query) {
    return searcher.search(SearchRequest.builder(query).snippets(0).build()).hits().size();
  }

  @Override
  public void close() {
    searcher.close();
    indexer.close();
  }
}
