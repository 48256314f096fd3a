// SPDX-License-Identifier: Apache-2.0
package io.luctim.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.luctim.index.ArticleIndexer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The demo through its main, with output and exit codes. */
class LuctimTest extends CommandTest {
  private Path index() throws IOException {
    Path index = temp.resolve("index");
    Path page =
        file(
            "pages/talks.txt",
            "Đối thoại 2+2 ở Hà Nội\n\nHai bên gặp nhau trong một ngày để bàn về an ninh biển và"
                + " chuỗi cung ứng của cả hai nước.\n\nCuộc gặp kế tiếp diễn ra ở New Delhi vào mùa"
                + " thu, theo thông cáo chung mà hai bên công bố chiều nay.\n");
    assertEquals(0, run("index", "--index", index, page.getParent()), err);
    assertTrue(out.startsWith("1 article indexed, 0 refused, 1 in the index"), out);
    return index;
  }

  @Test
  void indexAndSearch() throws IOException {
    Path index = index();
    assertEquals(0, run("search", "--index", index, "doi thoai 2+2"), err);
    assertTrue(out.contains("1. *Đối thoại 2+2* ở Hà Nội"), out);
    assertTrue(out.contains("talks.txt"), out);
    assertEquals(0, run("search", "--index", index, "doi", "thoai"), err);
    assertEquals(0, run("search", "--index", index, "--explain", "thoại"), err);
    assertTrue(out.contains("| "), out);
    assertEquals(1, run("search", "--index", index, "somaliland"), err);
    assertTrue(out.startsWith("0 articles"), out);
    assertEquals(0, run("stats", "--index", index), err);
    assertTrue(out.contains("articles\t1"), out);
  }

  @Test
  void jsonHasTheFieldsThatAreDocumented() throws IOException {
    Path index = index();
    assertEquals(0, run("search", "--index", index, "--format", "json", "doi thoai"), err);
    Set<String> fields = new TreeSet<>();
    try (JsonParser json = new JsonFactory().createParser(out)) {
      while (json.nextToken() != null) {
        if (json.currentName() != null) {
          fields.add(json.currentName());
        }
      }
    }
    assertEquals(
        Set.of(
            "query",
            "suggestion",
            "total",
            "tookMillis",
            "hits",
            "id",
            "score",
            "title",
            "author",
            "source",
            "section",
            "url",
            "publishedAt",
            "tags",
            "extras",
            "snippets"),
        fields);
  }

  @Test
  void suggestAndRelated() throws IOException {
    Path index = index();
    assertEquals(0, run("suggest", "--index", index, "doi t"), err);
    assertEquals("Đối thoại 2+2 ở Hà Nội", out.strip());
    assertEquals(1, run("suggest", "--index", index, "xyz"), err);
    assertEquals(2, run("suggest", "--index", index, "--size", "0", "doi"), err);
    assertEquals(1, run("related", "--index", index, "talks.txt"), err);
    Path more = file("more/talks.txt", Files.readString(temp.resolve("pages/talks.txt")) + "Mới.");
    file("more/other.txt", "Hai bên đối thoại 2+2\n\nHai bên gặp nhau bàn về an ninh biển.\n");
    assertEquals(0, run("index", "--index", index, more.getParent()), err);
    assertEquals(0, run("related", "--index", index, "talks.txt"), err);
    assertTrue(out.startsWith("other.txt\t0."), out);
    assertEquals(3, run("related", "--index", index, "nowhere"), err);
    assertTrue(err.contains("'nowhere'"), err);
  }

  @Test
  void filtersAndFacets() throws IOException {
    Path index = temp.resolve("index");
    Path lines =
        file(
            "a.jsonl",
            """
            {"id":"a","title":"Giá vàng","section":"Kinh tế","publishedAt":"2024-01-02","tags":["vàng"],"views":7}
            {"id":"b","title":"Giá vàng","section":"Đời sống","publishedAt":"2024-03-02"}
            """);
    assertEquals(0, run("index", "--index", index, lines), err);
    assertEquals(0, run("search", "--index", index, "--facet", "section", "vàng"), err);
    assertTrue(out.contains("section: Kinh tế (1) Đời sống (1)"), out);
    assertEquals(0, run("search", "--index", index, "--filter", "section=Kinh tế", "vàng"), err);
    assertTrue(out.startsWith("1 article,"), out);
    assertEquals(
        0, run("search", "--index", index, "--sort", "newest", "--size", "1", "vàng"), err);
    assertTrue(out.contains("b · 2024-03-02"), out);
    assertEquals(2, run("search", "--index", index, "--facet", "body", "vàng"), err);
    assertEquals(2, run("search", "--index", index, "--filter", "section", "vàng"), err);
    assertEquals(
        0, run("search", "--index", index, "--format", "json", "--facet", "section", "vàng"), err);
    assertTrue(out.contains("\"facets\":{\"section\":[{\"value\":\"Kinh tế\",\"count\":1}"), out);
    assertTrue(out.contains("\"section\":\"Kinh tế\",\"url\":\"\""), out);
    assertTrue(out.contains("\"tags\":[\"vàng\"],\"extras\":{\"views\":\"7\"}"), out);
  }

  @Test
  void backupCheckAndReindex() throws IOException {
    Path index = index();
    Path copy = temp.resolve("copy");
    assertEquals(0, run("backup", index, copy), err);
    assertEquals(4, run("backup", index, copy), err);
    assertTrue(err.contains("already holds an index"), err);
    Path restored = temp.resolve("restored");
    assertEquals(0, run("restore-index", copy, restored), err);
    assertTrue(out.contains("restored " + copy + " in " + restored), out);
    assertEquals(4, run("restore-index", copy, restored), err);
    assertTrue(err.contains("already holds an index"), err);
    assertEquals(0, run("restore-index", "--replace", copy, restored), err);
    assertEquals(0, run("search", "--index", restored, "doi thoai"), err);
    assertEquals(0, run("check", copy), err);
    assertTrue(out.contains("is whole: 1 article"), out);
    assertEquals(0, run("reindex", "--index", copy), err);
    assertEquals(0, run("search", "--index", copy, "doi thoai"), err);
    Path segments;
    try (var files = Files.list(copy)) {
      segments = files.filter(file -> file.toString().endsWith(".cfs")).findFirst().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(segments);
    bytes[bytes.length / 2] ^= 1;
    Files.write(segments, bytes);
    assertEquals(4, run("check", copy), err);
    assertTrue(out.contains("is damaged"), out);
    for (String command : List.of("backup", "restore-index")) {
      assertEquals(4, run(command, copy, temp.resolve("second")), err);
      assertTrue(err.contains(copy + " is damaged"), err);
      assertTrue(err.contains(segments.getFileName().toString()), err);
    }
    assertFalse(Files.exists(temp.resolve("second").resolve("segments_1")));
    assertEquals(4, run("check", temp.resolve("nowhere")), err);
    assertEquals(4, run("reindex", "--index", temp.resolve("nowhere")), err);
    assertFalse(Files.exists(temp.resolve("nowhere")));
  }

  @Test
  void restoringAccentsAndRestoringAnIndexAreToldApart() {
    assertEquals(0, run("restore", "--help"), err);
    assertTrue(out.contains("luctim restore-index"), out);
    assertEquals(0, run("restore-index", "--help"), err);
    assertTrue(out.contains("luctim restore."), out);
  }

  @Test
  void resumeRejectsAndStandardInput() throws IOException {
    Path index = index();
    Path rejects = temp.resolve("rejects.txt");
    Path lines = file("b.jsonl", "{\"id\":\"talks.txt\",\"title\":\"Khác\"}\nbroken\n");
    assertEquals(3, run("index", "--index", index, "--resume", "--rejects", rejects, lines), err);
    assertTrue(out.startsWith("0 articles indexed, 1 refused, 1 passed over, 1 in"), out);
    String listed = Files.readString(rejects);
    assertTrue(listed.contains("b.jsonl\",\"line\":2,\"reason\":\"not"), listed);
    assertEquals(
        0, runOn("{\"id\":\"in\",\"title\":\"Từ ống\"}", "index", "--index", index, "-"), err);
    assertEquals(0, run("search", "--index", index, "từ ống"), err);
  }

  /** BOIL-01. */
  @Test
  void whatRecursOnMostPagesOfASiteIsNotSearched() throws IOException {
    String footer = "Thư gửi về toà nhà số 88 phố Hoa Lan sẽ được hồi đáp trong ba ngày làm việc.";
    for (int i = 0; i < 20; i++) {
      file(
          "site/page-" + i + ".txt",
          "Chuyện chợ phiên lần thứ "
              + i
              + " ở vùng cao\n\nTrang nhất mỗi sáng, tin nhanh mỗi giờ"
              + " cho bạn đọc cả nước.\n\nChợ phiên lần thứ "
              + i
              + " đông người từ sáng sớm, ai"
              + " cũng mang theo hàng hoá của nhà mình.\n\nNgười bán thứ "
              + i
              + " kể rằng năm nay"
              + " được mùa nên giá cả phải chăng hơn.\n\n"
              + footer
              + "\n");
    }
    Path index = temp.resolve("index");
    assertEquals(0, run("index", "--index", index, temp.resolve("site")), err);
    assertEquals(0, run("search", "--index", index, "chợ phiên"), err);
    assertEquals(1, run("search", "--index", index, footer), err + out);
    assertEquals(1, run("search", "--index", index, "tin nhanh mỗi giờ"), err + out);
    assertEquals(0, run("index", "--index", index, "--keep-furniture", temp.resolve("site")), err);
    assertEquals(0, run("search", "--index", index, footer), err);
  }

  @Test
  void analyze() {
    assertEquals(0, run("analyze", "Đối thoại 2+2"), err);
    assertEquals("đối\t0\t3\t0\t<WORD>\nthoại\t4\t9\t1\t<WORD>\n2+2\t10\t13\t2\t<CODE>\n", out);
    assertEquals(0, run("analyze", "--format", "json", "Hoà"), err);
    assertEquals(
        "[{\"term\":\"hòa\",\"start\":0,\"end\":3,\"position\":0,\"type\":\"<WORD>\"}]\n", out);
  }

  @Test
  void whatIsBrokenIsListedAndTheRestIsIn() throws IOException {
    file("many/good.txt", "Giá cà phê tăng\n\nNông dân vui.\n");
    file("many/empty.txt", "");
    Files.write(temp.resolve("many/latin.txt"), new byte[] {'G', 'i', (byte) 0xE1, ' ', 'x'});
    Files.write(temp.resolve("many/cut.jsonl.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0});
    file(
        "many/rows.jsonl",
        "{\"id\":\"1\",\"title\":\"Một\"}\n"
            + "{\"id\":\"2\"}\n"
            + "{broken\n\n"
            + "[]\n"
            + "{\"id\":\"3\",\"body\":\"Ba\",\"publishedAt\":\"hôm qua\"}\n"
            + "{\"title\":\"x\"}\n"
            + "{\"id\":\"4\",\"title\":{}}\n");
    Path index = temp.resolve("index");
    assertEquals(Luctim.INPUT_REFUSED, run("index", "--index", index, temp.resolve("many")));
    assertTrue(err.contains("empty.txt: empty; nothing to index"), err);
    assertTrue(err.contains("latin.txt: not UTF-8 text: byte 0xe1 at offset 2"), err);
    assertTrue(err.contains("cut.jsonl.gz: damaged gzip file"), err);
    assertTrue(err.contains("rows.jsonl:2: article '2' is empty"), err);
    assertTrue(err.contains("rows.jsonl:3: not valid JSON"), err);
    assertTrue(err.contains("rows.jsonl:5: not a JSON object"), err);
    assertTrue(err.contains("rows.jsonl:6: \"publishedAt\" is 'hôm qua'"), err);
    assertTrue(err.contains("rows.jsonl:7: \"id\" is missing"), err);
    assertTrue(err.contains("rows.jsonl:8: \"title\" must be a string"), err);
    assertTrue(out.startsWith("2 articles indexed, 9 refused, 2 in the index"), out);
  }

  @Test
  void strictKeepsNothingOfTheRun() throws IOException {
    Path index = index();
    file("more/a.txt", "Giá cà phê tăng\n\nNông dân vui.\n");
    file("more/b.txt", "");
    assertEquals(
        Luctim.INPUT_REFUSED, run("index", "--strict", "--index", index, temp.resolve("more")));
    assertTrue(err.contains("b.txt: empty; nothing to index; nothing of this load was kept"), err);
    assertEquals(0, run("stats", "--index", index));
    assertTrue(out.contains("articles\t1"), out);
  }

  @Test
  void formats() throws IOException {
    Path index = temp.resolve("index");
    Path gz = temp.resolve("rows.jsonl.gz");
    try (GZIPOutputStream zipped = new GZIPOutputStream(Files.newOutputStream(gz))) {
      zipped.write("{\"id\":\"z\",\"title\":\"Bão số 3\"}".getBytes(StandardCharsets.UTF_8));
    }
    Path bom = file("bom.txt", "\uFEFFMưa lớn ở Huế\n\nNước lên nhanh.\n");
    Path html =
        file("page", "<html><body><h1>Giá vàng</h1><p>Giá vàng lập đỉnh.</p></body></html>");
    assertEquals(0, run("index", "--index", index, gz, bom), err);
    assertEquals(0, run("index", "--format", "html", "--index", index, html), err);
    assertEquals(0, run("search", "--index", index, "bao so 3"), err);
    assertEquals(0, run("search", "--index", index, "title:\"mưa lớn\""), err);
    assertEquals(0, run("search", "--index", index, "lap dinh"), err);
  }

  @Test
  void oneIdFromTwoFilesIsRefused() throws IOException {
    file("one/a.txt", "Giá cà phê tăng\n\nNông dân vui.\n");
    file("two/a.txt", "Giá vàng tăng\n\nNgười mua buồn.\n");
    Path index = temp.resolve("index");
    assertEquals(
        Luctim.INPUT_REFUSED,
        run("index", "--index", index, temp.resolve("one"), temp.resolve("two")));
    assertTrue(err.contains("has the id 'a.txt' of"), err);
  }

  @Test
  void troubleWithTheIndex() throws IOException {
    assertEquals(Luctim.INDEX_TROUBLE, run("search", "--index", temp.resolve("none"), "x"));
    assertTrue(err.contains("no index at"), err);
    assertEquals(1, err.lines().count(), err);
    Path file = file("file", "x");
    assertEquals(Luctim.INDEX_TROUBLE, run("search", "--index", file, "x"));
    assertTrue(err.contains("not a directory"), err);
    assertEquals(Luctim.INDEX_TROUBLE, run("stats", "--index", temp.resolve("none")));
    Path index = index();
    try (ArticleIndexer writer = ArticleIndexer.open(index)) {
      assertEquals(1, writer.size());
      assertEquals(Luctim.INDEX_TROUBLE, run("index", "--index", index, temp.resolve("pages")));
      assertTrue(err.contains("being written by another indexer"), err);
      assertEquals(0, run("search", "--index", index, "đối thoại"), err);
    }
  }

  @Test
  void inputThatIsMissing() {
    Path index = temp.resolve("index");
    assertEquals(Luctim.INPUT_REFUSED, run("index", "--index", index, temp.resolve("none")));
    assertTrue(err.contains("no such file or directory"), err);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "search --bogus x",
        "index",
        "index --index x",
        "bogus",
        "search --size many x",
        "search",
        "search --size -1 x",
        "index --index x --threads 0 y",
        "analyze --format xml x"
      })
  void wrongUsage(String line) {
    assertEquals(2, run((Object[]) line.split(" ")), line);
    assertFalse(err.isBlank(), line);
  }

  @Test
  void help() {
    assertEquals(0, run("--help"));
    assertTrue(out.contains("Exit codes"), out);
    assertEquals(0, run("search", "--help"));
    assertEquals(0, run("--version"));
    assertEquals(0, run());
  }

  @Test
  void aQueryOfTenThousandWords() throws IOException {
    Path index = index();
    int code = run("search", "--index", index, "đối thoại " + "nhiều từ ".repeat(5_000));
    assertTrue(code <= 1, err);
    assertEquals(1, err.lines().count(), err);
    assertTrue(err.contains("only the first 256 words"), err);
  }

  @Test
  void segmentAndRestoreReadLinesAndWriteLines() throws IOException {
    assertEquals(0, runOn("Học sinh lớp năm\n\nhoc sinh, sinh viên\n", "segment"), err);
    assertEquals(
        "Học_sinh lớp năm\n\nhoc_sinh , sinh_viên\n", out.replace(System.lineSeparator(), "\n"));
    assertEquals(0, runOn("doi thoai 2+2\n", "restore"), err);
    assertEquals("đối thoại 2+2", out.strip());
    assertEquals(0, runOn("ban an\n", "restore", "--readings", "3"), err);
    assertEquals(3, out.lines().count());
    assertTrue(out.lines().allMatch(line -> line.matches("[01]\\.\\d{3}\t\\S+ \\S+")), out);
    assertEquals(2, runOn("", "restore", "--readings", "1000"));

    Path dictionary = file("words.txt", "# ours\nlớp năm\nhọc | sinh\n");
    assertEquals(0, runOn("học sinh lớp năm\n", "segment", "--dictionary", dictionary), err);
    assertEquals("học sinh lớp_năm", out.strip());
    assertEquals(
        3,
        runOn("", "segment", "--dictionary", file("bad.txt", "một\n")),
        "a word of one syllable");
    assertTrue(err.contains("bad.txt") && err.contains("\"một\""), err);
    assertEquals(3, runOn("", "segment", "--dictionary", temp.resolve("absent.txt")));
    assertTrue(err.contains("absent.txt"), err);
  }

  private int runOn(String input, Object... args) {
    return runOn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), args);
  }
}
