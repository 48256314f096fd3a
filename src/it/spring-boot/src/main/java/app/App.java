// SPDX-License-Identifier: Apache-2.0
package app;

import io.luctim.article.Article;
import io.luctim.index.ArticleIndexer;
import io.luctim.search.ArticleSearcher;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Indexer and searcher are beans, which Spring closes in the right order when it ends. */
@SpringBootApplication
public class App {
  @Bean
  ArticleIndexer indexer() {
    return ArticleIndexer.inMemory();
  }

  @Bean
  ArticleSearcher searcher(ArticleIndexer indexer) {
    return ArticleSearcher.open(indexer);
  }

  /** Has its searcher from the constructor, as any component of an application. */
  @Component
  static class News {
    private final ArticleIndexer indexer;
    private final ArticleSearcher searcher;

    News(ArticleIndexer indexer, ArticleSearcher searcher) {
      this.indexer = indexer;
      this.searcher = searcher;
    }

    String bestTitle(String query) {
      indexer.add(Article.builder("a").title("Hồ Gươm về đêm").body("Phố đi bộ.").build());
      searcher.refresh();
      return searcher.search(query).hits().get(0).title().html();
    }
  }

  public static void main(String[] args) {
    ArticleSearcher searcher;
    try (ConfigurableApplicationContext context = SpringApplication.run(App.class, args)) {
      searcher = context.getBean(ArticleSearcher.class);
      String title = context.getBean(News.class).bestTitle("ho guom");
      System.out.println(title);
      if (!title.startsWith("<b>Hồ</b> <b>Gươm</b>")) {
        throw new AssertionError(title);
      }
    }
    try {
      searcher.search("ho guom");
    } catch (IllegalStateException e) {
      System.out.println("closed with the application: " + e.getMessage());
      return;
    }
    throw new AssertionError("the searcher is still open");
  }
}
