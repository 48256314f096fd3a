// SPDX-License-Identifier: Apache-2.0
package app;

import io.luctim.article.Article;
import io.luctim.index.ArticleIndexer;
import io.luctim.search.ArticleSearcher;
import org.apache.lucene.analysis.TokenizerFactory;

/** Searches as a module, and finds the analysis factories that Luctim provides. */
public final class App {
  public static void main(String[] args) {
    if (!App.class.getModule().isNamed()) {
      throw new AssertionError("not on the module path");
    }
    try (ArticleIndexer indexer = ArticleIndexer.inMemory()) {
      indexer.add(Article.builder("a").title("Đà Nẵng mở cầu đi bộ").body("Cầu mới.").build());
      try (ArticleSearcher searcher = ArticleSearcher.open(indexer)) {
        String title = searcher.search("da nang").hits().get(0).title().html();
        System.out.println(title);
        if (!title.startsWith("<b>Đà</b> <b>Nẵng</b>")) {
          throw new AssertionError(title);
        }
      }
    }
    if (!TokenizerFactory.availableTokenizers().contains("vietnamese")) {
      throw new AssertionError(TokenizerFactory.availableTokenizers());
    }
  }
}
