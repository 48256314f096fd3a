// SPDX-License-Identifier: Apache-2.0
package io.luctim.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.luctim.article.Article;
import io.luctim.search.rank.EvidenceRescorer;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type, and what they see. */
class ArticleSearcherTest extends SearcherTestBase {
  private void add(String id, String title, String body) {
    indexer.add(Article.builder(id).title(title).body(body).build());
    searcher.refresh();
  }

  private List<String> ids(String query) {
    return ids(SearchRequest.of(query));
  }

  private List<String> ids(SearchRequest request) {
    return searcher.search(request).hits().stream().map(hit -> hit.article().id()).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "đối thoại",
        "doi thoai",
        "đoi thoai",
        "ĐỐI THOẠI",
        "ddoois thoaij",
        "d9o61i thoa5i",
        "đối thọai",
        "doi thoại",
        "\"doi thoai\"",
        "thoại*",
        "đôi*",
        "title:doi",
        "-vàng đối",
        "vàng OR đối",
        "doi AND thoai",
        "thoai NOT vang"
      })
  void waysOfTyping(String query) {
    add("talks", "Đối thoại 2+2", "Hai bên gặp nhau.");
    add("gold", "Giá vàng", "Giá vàng tăng.");
    List<String> expected = query.startsWith("vàng") ? List.of("gold", "talks") : List.of("talks");
    assertEquals(expected.size(), ids(query).size(), query);
    assertTrue(ids(query).contains("talks"), query);
    assertEquals(ids(query), ids(Normalizer.normalize(query, Normalizer.Form.NFD)), "decomposed");
  }

  @Test
  void gradesSurviveLengthAndFrequency() {
    add(
        "same",
        "Tin",
        "Kế hoạch của tỉnh được công bố hôm qua, trong đó có nhắc tới việc viết sách.");
    add("more", "Viêt", "viêt viêt");
    add("bare", "Viet bai cho bao", "viet viet viet bai cho bao tuong");
    assertEquals(List.of("same", "bare"), ids("viết"));
    assertEquals(List.of("same"), ids(strict("viết")));
    assertEquals(List.of("more"), ids(strict("viêt")));
    // The loose mode lets other marks match, last.
    assertEquals(
        "same", ids(SearchRequest.builder("viết").accents(AccentMode.LOOSE).build()).getFirst());
    assertEquals(3, ids(SearchRequest.builder("viết").accents(AccentMode.LOOSE).build()).size());
  }

  private static SearchRequest strict(String query) {
    return SearchRequest.builder(query).accents(AccentMode.STRICT).build();
  }

  @Test
  void aWordThatIsNowhereIsTakenForTheOneNextToIt() {
    add("name", "Zelensky phát biểu ở Washington", "x");
    add("other", "Ze phát thanh", "x");
    for (String query : List.of("Zelenski", "zelenxky", "Wasington", "Washinton phat")) {
      assertEquals(List.of("name"), ids(query), query);
    }
    assertEquals(List.of(), ids(strict("Zelenski")));
    Hit hit = searcher.search("Zelenski").hits().getFirst();
    assertTrue(hit.title().html().startsWith("<b>Zelensky</b>"), hit.title().html());
  }

  @Test
  void aWordAloneIsFirstFoundAsItWasTyped() {
    add("many", "Thế", "Thế thế thế");
    add("same", "Tin", "Chương trình The Voice mùa mới lên sóng tối nay với nhiều thí sinh trẻ.");
    assertEquals(List.of("same", "many"), ids("the"));
    assertEquals(List.of("many"), ids("thế"));
  }

  @Test
  void fieldsAndDates() {
    indexer.add(
        Article.builder("old")
            .title("Giá vàng")
            .source("Báo Bình Minh")
            .section("Kinh tế")
            .tag("kim loại quý")
            .publishedAt(Instant.parse("2024-03-31T16:59:59Z")) // a minute to midnight in Hanoi
            .build());
    indexer.add(
        Article.builder("new")
            .title("Giá vàng")
            .source("Báo Hoàng Hôn")
            .section("Đời sống")
            .publishedAt(Instant.parse("2024-03-31T17:00:00Z"))
            .build());
    indexer.add(Article.builder("undated").title("Giá vàng").build());
    searcher.refresh();
    assertEquals(3, ids("giá vàng").size());
    for (String query :
        List.of(
            "giá vàng source:\"bình minh\"",
            "giá vàng section:kinh",
            "vàng tag:\"kim loai quy\"",
            "giá vàng from:2024 to:2024-03-31",
            "giá vàng to:31/3/2024",
            "from:1/2024 to:3/2024 vang",
            "to:31.3.2024")) {
      assertEquals(List.of("old"), ids(query), query);
    }
    assertEquals(List.of("new"), ids("giá vàng from:2024-04-01"));
    assertEquals(List.of("new"), ids("vàng from:2024-04 to:2025"));
    assertEquals(List.of("new", "undated"), ids("giá vàng -to:2024-03-31"));
    // What is no day is text.
    assertEquals(List.of(), ids("from:2024-02-30"));
    assertEquals(List.of(), ids("to:9999999-99"));
  }

  /** A headline as it stands in a page is found, quotes, torn codes and all. */
  @Test
  void headlinesAreText() {
    add(
        "a",
        "Chồng giao tên lửa S-300",
        "Vợ chồng nhà nọ tiếp bước nhau giao tên lửa S-300 cho bạn.");
    assertEquals(List.of("a"), ids("Vợ chồng nhà nọ \"tiếp bước vợ\" giao tên lửa S -300"));
    assertEquals(List.of("a"), ids("tên lửa -vàng"));
    assertEquals(List.of(), ids("tên lửa -giao"));
    assertEquals(List.of(), ids("tên lửa \"tiếp bước vợ\""));
  }

  @Test
  void likelyReadingsComeFirst() {
    add("unlikely", "Bạn An", "Bạn An đi học.");
    add("likely", "Bản án", "Bản án hôm nay.");
    assertEquals(List.of("likely", "unlikely"), ids("ban an"));
    assertEquals(List.of("unlikely"), ids("bạn An"));
  }

  @Test
  void explainsInWords() {
    add("a", "Đối thoại về biển", "Hai bên đối thoại về biển và gió mùa trong năm.");
    SearchRequest request = SearchRequest.builder("doi thoại lần đầu").explain(true).build();
    String explanation = searcher.search(request).hits().getFirst().explanation();
    assertTrue(explanation.contains("'doi' with whatever marks"), explanation);
    assertTrue(explanation.contains("'thoại' as typed"), explanation);
    assertTrue(explanation.contains("1 of 3 pairs of words in a row"), explanation);
    assertTrue(explanation.contains("missing: lần đầu"), explanation);
  }

  @Test
  void theBodyIsAPartOfTheText() {
    add("body", "Tin", "Giá vàng tăng mạnh; giá gạo thì không.");
    indexer.add(Article.builder("title").title("Giá vàng tăng mạnh").body("Xem trang 2.").build());
    indexer.add(Article.builder("both").title("Giá").body("Vàng tăng.").build());
    searcher.refresh();
    for (String query :
        List.of(
            "body:vàng",
            "body:vang",
            "body:vàng*",
            "body:van*",
            "body:tăng",
            "tăng body:vàng",
            "-body:trang tăng")) {
      assertEquals(List.of("body", "both"), ids(query).stream().sorted().toList(), query);
    }
    for (String query : List.of("body:\"giá vàng\"", "body:\"gia vang\"", "-body:trang body:giá")) {
      assertEquals(List.of("body"), ids(query), query);
    }
    assertEquals(List.of("title"), ids("-body:vàng vàng"));
    assertEquals(
        "<b>Giá</b> <b>vàng</b> tăng mạnh; <b>giá</b> gạo thì không.",
        searcher.search("body:\"giá vàng\" giá").hits().getFirst().snippets().getFirst().html());
  }

  /** What stands at the end of a title and what stands at the start of a text is no phrase. */
  @Test
  void partsAreApart() {
    add("apart", "Họp về giá", "Vàng bạc châu báu.");
    assertEquals(List.of(), ids("\"giá vàng\""));
    assertEquals(List.of("apart"), ids("giá vàng"));
  }

  @Test
  void anArticleWithoutATitleIsReadByItsLead() {
    String body = "Thị trường hôm nay lại có nhiều chuyện đáng nói. ".repeat(20);
    indexer.add(
        Article.builder("titled")
            .title("Chuyện trong ngày")
            .lead("Giá cà phê xuất khẩu tăng kỷ lục.")
            .body(body)
            .build());
    indexer.add(
        Article.builder("untitled").lead("Giá cà phê xuất khẩu tăng kỷ lục.").body(body).build());
    searcher.refresh();
    assertEquals(List.of("untitled", "titled"), ids("giá cà phê xuất khẩu kỷ lục"));
  }

  @Test
  void wordsNearEachOtherCountThoughNotInARow() {
    String far = "chuyện đáng nói ở nhiều nơi trong ngày ";
    add("far", "Tin", "Xuất khẩu " + far + "cà phê " + far + "kỷ lục " + far + "tăng mạnh");
    add("near", "Tin", "Xuất khẩu các loại cà phê đạt kỷ lục nhờ tăng mạnh " + far + far + far);
    assertEquals(List.of("near", "far"), ids("xuất khẩu cà phê kỷ lục tăng mạnh"));
  }

  @Test
  void whatStandsAtTheEndOfAVeryLongTextIsFound() {
    add("long", "Toàn văn bộ luật", "điều khoản ".repeat(70_000) + "hiệu lực thi hành");
    add("short", "Tin", "Luật có hiệu lực.");
    assertEquals(List.of("long"), ids("thi hành"));
    assertEquals(List.of("long"), ids("\"hiệu lực thi hành\""));
    assertEquals(2, ids("hiệu lực").size());
  }

  @Test
  void deepPagesGoOnWhereTheComparedArticlesEnd() {
    int count = EvidenceRescorer.MAX_WINDOW + 30;
    for (int i = 0; i < count; i++) {
      indexer.add(Article.builder("" + i).title("Mưa " + "gió ".repeat(1 + i % 7) + i).build());
    }
    searcher.refresh();
    SearchResults all = searcher.search(SearchRequest.builder("mưa gió").size(1000).build());
    assertEquals(all.total(), all.hits().size());
    assertEquals(
        all.hits().size(), all.hits().stream().map(h -> h.article().id()).distinct().count());
    for (int i = 1; i < all.hits().size(); i++) {
      assertTrue(all.hits().get(i - 1).score() >= all.hits().get(i).score());
    }
    SearchResults page =
        searcher.search(SearchRequest.builder("mưa gió").offset(100).size(10).build());
    assertEquals(
        all.hits().subList(100, 110).stream().map(h -> h.article().id()).toList(),
        page.hits().stream().map(h -> h.article().id()).toList());
  }

  @Test
  void commonWordsOfALongQueryAreNoHit() {
    add("other", "Người dân", "Người dân đi chợ và mua hàng của nhau trong ngày hội.");
    assertEquals(List.of(), ids("giá vàng của người dân tăng mạnh trong phiên giao dịch"));
  }

  @Test
  void titleMatchesAreAboveBodyMatches() {
    add("mention", "Chợ phiên", "Người bán rau nhắc tới giá vàng ở thị trấn, rồi thôi.");
    add("about", "Giá vàng lập đỉnh", "Thị trường sôi động suốt tuần.");
    assertEquals(List.of("about", "mention"), ids("giá vàng"));
  }

  @Test
  void teasersAndFurnitureDoNotMatch() {
    indexer.add(
        Article.builder("a")
            .title("Đối thoại")
            .body("Hai bên gặp nhau.")
            .teaser("Giá vàng tăng")
            .furniture("Chia sẻ")
            .build());
    searcher.refresh();
    assertEquals(List.of(), ids("giá vàng"));
    assertEquals(List.of(), ids("chia sẻ"));
  }

  @Test
  void highlightsAreInTheOriginalText() {
    String title = "Thu\u0309 đo\u0302 Ha\u0300 No\u0323\u0302i chuye\u0302\u0309n la\u0323nh";
    add("a", title, "xanh xanh lá, xanh da trời. 😀😀 Tin vui cho người trồng lúa.");
    Hit hit = searcher.search("hà nội").hits().getFirst();
    assertEquals(
        "Thu\u0309 đo\u0302 <b>Ha\u0300</b> <b>No\u0323\u0302i</b> chuye\u0302\u0309n la\u0323nh",
        hit.title().html());
    Snippet snippet = searcher.search("xanh").hits().getFirst().snippets().getFirst();
    assertEquals(3, snippet.highlights().size());
    assertTrue(
        snippet.html().startsWith("<b>xanh</b> <b>xanh</b> lá, <b>xanh</b>"), snippet.html());
    snippet = searcher.search("\"nguoi trong lua\"").hits().getFirst().snippets().getFirst();
    assertTrue(
        snippet.marked("[", "]").contains("[người] [trồng] [lúa]")
            || snippet.marked("[", "]").contains("[người trồng lúa]"),
        snippet.marked("[", "]"));
  }

  @Test
  void aTitleIsLitThoughItLacksWords() {
    add("a", "Mỹ - Nhật họp 2+2", "Cuộc đối thoại kéo dài một ngày. Nam giới và năm phụ nữ dự.");
    assertEquals(
        "Mỹ - Nhật họp <b>2+2</b>",
        searcher.search("doi thoai 2+2").hits().getFirst().title().html());
    String snippet = searcher.search("năm phụ nữ").hits().getFirst().snippets().getFirst().html();
    assertTrue(snippet.contains("Nam giới và <b>năm</b> <b>phụ</b> <b>nữ</b>"), snippet);
  }

  @Test
  void snippetsAreEscaped() {
    add("a", "1 < 2 & \"cà phê\"", "<script>alert('cà phê')</script>");
    Hit hit = searcher.search("cà phê").hits().getFirst();
    assertEquals("1 &lt; 2 &amp; &quot;<b>cà</b> <b>phê</b>&quot;", hit.title().html());
    assertTrue(hit.snippets().getFirst().html().contains("&lt;script&gt;alert(&#39;<b>cà</b>"));
  }

  @Test
  void phrasesWithCodes() {
    add("a", "Tổ hợp S-400 được đưa ra", "x");
    add("b", "Tổ hợp S 400 được đưa ra", "x");
    for (String query : List.of("S-400", "S400", "s 400", "\"tổ hợp S-400 được\"", "\"s 400\"")) {
      assertEquals(2, ids(query).size(), query);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\"",
        "\"\"\"",
        "AND OR NOT",
        "OR",
        "-",
        "--",
        "*",
        "**",
        "title:",
        "title:\"",
        "a:b:c",
        "(((",
        ")))",
        "\\",
        "[a TO b]",
        "{",
        "~",
        "^",
        "\uD83D",
        "\u0000",
        "-a",
        "\"-\"",
        "OR OR a",
        "NOT",
        "title:*",
        "-\"",
        "+",
        "=",
        "=kỹ",
        "a*b*",
        "\u0301\u0301",
        "title:-a",
        "_",
        ".",
        "@",
        "a@",
        "1,",
        "1/"
      })
  void noTextThrows(String query) {
    add("a", "Tin a kỹ 1", "Nội dung a");
    assertNotNull(searcher.search(query));
  }

  @Test
  void randomTextNeverThrows() {
    add("a", "Tin a", "Nội dung");
    Random random = new Random(42);
    String alphabet =
        "ab đêưáạ\"-*():OR ANDNOTtitle:\\/+.,&@'’1234567890\uD83D\u0301\u200B%#=~^[]{}";
    for (int i = 0; i < 2_000; i++) {
      StringBuilder query = new StringBuilder();
      for (int length = random.nextInt(60); length > 0; length--) {
        query.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      assertNotNull(searcher.search(query.toString()), query.toString());
    }
  }

  @Test
  void hugeQueriesAreBoundedAndSaySo() {
    add("a", "Tin từ1", "Nội dung");
    StringBuilder query = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      query.append("từ").append(i).append(' ');
    }
    SearchResults results = searcher.search(query.toString());
    assertEquals(1, results.notes().size());
    assertTrue(results.notes().getFirst().contains("256 words"));
    assertNotNull(searcher.search("\"".repeat(10_000)));
    assertNotNull(searcher.search("x".repeat(1_000_000)));
    assertNotNull(searcher.search("a-".repeat(100_000)));
    assertNotNull(searcher.search("\"" + "a ".repeat(50_000) + "\""));
    assertNotNull(searcher.search("a OR ".repeat(20_000)));
    assertNotNull(searcher.search("x".repeat(90_000) + "*"));
  }

  @Test
  void pagesDoNotOverlap() {
    for (int i = 0; i < 25; i++) {
      indexer.add(Article.builder("a" + i).title("Tin số " + i).build());
    }
    searcher.refresh();
    List<String> first = ids(SearchRequest.builder("tin").size(10).build());
    List<String> second = ids(SearchRequest.builder("tin").size(10).offset(10).build());
    assertEquals(10, first.size());
    assertEquals(10, second.size());
    assertTrue(first.stream().noneMatch(second::contains));
    SearchResults none = searcher.search(SearchRequest.builder("tin").size(0).build());
    assertEquals(25, none.total());
    assertEquals(0, none.hits().size());
  }

  @Test
  void requestsAreChecked() {
    assertThrows(IllegalArgumentException.class, () -> SearchRequest.builder("x").size(-1));
    assertThrows(
        IllegalArgumentException.class,
        () -> SearchRequest.builder("x").size(60_000).offset(60_000).build());
    assertThrows(NullPointerException.class, () -> SearchRequest.of(null));
  }

  @Test
  void explanationsOnRequest() {
    add("a", "Đối thoại", "Hai bên.");
    Hit hit =
        searcher.search(SearchRequest.builder("doi thoai").explain(true).build()).hits().getFirst();
    assertNotNull(hit.explanation());
  }

  @Test
  void manyThreadsGetTheSameAnswer() throws Exception {
    add("a", "Đối thoại 2+2", "Hai bên gặp nhau ở Hà Nội.");
    add("b", "Giá vàng", "Đối thoại về giá.");
    List<String> expected = ids("doi thoai");
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<List<String>>> answers =
          java.util.stream.IntStream.range(0, 400)
              .mapToObj(i -> threads.submit(() -> ids("doi thoai")))
              .toList();
      for (Future<List<String>> answer : answers) {
        assertEquals(expected, answer.get());
      }
    }
  }

  @Test
  void snippetsEndWithTheirParagraph() {
    String body = "Giá vàng tăng.\n\nGiá bạc giảm mạnh.\n\nVàng miếng khan hàng. Bạc thì không.";
    indexer.add(Article.builder("paragraphs").title("Thị trường").body(body).build());
    searcher.refresh();
    List<Snippet> snippets = searcher.search("vàng miếng tăng").hits().getFirst().snippets();
    assertTrue(snippets.size() >= 2, snippets.toString());
    for (Snippet snippet : snippets) {
      assertTrue(body.contains(snippet.text()), snippet.text());
      assertEquals(-1, snippet.text().indexOf('\n'), snippet.text());
    }
  }
}
