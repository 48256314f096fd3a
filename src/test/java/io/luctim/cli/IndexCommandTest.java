// SPDX-License-Identifier: Apache-2.0
package io.luctim.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.luctim.article.Article;
import io.luctim.search.ArticleSearcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of fields and lines that are no article's. */
class IndexCommandTest extends CommandTest {
  @Test
  void unknownFieldsAreKeptOrRefused() throws IOException {
    Path index = temp.resolve("index");
    Path lines =
        file(
            "a.jsonl",
            "{\"id\":\"a\",\"title\":\"Giá"
                + " vàng\",\"views\":12,\"geo\":{\"lat\":[1,2]},\"no\":null}");
    assertEquals(0, run("index", "--index", index, lines));
    try (ArticleSearcher searcher = ArticleSearcher.open(index)) {
      Article article = searcher.get("a");
      assertNotNull(article);
      assertEquals(Map.of("views", "12", "geo", "{\"lat\":[1,2]}"), article.extras());
    }
    assertEquals(
        Luctim.INPUT_REFUSED, run("index", "--unknown-fields", "refuse", "--index", index, lines));
    assertTrue(err.contains("a.jsonl:1: \"views\" is no field of an article"), err);
  }

  @Test
  void pagesAreExplained() throws IOException {
    Path page = Path.of("testdata/articles/thoi-su/hoa-giai-vien.txt");
    assertEquals(0, run("analyze", "--page", page));
    assertTrue(out.contains("furniture\tannounces other articles\t"), out);
    Path site = Files.createDirectory(temp.resolve("site"));
    String footer = "Mời bạn nghe bản tin sáng trên sóng của chúng tôi.";
    for (int i = 0; i < 6; i++) {
      Files.writeString(
          site.resolve(i + ".txt"),
          "Bài thứ " + i + " về chợ phiên vùng cao\nĐoạn đầu của bài " + i + ".\n" + footer);
    }
    assertEquals(0, run("analyze", "--page", site.resolve("0.txt"), "--site", site));
    assertTrue(out.contains("furniture\tstands on most pages of the site\t" + footer), out);
  }
}
