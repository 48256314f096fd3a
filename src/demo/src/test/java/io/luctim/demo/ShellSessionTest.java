// SPDX-License-Identifier: Apache-2.0
package io.luctim.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.luctim.article.Article;
import io.luctim.index.ArticleIndexer;
import io.luctim.search.ArticleSearcher;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A conversation with the shell. */
class ShellSessionTest {
  private final StringWriter out = new StringWriter();
  private ArticleIndexer indexer;
  private ArticleSearcher searcher;
  private ShellSession session;

  @BeforeEach
  void start() {
    indexer = ArticleIndexer.inMemory();
    for (int i = 1; i <= 12; i++) {
      indexer.add(
          Article.builder("v" + i).title("Giá vàng ngày " + i).body("Thân bài " + i + ".").build());
    }
    searcher = ArticleSearcher.open(indexer);
    session = new ShellSession(searcher, false, new PrintWriter(out));
  }

  @AfterEach
  void stop() {
    searcher.close();
    indexer.close();
  }

  private String answer(String line) {
    out.getBuffer().setLength(0);
    assertTrue(session.answer(line), line);
    return out.toString();
  }

  @Test
  void pagesAndOpensHits() {
    assertEquals("no hits to open", answer(":1").strip());
    assertEquals("no query yet", answer(":n").strip());
    String first = answer("gia vang");
    assertTrue(first.contains("\n10. ") && first.contains(":n for more"), first);
    String second = answer(":n");
    assertTrue(second.contains("\n11. ") && !second.contains(":n for more"), second);
    assertEquals("there are no more", answer(":n").strip());
    String title = second.substring(second.indexOf("12. ") + 4).lines().findFirst().orElse("");
    String article = answer(":12");
    assertTrue(article.startsWith(title.replace("*", "")), article + title);
    assertTrue(article.contains("Thân bài "), article);
    assertEquals("hits 1 to 12 have been shown", answer(":13").strip());
  }

  @Test
  void explainsAndHelps() {
    assertEquals("no query yet", answer(":e").strip());
    answer("gia vang");
    assertTrue(answer(":e").contains("| "), "no explanation");
    assertTrue(answer(":h").contains("opens hit 3"));
    assertTrue(answer(":x").contains("opens hit 3"));
    assertTrue(answer(":không phải lệnh").contains("0 articles"), "what is longer is a query");
  }

  @Test
  void ends() {
    assertFalse(session.answer(":q"));
    assertFalse(session.answer("  "));
  }
}
