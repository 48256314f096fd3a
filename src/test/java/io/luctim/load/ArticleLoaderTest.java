// SPDX-License-Identifier: Apache-2.0
package io.luctim.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.luctim.article.Article;
import io.luctim.article.SourceLocation;
import io.luctim.index.ArticleIndexer;
import io.luctim.index.IndexLookup;
import io.luctim.search.ArticleSearcher;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of input that is odd, and of loads that fail or are stopped. */
class ArticleLoaderTest {
  private static final String PAGE = "Giá cà phê tăng\nCà phê lên giá phiên thứ ba liên tiếp.\n";

  @TempDir private Path temp;

  private final ArticleIndexer indexer = ArticleIndexer.inMemory();
  private final List<String> rejected = new ArrayList<>();
  private final LoadListener listener =
      new LoadListener() {
        @Override
        public void rejected(SourceLocation location, String reason) {
          rejected.add(location.file().getFileName() + "|" + location.line() + "|" + reason);
        }
      };

  @AfterEach
  void close() {
    indexer.close();
  }

  private Path file(String name, String text) throws IOException {
    Path file = temp.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private ArticleLoader.Builder loader() {
    return ArticleLoader.builder(indexer).threads(2).listener(listener);
  }

  private LoadReport load(Path... paths) {
    return loader().build().load(paths);
  }

  /** Waits for an article that another thread adds. */
  private void await(String id) {
    long end = System.nanoTime() + 20_000_000_000L;
    try (ArticleSearcher searcher = ArticleSearcher.open(indexer)) {
      while (!searcher.contains(id)) {
        assertTrue(System.nanoTime() < end, () -> id + " was not added in time");
        Thread.onSpinWait();
        searcher.refresh();
      }
    }
  }

  private Article article(String id) {
    try (ArticleSearcher searcher = ArticleSearcher.open(indexer)) {
      Article article = searcher.get(id);
      if (article == null) {
        throw new AssertionError(id + " is not in the index");
      }
      return article;
    }
  }

  private static String line(String id, String title) {
    return "{\"id\":\"" + id + "\",\"title\":\"" + title + "\"}\n";
  }

  private void assertRejected(String... beginnings) {
    assertEquals(beginnings.length, rejected.size(), rejected::toString);
    for (int i = 0; i < beginnings.length; i++) {
      assertTrue(rejected.get(i).startsWith(beginnings[i]), rejected.get(i));
    }
  }

  // Locations

  @Test
  void pagesOfOneNameWithColonsInTwoDirectoriesAreToldApart() throws IOException {
    LoadReport report =
        load(
            file("a/12:30.txt", PAGE).getParent(),
            file("b/12:30.txt", PAGE.replace("cà phê", "vàng")).getParent());
    assertEquals(1, report.indexed());
    assertRejected("12:30.txt|0|has the id '12:30.txt' of ");
    assertEquals("Giá cà phê tăng", article("12:30.txt").title());
  }

  @Test
  void boilerplateIsLeftOutOfPagesWhoseNamesHaveColons() throws IOException {
    for (int i = 0; i < 6; i++) {
      file(
          "news/12:3" + i + ".txt",
          "Chợ phiên thứ "
              + i
              + " trên núi\nNgười bán kể chuyện "
              + i
              + ".\nGiá bò tăng "
              + i
              + ".\nMời bạn nghe bản tin sáng trên sóng.\n");
    }
    assertEquals(6, load(temp.resolve("news")).indexed());
    assertFalse(article("12:30.txt").body().contains("bản tin"), article("12:30.txt")::toString);
  }

  @Test
  void namesWithSpacesTabsAndLineEndsAreIdsAsTheyAre() throws IOException {
    List<String> names = List.of("a b.txt", "a\tb.txt", "a\nb.txt", "a\\b.txt", "C:\\a.txt", "a:1");
    for (String name : names) {
      file("odd/" + name, PAGE);
    }
    file("odd/a/b.txt", PAGE);
    assertEquals(names.size() + 1, load(temp.resolve("odd")).indexed());
    assertRejected();
    for (String name : names) {
      assertEquals(name, article(name).id());
    }
  }

  @Test
  void aFileIsReadOnceWhateverPathsLeadToIt() throws IOException {
    Path page = file("dir/a.txt", PAGE);
    Path lines = file("dir/b.jsonl", line("b", "Giá vàng"));
    Path link = Files.createSymbolicLink(temp.resolve("link.txt"), page);
    Path linked = Files.createSymbolicLink(temp.resolve("linked"), page.getParent());
    Path relative = Path.of("").toAbsolutePath().relativize(page);
    LoadReport report =
        load(page, page, relative, lines, page.getParent(), link, linked, lines, lines);
    assertRejected();
    assertEquals(2, report.indexed());
    assertEquals(2, report.indexSize());
  }

  @Test
  void aLinkToADirectoryIsReadIfItIsNamed() throws IOException {
    Path directory = file("dir/a.txt", PAGE).getParent();
    assertEquals(1, load(Files.createSymbolicLink(temp.resolve("link"), directory)).indexed());
    assertEquals("a.txt", article("a.txt").id());
  }

  @Test
  void theLastOfSeveralLinesWithOneIdStands() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      lines.append(line("a" + i % 3, "Bản tin " + i));
    }
    Path file = file("same.jsonl", lines.toString());
    for (int round = 0; round < 5; round++) {
      loader().threads(4).build().load(file);
      assertEquals("Bản tin 498", article("a0").title());
      assertEquals("Bản tin 499", article("a1").title());
      assertEquals("Bản tin 497", article("a2").title());
    }
  }

  // One bad article

  @Test
  void oneBadLineIsRejectedAndTheOthersAreLoaded() throws IOException {
    String deep = "[".repeat(5000) + "]".repeat(5000);
    String digits = "1".repeat(5000);
    String name = "n".repeat(60_000);
    LoadReport report =
        load(
            file(
                "bad.jsonl",
                line("a", "Giá vàng")
                    + "{\"id\":\"far\",\"title\":\"t\",\"publishedAt\":"
                    + "\"+999999999-12-31T23:59:59Z\"}\n"
                    + "{\"id\":\"past\",\"title\":\"t\",\"publishedAt\":"
                    + "\"-999999999-01-01T00:00:00Z\"}\n"
                    + ("{\"id\":\"deep\",\"title\":\"t\",\"x\":" + deep + "}\n")
                    + ("{\"id\":\"num\",\"title\":\"t\",\"x\":" + digits + "}\n")
                    + ("{\"id\":\"name\",\"title\":\"t\",\"" + name + "\":1}\n")
                    + ("{\"id\":\"idnum\",\"title\":" + digits + "}\n")
                    + ("{\"id\":\"time\",\"title\":\"t\",\"publishedAt\":\"" + name + "\"}\n")
                    + "{\"id\":\"empty\",\"title\":\" \"}\n"
                    + "{\"id\":\"\",\"title\":\"t\"}\n"
                    + ("{\"id\":\"" + name + "\",\"title\":\"t\"}\n")
                    + "{\"id\":\"open\",\"title\":\"t\",\"tags\":[\"a\"\n"
                    + "{\"id\":\"list\",\"title\":[\"t\"]}\n"
                    + "[]\n"
                    + "{} {}\n"
                    + "\u0000\n"
                    + line("z", "Giá bạc")));
    assertEquals(2, report.indexed(), rejected::toString);
    assertEquals(2, report.indexSize());
    assertEquals(15, report.rejected());
    for (int i = 0; i < rejected.size(); i++) {
      String reason = rejected.get(i);
      assertTrue(reason.startsWith("bad.jsonl|" + (i + 2) + "|"), reason);
      assertTrue(reason.length() < 600, reason);
      assertFalse(reason.contains("fault of Luctim"), reason);
    }
  }

  /** An index that fails on some articles, or loses them. */
  private final class Faulty implements LoadRun.Target {
    private final LoadRun.Target target = new IndexerTarget(indexer);
    private final Consumer<Article> fault;
    private boolean open = true;

    Faulty(Consumer<Article> fault) {
      this.fault = fault;
    }

    @Override
    public void add(Article article) {
      fault.accept(article);
      if (!article.title().equals("lost")) {
        target.add(article);
      }
    }

    @Override
    public void commit() {
      target.commit();
    }

    @Override
    public void rollback() {
      target.rollback();
    }

    @Override
    public int size() {
      return target.size();
    }

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public IndexLookup lookup() {
      return target.lookup();
    }
  }

  private static final Map<String, Throwable> FAULTS =
      Map.of(
          "memory", new OutOfMemoryError("Java heap space"),
          "stack", new StackOverflowError(),
          "null", new NullPointerException("x"),
          "assertion", new AssertionError("x"),
          "argument", new IllegalArgumentException("title is too long; shorten it"));

  private static void fail(Article article) {
    switch (FAULTS.get(article.title())) {
      case null -> {}
      case RuntimeException e -> throw e;
      case Throwable e -> throw (Error) e;
    }
  }

  private LoadReport load(LoadRun.Target target, Path file) {
    return new LoadRun(target, loader().options(), () -> false).load(List.of(file));
  }

  @Test
  void whatFailsInTheIndexIsRejectedByLineAndNotCounted() throws IOException {
    StringBuilder lines = new StringBuilder(line("a", "Giá vàng"));
    List.copyOf(FAULTS.keySet()).forEach(title -> lines.append(line(title, title)));
    lines.append(line("z", "Giá bạc"));
    LoadReport report =
        load(new Faulty(ArticleLoaderTest::fail), file("f.jsonl", lines.toString()));
    assertEquals(2, report.indexed());
    assertEquals(2, report.indexSize());
    assertEquals(FAULTS.size(), report.rejected());
    String all = String.join("\n", rejected);
    assertTrue(all.contains("needs more memory than there is; give Java a larger heap"), all);
    assertTrue(all.contains("|title is too long; shorten it"), all);
    for (int i = 2; i < 2 + FAULTS.size(); i++) {
      assertTrue(all.contains("f.jsonl|" + i + "|"), all);
    }
  }

  @Test
  void whatTheIndexHasLostIsRejectedByLineAndNotCounted() throws IOException {
    Path file = file("l.jsonl", line("a", "Giá vàng") + line("b", "lost") + line("c", "Giá bạc"));
    LoadReport report = load(new Faulty(article -> {}), file);
    assertEquals(2, report.indexed());
    assertEquals(2, report.indexSize());
    assertRejected("l.jsonl|2|was indexed, but is not in the index");
  }

  @Test
  void aDiskThatFailsEndsTheLoadAndKeepsWhatIsIn() throws IOException {
    Path file = file("d.jsonl", line("a", "Giá vàng") + line("b", "full") + line("c", "Giá bạc"));
    Faulty target =
        new Faulty(article -> {
          if (article.title().equals("full")) {
            await("a");
            throw new UncheckedIOException(new IOException("No space left on device"));
          }
        });
    assertThrows(UncheckedIOException.class, () -> load(target, file));
    assertRejected();
    assertEquals("Giá vàng", article("a").title());
  }

  @Test
  void anIndexThatIsClosedEndsTheLoad() throws IOException {
    Faulty target = new Faulty(ArticleLoaderTest::fail);
    target.open = false;
    Path file = file("c.jsonl", line("a", "null") + line("b", "Giá bạc"));
    assertThrows(NullPointerException.class, () -> load(target, file));
    assertRejected();
  }

  @Test
  void aListenerThatThrowsEndsTheLoadAndLosesNothing() throws IOException {
    LoadListener bad =
        new LoadListener() {
          @Override
          public void rejected(SourceLocation location, String reason) {
            await("a");
            throw new AssertionError("of the listener");
          }
        };
    ArticleLoader loader = loader().listener(bad).build();
    Path file = file("t.jsonl", line("a", "Giá vàng") + "broken\n");
    assertThrows(AssertionError.class, () -> loader.load(file));
    assertEquals("Giá vàng", article("a").title());
    assertEquals(1, loader().build().load(file("u.jsonl", line("b", "Giá bạc"))).indexed());
  }

  // Strict loads

  @Test
  void aStrictLoadKeepsNothingOfItsOwnAndAllOfBefore() throws IOException {
    Path directory = temp.resolve("index");
    try (ArticleIndexer strict = ArticleIndexer.open(directory)) {
      strict.add(Article.builder("before").title("Có trước, chưa lưu").build());
      Path file = file("s.jsonl", line("a", "Giá vàng") + "broken\n");
      ArticleLoader loader = ArticleLoader.builder(strict).strict(true).build();
      RejectedLoadException e = assertThrows(RejectedLoadException.class, () -> loader.load(file));
      assertEquals(new SourceLocation(file, 2), e.location());
      assertTrue(e.reason().startsWith("not valid JSON"), e.reason());
    }
    try (ArticleSearcher searcher = ArticleSearcher.open(directory)) {
      assertTrue(searcher.contains("before"));
      assertEquals(1, searcher.size());
    }
  }

  // Stopping

  @Test
  void aStoppedLoadIsCommittedAndResumed() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 3000; i++) {
      lines.append(line("a" + i, "Bản tin số " + i));
    }
    Path file = file("many.jsonl", lines.toString());
    AtomicInteger added = new AtomicInteger();
    Faulty target =
        new Faulty(article -> {
          int unused = added.incrementAndGet();
        });
    LoadReport stopped =
        new LoadRun(target, loader().options(), () -> added.get() >= 100).load(List.of(file));
    assertTrue(stopped.stopped());
    assertTrue(stopped.indexed() >= 100 && stopped.indexed() < 3000, stopped::toString);
    assertEquals(stopped.indexed(), stopped.indexSize());
    LoadReport resumed = loader().resume(true).build().load(file);
    assertFalse(resumed.stopped());
    assertEquals(stopped.indexed(), resumed.passedOver());
    assertEquals(3000, resumed.indexSize());
  }

  @Test
  void anInterruptStopsTheLoadAndStaysSet() throws IOException {
    Path file = file("i.jsonl", line("a", "Giá vàng") + line("b", "Giá bạc"));
    Thread.currentThread().interrupt();
    LoadReport report = load(file);
    assertTrue(Thread.interrupted());
    assertTrue(report.stopped());
    assertEquals(2, load(file).indexSize());
  }

  @Test
  void aStopBeforeTheLoadEndsItAtOnceAndOnlyOnce() throws IOException {
    Path file = file("i.jsonl", line("a", "Giá vàng"));
    ArticleLoader loader = loader().build();
    loader.stop();
    assertTrue(loader.load(file).stopped());
    assertEquals(1, loader.load(file).indexed());
  }

  // Files that are none

  @Test
  void whatIsNoFileIsRejectedAndTheOthersAreLoaded() throws IOException {
    file("dir/a.txt", PAGE);
    Files.createSymbolicLink(temp.resolve("dir/broken.txt"), temp.resolve("nowhere"));
    Files.createSymbolicLink(temp.resolve("dir/self.txt"), temp.resolve("dir/self.txt"));
    Files.createSymbolicLink(temp.resolve("dir/loop"), temp.resolve("dir"));
    Files.createSymbolicLink(temp.resolve("dir/up"), temp);
    file("dir/empty.txt", "");
    file("dir/mark.txt", "\uFEFF");
    file("dir/empty.jsonl", "");
    file("dir/mark.jsonl", "\uFEFF");
    file("dir/blank.jsonl", "\n \r\n\n");
    file("dir/broken.jsonl.gz", "no gzip");
    LoadReport report = load(temp.resolve("dir"), temp.resolve("gone"));
    assertEquals(1, report.indexed());
    assertRejected(
        "blank.jsonl|0|empty",
        "broken.jsonl.gz|0|damaged gzip file",
        "broken.txt|0|a link to a file that does not exist",
        "empty.jsonl|0|empty",
        "empty.txt|0|empty",
        "mark.jsonl|0|empty",
        "mark.txt|0|empty",
        "self.txt|0|a link to a file that does not exist",
        "gone|0|no such file or directory");
  }

  @Test
  void devicesAreRejected() {
    assumeTrue(Files.exists(Path.of("/dev/zero")));
    load(Path.of("/dev/zero"));
    assertRejected("zero|0|a device");
  }

  @Test
  void standardInputIsReadWhereADashIsGiven() throws IOException {
    byte[] lines = line("in", "Từ ống").getBytes(StandardCharsets.UTF_16);
    LoadReport report =
        loader()
            .standardInput(new ByteArrayInputStream(lines))
            .build()
            .load(file("a.txt", PAGE), Path.of("-"));
    assertEquals(2, report.indexed());
    load(Path.of("-"));
    assertRejected("-|0|empty");
  }

  // Reports

  @Test
  void progressTellsHowFarItIs() throws IOException {
    Path file = file("p.jsonl", line("a", "Giá vàng"));
    List<LoadReport> reports = new ArrayList<>();
    LoadListener slow =
        new LoadListener() {
          @Override
          public void progress(LoadReport soFar) {
            reports.add(soFar);
          }
        };
    LoadReport report = loader().listener(slow).commitEvery(Duration.ZERO).build().load(file);
    assertEquals(List.of(), reports, "a load of less than a second");
    assertEquals(Files.size(file), report.bytesRead());
    assertEquals("Giá vàng".length(), report.chars());
    assertEquals(Duration.ZERO, report.timeLeft());
    assertTrue(report.toString().startsWith("LoadReport[indexed=1, rejected=0"), report.toString());
  }

  @Test
  void refusesOptionsThatMakeNoSense() {
    assertThrows(IllegalArgumentException.class, () -> loader().threads(0));
    assertThrows(
        IllegalArgumentException.class, () -> loader().commitEvery(Duration.ofSeconds(-1)));
  }
}
