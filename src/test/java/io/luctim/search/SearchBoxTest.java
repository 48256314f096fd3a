// SPDX-License-Identifier: Apache-2.0
package io.luctim.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.luctim.article.Article;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a search box does beside ranking; rows of {@code cases-extra.tsv} among it. */
class SearchBoxTest extends SearcherTestBase {
  private static final String STORM =
      "Trung tâm dự báo cho biết bão số 3 có gió mạnh cấp 12 và mưa 200 mm. Người dân ven biển cần"
          + " chằng chống nhà cửa trước 18 giờ ngày 6/9. Tàu thuyền phải vào nơi trú ẩn. Học sinh"
          + " nghỉ học trong 2 ngày. Các hồ chứa xả nước sớm. Điện lực chuẩn bị 50 máy phát. Quân"
          + " đội trực 24 giờ. Đường dây nóng 112 luôn sẵn sàng.";

  private void add(String id, String title, String body) {
    add(Article.builder(id).title(title).body(body));
  }

  private void add(Article.Builder article) {
    indexer.add(article.build());
    searcher.refresh();
  }

  private List<String> ids(SearchRequest.Builder request) {
    return searcher.search(request.build()).hits().stream().map(hit -> hit.article().id()).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "thủ t, Thủ tướng thăm Lào", // AC-02
    "thu t, Thủ tướng thăm Lào|Thư từ đảo xa",
    "thu, Thủ tướng thăm Lào|Thư từ đảo xa",
    "thư, Thư từ đảo xa",
    "tphcm mo, TP.HCM mở phố đi bộ", // AC-05
    "TP.HCM, TP.HCM mở phố đi bộ",
    "nhat ban ve, Mỹ-Nhật bàn về chip", // AC-06
    "my-nhat, Mỹ-Nhật bàn về chip",
    "đươ, Đường sắt tốc độ cao",
    "duong s, Đường sắt tốc độ cao",
    "dduwow, Đường sắt tốc độ cao",
    "ki, Kinh tế phục hồi|Kỹ thuật số lên ngôi",
    "kinh tế, Kinh tế phục hồi",
    "s-400, Tên lửa S-400 diễn tập",
    "diễn tên lửa, Tên lửa S-400 diễn tập",
  })
  void completesTitles(String typed, String expected) {
    for (String title :
        List.of(
            "Thủ tướng thăm Lào",
            "Thư từ đảo xa",
            "TP.HCM mở phố đi bộ",
            "Mỹ-Nhật bàn về chip",
            "Đường sắt tốc độ cao",
            "Kinh tế phục hồi",
            "Kỹ thuật số lên ngôi",
            "Tên lửa S-400 diễn tập")) {
      add(title, title, "x");
    }
    List<String> titles = List.of(expected.split("\\|"));
    List<String> completions = searcher.complete(typed, 5);
    assertEquals(
        titles.stream().sorted().toList(),
        completions.stream().limit(titles.size()).sorted().toList(),
        completions.toString());
    assertEquals(
        completions, searcher.complete(Normalizer.normalize(typed, Normalizer.Form.NFD), 5));
  }

  /** What many titles begin with, as far as they go on alike; not across punctuation. */
  @ParameterizedTest
  @CsvSource({
    "thu t, Thủ tướng",
    "thủ t, Thủ tướng",
    "thu tuong, Thủ tướng",
    "thur tuowngs, Thủ tướng",
    "thủ tướng c, Thủ tướng chủ trì họp",
    "bão, Bão số 3 gây mưa",
    "h, ''",
    "thử t, ''",
    "Thủ tướng , Thủ tướng chủ trì họp",
  })
  void completesPhrases(String typed, String phrase) {
    for (int i = 0; i < 6; i++) {
      add("chair" + i, "Thủ tướng chủ trì họp " + i, "x");
      add("visit" + i, "Thủ tướng thăm tỉnh " + i, "x");
      add("storm" + i, "Bão số 3 gây mưa lớn ngày " + i, "x");
      add("hanoi" + i, "Hà Nội: mưa " + "rất ".repeat(i), "x");
    }
    add("once", "Thứ tư tuần này", "x");
    List<String> completions = searcher.complete(typed, 6);
    if (phrase.isEmpty()) {
      assertTrue(completions.stream().noneMatch(text -> text.equals("Hà Nội: mưa")));
    } else {
      assertEquals(phrase, completions.getFirst(), completions.toString());
    }
    for (int i = 0; i < 6; i++) { // what is deleted is completed to no more
      indexer.delete("chair" + i);
      indexer.delete("visit" + i);
      indexer.delete("storm" + i);
    }
    searcher.refresh();
    assertEquals(-1, searcher.complete(typed, 6).indexOf(phrase));
  }

  /** A phrase is lit as one, also where it stands for a short form; words are lit each. */
  @ParameterizedTest
  @CsvSource({
    "'\"đối thoại\"', Mỹ và Nhật <b>đối thoại</b>; không đối đầu",
    "'\"doi thoai\"', Mỹ và Nhật <b>đối thoại</b>; không đối đầu",
    "đối thoại, Mỹ và Nhật <b>đối</b> <b>thoại</b>; không <b>đối</b> đầu",
  })
  void phrasesAreLitAsOne(String query, String title) {
    add("a", "Mỹ và Nhật đối thoại; không đối đầu", "");
    assertEquals(title, searcher.search(query).hits().getFirst().title().html());
  }

  @Test
  void pagesFitTogetherWhateverChanges() {
    for (int i = 0; i < 25; i++) {
      add("p" + i, "Giá vàng ngày thứ " + i, "");
    }
    SearchRequest first = SearchRequest.builder("gia vang").size(10).paged(true).build();
    SearchResults page = searcher.search(first);
    Set<String> ids = new LinkedHashSet<>();
    while (true) {
      page.hits().forEach(hit -> assertTrue(ids.add(hit.article().id()), hit.article().id()));
      String cursor = page.cursor();
      if (cursor == null) {
        break;
      }
      indexer.delete("p" + ids.size());
      add("new" + ids.size(), "Giá vàng giá vàng", "");
      page = searcher.search(SearchRequest.builder("gia vang").size(10).after(cursor).build());
      assertEquals(List.of(), page.notes());
    }
    assertEquals(25, ids.stream().filter(id -> id.startsWith("p")).count());
    SearchResults lost =
        searcher.search(SearchRequest.builder("gia vang").size(10).after("zz-10").build());
    assertEquals(1, lost.notes().size());
    assertThrows(
        IllegalArgumentException.class, () -> SearchRequest.builder("a").after("10").build());
  }

  @Test
  void completionsOfAnythingAreBounded() {
    add("a", "Một tin", "x");
    for (String typed :
        List.of("", " ", "*", "\"", "\uD83D", "một ".repeat(5000), "!!!", "tin  ")) {
      assertTrue(searcher.complete(typed, 5).size() <= 1, typed);
    }
    assertThrows(IllegalArgumentException.class, () -> searcher.complete("a", 0));
    indexer.delete("a");
    searcher.refresh();
    assertEquals(List.of(), searcher.complete("m", 5));
  }

  /** REL-01. */
  @Test
  void relatedArticles() {
    String talks = "Đối thoại 2+2 giữa hai bộ trưởng quốc phòng và ngoại giao ";
    add("talk-1", "Mỹ và Nhật đối thoại 2+2", talks + "bàn về an ninh khu vực tại Tokyo.");
    add("talk-2", "Việt Nam và Ấn Độ đối thoại 2+2", talks + "diễn ra tại New Delhi hôm nay.");
    add("talk-3", "Úc và Nhật đối thoại 2+2", talks + "kết thúc với tuyên bố chung ở Canberra.");
    add("rice", "Giá gạo tăng", "Giá gạo xuất khẩu tăng ngày thứ ba, bộ trưởng nói.");
    add(Article.builder("teaser").title("Thời tiết").body("Trời nắng.").teaser(talks));
    List<String> related =
        searcher.related("talk-1", 10).stream().map(other -> other.article().id()).toList();
    assertEquals(List.of("talk-2", "talk-3"), related.subList(0, 2).stream().sorted().toList());
    assertTrue(!related.contains("talk-1") && !related.contains("teaser"), related.toString());
    assertEquals("rice", related.getLast());
    Article text = Article.builder("new").body(talks + "sắp tới.").build();
    assertTrue(searcher.related(text, 1).getFirst().article().id().startsWith("talk"));
    assertEquals(List.of(), searcher.related("nowhere", 3));
    assertThrows(IllegalArgumentException.class, () -> searcher.related("talk-1", 0));
  }

  /** DUP-02, DUP-03. */
  @Test
  void copiesAreOneHit() {
    add("original", "Hoà Bình ứng phó bão số 3", STORM);
    add(
        Article.builder("copy")
            .title(Normalizer.normalize("Hòa Bình ứng phó bão số 3", Normalizer.Form.NFD))
            .body(Normalizer.normalize("“" + STORM + "”", Normalizer.Form.NFD))
            .teaser("Giá vàng hôm nay"));
    add(
        "next",
        "Hòa Bình ứng phó bão số 4",
        STORM.replace("số 3", "số 4").replace("6/9", "20/9").replace("200", "350"));
    List<Hit> hits =
        searcher.search(SearchRequest.builder("bão Hòa Bình").groupCopies(true).build()).hits();
    assertEquals(2, hits.size());
    Hit first = hits.stream().filter(hit -> !hit.copies().isEmpty()).findFirst().orElseThrow();
    assertEquals(1, first.copies().size());
    assertNotEquals("next", first.article().id());
    assertNotEquals("next", first.copies().getFirst());
    assertEquals(3, ids(SearchRequest.builder("bão Hòa Bình")).size());
    assertEquals(1, ids(SearchRequest.builder("bão Hòa Bình").groupCopies(true).offset(1)).size());
    assertEquals(
        List.of("next"),
        searcher.related("copy", 5).stream().map(other -> other.article().id()).toList());
  }

  @Test
  void filtersFacetsAndOrder() {
    Instant now = Instant.now();
    add(
        Article.builder("old")
            .title("Giá vàng vàng")
            .section("Kinh tế")
            .source("Báo A")
            .tag("vàng")
            .tag("giá")
            .publishedAt(now.minus(400, ChronoUnit.DAYS)));
    add(
        Article.builder("new")
            .title("Giá vàng")
            .section("Kinh tế")
            .source("Báo B")
            .tag("vàng")
            .publishedAt(now.minus(1, ChronoUnit.DAYS)));
    add(Article.builder("undated").title("Giá vàng").section("Đời sống").source("Báo B"));
    add(Article.builder("other").title("Bóng đá").section("Thể thao").source("Báo A"));
    SearchRequest.Builder gold = SearchRequest.builder("gia vang").facet("section", 5);
    assertEquals(
        List.of(new FacetCount("Kinh tế", 2), new FacetCount("Đời sống", 1)),
        searcher.search(gold.facet("tag", 1).build()).facets().get("section"));
    assertEquals(
        List.of(new FacetCount("vàng", 2)), searcher.search(gold.build()).facets().get("tag"));
    assertEquals(List.of(), searcher.search("gia vang").facets().values().stream().toList());
    assertEquals(
        List.of("new"),
        ids(SearchRequest.builder("vàng").filter("section", "Kinh tế").filter("source", "Báo B")));
    assertEquals(
        3,
        ids(SearchRequest.builder("vàng").filter("source", "Báo A").filter("source", "Báo B"))
            .size());
    assertEquals(List.of(), ids(SearchRequest.builder("vàng").filter("section", "kinh tế")));
    assertEquals(
        List.of("new", "old", "undated"),
        ids(SearchRequest.builder("vàng").sort(SortOrder.NEWEST)));
    assertEquals(
        List.of("old", "new", "undated"),
        ids(SearchRequest.builder("vàng").sort(SortOrder.OLDEST)));
    assertEquals(List.of("other"), ids(SearchRequest.builder("").filter("section", "Thể thao")));
    assertEquals(
        List.of("old"), ids(SearchRequest.builder("vàng").to(now.minus(2, ChronoUnit.DAYS))));
    assertEquals(
        List.of("new"), ids(SearchRequest.builder("vàng").from(now.minus(2, ChronoUnit.DAYS))));
    SearchRequest.Builder recent =
        SearchRequest.builder("vàng").recencyHalfLife(Duration.ofDays(30)).explain(true);
    assertEquals("new", ids(recent).getFirst());
    assertEquals("old", ids(recent).getLast());
    assertTrue(
        searcher.search(recent.build()).hits().getFirst().explanation().contains("by its age"));
    assertThrows(
        IllegalArgumentException.class, () -> SearchRequest.builder("a").filter("body", "x"));
    assertThrows(
        IllegalArgumentException.class, () -> SearchRequest.builder("a").facet("section", 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> SearchRequest.builder("a").recencyHalfLife(Duration.ZERO));
  }

  /** Of a long query what has but one of its words is in no count. */
  @Test
  void facetsCountWhatMatches() {
    add(Article.builder("all").title("Giá cà phê xuất khẩu tăng mạnh").section("A"));
    add(Article.builder("one").title("Giá vé xem phim").section("B"));
    SearchRequest request =
        SearchRequest.builder("giá cà phê xuất khẩu tăng").facet("section", 5).build();
    assertEquals(List.of(new FacetCount("A", 1)), searcher.search(request).facets().get("section"));
  }

  @Test
  void theTotalIsExactWhereFacetsAreCounted() {
    for (int i = 0; i < 1500; i++) {
      indexer.add(Article.builder("" + i).title("Giá vàng").section("A").build());
    }
    searcher.refresh();
    SearchRequest request = SearchRequest.builder("giá vàng").facet("section", 5).build();
    SearchResults results = searcher.search(request);
    assertEquals(1500, results.total());
    assertEquals(List.of(new FacetCount("A", 1500)), results.facets().get("section"));
  }

  @Test
  void whatIsMeantIsSearchedWhereNothingMatchesAsTyped() {
    add("1", "Chuyện ở Hoa Kỳ", "x");
    SearchResults results = searcher.search("my");
    assertEquals("my", results.query());
    assertEquals("mỹ", results.suggestion());
    assertEquals(1, results.hits().size());
    assertEquals(List.of("nothing matches as it was typed; these match: mỹ"), results.notes());
    SearchRequest strict = SearchRequest.builder("my").accents(AccentMode.STRICT).build();
    assertEquals(List.of(), searcher.search(strict).hits());
  }

  /** HL-02, 04, 05, 06, 08, 09: title, query, the title as it is lit. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "xanh xanh lá, xanh da trời | xanh" + " | <b>xanh</b> <b>xanh</b> lá, <b>xanh</b> da trời",
        "😀😀 Tin vui cho người trồng lúa | người trồng lúa"
            + " | 😀😀 Tin vui cho <b>người</b> <b>trồng</b> <b>lúa</b>",
        "<p>Giá <i>cà phê</i> tăng</p> | cà phê"
            + " | &lt;p&gt;Giá &lt;i&gt;<b>cà</b> <b>phê</b>&lt;/i&gt; tăng&lt;/p&gt;",
        "UBND tỉnh họp | ủy ban nhân dân" + " | <b>UBND</b> tỉnh họp",
        "UBND tỉnh họp | uy ban nhan dan" + " | <b>UBND</b> tỉnh họp",
        "Ủy ban nhân dân họp | UBND" + " | <b>Ủy ban nhân dân</b> họp",
        "Phụ tùng xe tải- cao su lưu hóa, mới 100%, mã 1D24A | cao su"
            + " | Phụ tùng xe tải- <b>cao</b> <b>su</b> lưu hóa, mới 100%, mã 1D24A",
        "Giá cà phê | ca phee" + " | Giá <b>cà</b> <b>phê</b>",
      })
  void lightsWhatMatches(String title, String query, String lit) {
    add("a", title, "x");
    Snippet snippet = searcher.search(query).hits().getFirst().title();
    assertEquals(lit, snippet.html());
    assertEquals(title, snippet.text());
  }

  @Test
  void decomposedLettersAreLitWithAllTheirMarks() {
    String title = Normalizer.normalize("Thủ đô Hà Nội chuyển lạnh", Normalizer.Form.NFD);
    add("a", title, "x");
    Snippet snippet = searcher.search("hà nội").hits().getFirst().title();
    assertEquals(
        List.of("Hà", "Nội").stream()
            .map(w -> Normalizer.normalize(w, Normalizer.Form.NFD))
            .toList(),
        snippet.highlights().stream()
            .map(span -> snippet.text().substring(span.start(), span.end()))
            .toList());
  }

  /** SUG-01, 02, 03, 06, 07, 08. */
  @Test
  void didYouMean() {
    add("1", "Thủ tướng Nhật Bản thăm Mỹ", "x");
    add("2", "Bị thu hồi giấy phép", "Bí thư nói.");
    add("3", "Zelensky phát biểu", "x");
    add("4", "Tiếng Việt", "x");
    add("5", "Wolf, West", "x");
    add("6", "Ngày 15 tháng 3", "x");
    assertEquals("thủ tướng nhật bản", searcher.search("thu tuong nhat ban").suggestion());
    assertEquals("bị thu hồi giấy phép", searcher.search("bi thu hoi giay phep").suggestion());
    assertEquals("Zelensky", searcher.search("Zelenxky").suggestion());
    assertEquals("zelensky phát biểu", searcher.search("zelenxky phat bieu").suggestion());
    assertEquals("Bị thu hồi giấy phép", searcher.search("Bị thu hồi giấyy phép").suggestion());
    assertEquals("tiếng việt", searcher.search("tie6ng1 vie6t5").suggestion());
    assertNull(searcher.search("wolf").suggestion());
    assertEquals("ngày 15 tháng 3", searcher.search("ngay 15 thang 3").suggestion());
    assertNull(searcher.search("thủ tướng Nhật Bản").suggestion());
  }
}
