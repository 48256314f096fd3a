// SPDX-License-Identifier: Apache-2.0
package app;

import io.luctim.article.Article;
import io.luctim.index.ArticleIndexer;
import io.luctim.search.ArticleSearcher;
import io.luctim.search.SearchResults;
import java.nio.file.Files;
import java.nio.file.Path;

/** Indexes three articles on disk and finds one of them without accents. */
public final class App {
  public static void main(String[] args) throws Exception {
    Path index = Files.createTempDirectory("luctim").resolve("news-index");
    try (ArticleIndexer indexer = ArticleIndexer.open(index)) {
      indexer.add(Article.builder("a-1").title("Giá vàng lập đỉnh").body("Vàng tăng.").build());
      indexer.add(Article.builder("a-2").title("Mỹ - Nhật đối thoại 2+2").body("Họp.").build());
      indexer.add(Article.builder("a-3").title("Bão số 3 đổ bộ").body("Mưa to.").build());
    }
    try (ArticleSearcher searcher = ArticleSearcher.open(index)) {
      SearchResults results = searcher.search("doi thoai 2+2");
      String title = results.hits().get(0).title().html();
      System.out.println(title);
      if (!title.equals("Mỹ - Nhật <b>đối</b> <b>thoại</b> <b>2+2</b>")) {
        throw new AssertionError(title);
      }
    }
  }
}
