// SPDX-License-Identifier: Apache-2.0
package io.luctim.demo;

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

  /** One page more, days later, is read as the pages of its site before it. */
  @Test
  void furnitureIsKnownFromOneLoadToTheNext() throws IOException {
    Path index = temp.resolve("index");
    String footer = "Mời bạn nghe bản tin sáng trên sóng của chúng tôi.";
    for (int i = 0; i < 7; i++) {
      String text = "Đoạn đầu của bài về chợ phiên thứ " + i + ".\nĐoạn sau kể về giá bò, bài " + i;
      file(
          "pages/song/" + i + ".txt",
          "Chợ phiên vùng cao, bài " + i + "\n" + text + ".\n" + footer);
    }
    assertEquals(0, run("index", "--index", index, temp.resolve("pages")));
    Path later = temp.resolve("later");
    file(
        "later/song/new.txt",
        "Chợ nổi miền Tây\nGhe xuồng đã về chợ.\nNgười bán vui lắm.\n" + footer);
    file(
        "later/other/new.txt",
        "Một tờ báo khác\nBài của tờ báo khác.\nNgười đọc vui lắm.\n" + footer);
    assertEquals(0, run("index", "--index", index, later));
    try (ArticleSearcher searcher = ArticleSearcher.open(index)) {
      Article known = searcher.get("song/new.txt");
      Article other = searcher.get("other/new.txt");
      assertNotNull(known);
      assertNotNull(other);
      assertTrue(known.furniture().contains(footer), known.toString());
      assertTrue(other.body().contains(footer), "another site: " + other);
    }
  }
}
