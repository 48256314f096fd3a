// SPDX-License-Identifier: Apache-2.0
package app

import io.luctim.article.Article
import io.luctim.index.ArticleIndexer
import io.luctim.search.ArticleSearcher

/** What may be null is so for Kotlin too, and what may not is not. */
fun main() {
  ArticleIndexer.inMemory().use { indexer ->
    indexer.add(Article.builder("a").title("Đường sắt tốc độ cao").body("Khởi công.").build())
    ArticleSearcher.open(indexer).use { searcher ->
      val results = searcher.search("duong sat")
      val suggestion: String? = results.suggestion
      val title: String = results.hits.first().title.html()
      println("$title, perhaps meant: ${suggestion ?: "just that"}")
      check(title == "<b>Đường</b> <b>sắt</b> tốc độ cao") { title }
      check(searcher.get("none") == null)
    }
  }
}
