// SPDX-License-Identifier: Apache-2.0
package io.luctim.article;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a page says of itself, and what it shows. */
class HtmlPageTest {
  private static final String TEXT =
      "<h1>Bến phà Hạ Lưu đóng cửa</h1><div><p>Chiếc phà cuối cùng rời bến lúc sáu giờ chiều.</p>"
          + "<table><tr><td>Giá vé</td><td>5.000</td></tr></table>"
          + "<p>Người lái phà đã làm ở đây ba mươi năm &amp; không muốn đi.</p></div>";

  private static Article parse(String head) {
    return HtmlPage.parse("a", "<html><head>" + head + "</head><body>" + TEXT + "</body></html>");
  }

  private static String jsonLd(String json) {
    return "<script type=\"application/ld+json\">" + json + "</script>";
  }

  @Test
  void structuredDataComesFirst() {
    Article article =
        parse(
            """
            <title>Bến phà - Báo Sông Mã</title>
            <meta property="article:published_time" content="hôm qua">
            <meta property="og:site_name" content="Báo Sông Mã">
            <script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"},
            {"@type": ["NewsArticle"], "headline": "Bến phà Hạ Lưu đóng cửa &quot;mãi mãi&quot;",
             "author": [{"@type": "Person", "name": "Lò Thị Mai"}, {"name": "Trần Tú"}],
             "datePublished": "2025-04-02T07:15:00+0700", "articleSection": ["Giao thông"],
             "keywords": "phà, bến phà"}]}</script>
            """);
    assertEquals("Bến phà Hạ Lưu đóng cửa", article.title()); // as the page shows it
    assertEquals("Lò Thị Mai, Trần Tú", article.author());
    assertEquals(Instant.parse("2025-04-02T00:15:00Z"), article.publishedAt());
    assertEquals("Giao thông", article.section());
    assertEquals("Báo Sông Mã", article.source());
    assertEquals(List.of("phà", "bến phà"), article.tags());
  }

  @Test
  void cellsAndEntitiesAreText() {
    String body = parse("").body();
    assertTrue(body.contains("Giá vé\n\n5.000"), body);
    assertTrue(body.contains("ba mươi năm & không"), body);
  }

  @Test
  void brokenStructuredDataIsPassedOver() {
    for (String json :
        List.of("", "{", "[[[]]]", "null", "{\"@type\": 3}", "{\"@graph\": {\"@graph\": {}}}")) {
      assertEquals("Bến phà Hạ Lưu đóng cửa", parse(jsonLd(json)).title(), json);
    }
    String deep = "[".repeat(900) + "]".repeat(900);
    assertEquals("Bến phà Hạ Lưu đóng cửa", parse(jsonLd(deep)).title());
    assertEquals(
        "Lò Thị Mai",
        parse(jsonLd("{") + jsonLd("{\"@type\":\"Article\",\"author\":\"Lò Thị Mai\"}")).author());
  }

  @Test
  void textThatOnlyAScriptShows() {
    Article article =
        HtmlPage.parse(
            "a",
            "<h1>Chợ nổi</h1><div id=app></div>"
                + jsonLd(
                    "{\"@type\":\"NewsArticle\",\"datePublished\":\"2/4/2025"
                        + " 07:15\",\"articleBody\":\"<p>Ghe xuồng đã về.</p><p>Chợ tan lúc chín"
                        + " giờ.</p>\"}"));
    assertEquals("Ghe xuồng đã về.\n\nChợ tan lúc chín giờ.", article.body());
    assertEquals(Instant.parse("2025-04-02T00:15:00Z"), article.publishedAt());
  }
}
