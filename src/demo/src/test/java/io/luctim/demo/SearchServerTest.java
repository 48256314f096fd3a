// SPDX-License-Identifier: Apache-2.0
package io.luctim.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import io.luctim.article.Article;
import io.luctim.index.ArticleIndexer;
import io.luctim.search.ArticleSearcher;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The search page and what it asks for. */
class SearchServerTest {
  private static final String SCRIPT = "<img src=x onerror=\"document.title='owned'\">";

  private ArticleIndexer indexer;
  private ArticleSearcher searcher;
  private SearchServer server;

  @BeforeEach
  void start() throws IOException {
    indexer = ArticleIndexer.inMemory();
    indexer.add(
        Article.builder("a/1 &?")
            .title("Đối thoại 2+2 " + SCRIPT)
            .lead("Hai nước bàn về an ninh.")
            .body("Đối thoại kéo dài hai ngày. " + SCRIPT + "\n\nHai bên hẹn gặp lại.")
            .source("Báo <b>Sông</b> Mã")
            .url("javascript:alert(1)")
            .build());
    for (int i = 0; i < 25; i++) {
      indexer.add(Article.builder("v" + i).title("Giá vàng ngày " + i).body("Giá vàng.").build());
    }
    searcher = ArticleSearcher.open(indexer);
    server =
        SearchServer.start(searcher, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  @AfterEach
  void stop() {
    server.close();
    searcher.close();
    indexer.close();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(server.url() + path)).build(), BodyHandlers.ofString());
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void searchesAndPages() throws Exception {
    HttpResponse<String> page = get("/api/search?size=10&q=" + encoded("gia vang"));
    assertEquals(200, page.statusCode());
    assertTrue(page.body().contains("\"total\":25"), page.body());
    assertTrue(page.body().contains("\"lit\":[[0,3],[4,8]]"), page.body());
    String cursor = page.body().replaceAll(".*\"cursor\":\"([^\"]+)\".*", "$1");
    String next = get("/api/search?size=10&q=" + encoded("gia vang") + "&after=" + cursor).body();
    assertTrue(next.contains("\"v"), next);
    String filtered =
        get("/api/search?q=&filter=" + encoded("source=Báo <b>Sông</b> Mã") + "&sort=newest")
            .body();
    assertTrue(filtered.contains("\"total\":1,"), filtered);
    assertTrue(get("/api/complete?q=gia").body().startsWith("[\"Giá vàng ngày"));
  }

  @Test
  void showsAnArticle() throws Exception {
    String article = get("/api/article?id=" + encoded("a/1 &?")).body();
    assertTrue(article.contains("Hai bên hẹn gặp lại."), article);
    assertTrue(article.contains("\"url\":\"\""), "an address that is a script: " + article);
    assertEquals(404, get("/api/article?id=none").statusCode());
  }

  @Test
  void refusesWhatItDoesNotKnow() throws Exception {
    assertEquals(404, get("/etc/passwd").statusCode());
    assertEquals(404, get("/..%2f..%2fsearch.html").statusCode());
    for (String bad : List.of("size=x", "size=-1", "sort=best", "filter=id%3D3", "after=1")) {
      assertEquals(400, get("/api/search?q=a&" + bad).statusCode(), bad);
    }
  }

  @Test
  void allowsNoScriptButItsOwn() throws Exception {
    HttpResponse<String> page = get("/");
    String policy = page.headers().firstValue("Content-Security-Policy").orElse("");
    assertTrue(policy.startsWith("default-src 'none'; script-src 'self'; style-src"), policy);
    assertFalse(get("/search.js").body().contains("innerHTML"));
  }

  /** The status of a request that only a socket can send. */
  private int status(String lines) throws IOException {
    URI address = URI.create(server.url());
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket
          .getOutputStream()
          .write((lines + "Connection: close\n\n").getBytes(StandardCharsets.ISO_8859_1));
      byte[] answer = socket.getInputStream().readAllBytes();
      assertTrue(answer.length > 12, lines);
      return Integer.parseInt(new String(answer, 9, 3, StandardCharsets.US_ASCII));
    }
  }

  @Test
  void refusesRequestsUnderAnotherName() throws Exception {
    String search = "GET /api/search?q=vang HTTP/1.1\n";
    assertEquals(200, status(search + "Host: localhost\n"));
    assertEquals(421, status(search + "Host: evil.example\n"));
    assertEquals(421, status(search + "Host: 127.evil.example\n"));
    assertEquals(400, status(search + "Host: localhost\nHost: evil.example\n"));
    assertEquals(400, status(search));
    String absolute = "GET http://%s/api/search?q=vang HTTP/1.1\nHost: localhost\n";
    assertEquals(200, status(absolute.formatted("127.0.0.1")));
    assertEquals(421, status(absolute.formatted("127.evil.example")));
    assertEquals(421, status("GET http:///api/search HTTP/1.1\nHost: localhost\n"));
  }

  @Test
  void refusesRequestsOfOtherPages() throws Exception {
    String search = "GET /api/search?q=vang HTTP/1.1\nHost: localhost:8080\nOrigin: ";
    assertEquals(200, status(search + "http://localhost:8080\n"));
    for (String other :
        List.of("http://localhost", "https://localhost:8080", "http://evil.example", "null", "")) {
      assertEquals(403, status(search + other + "\n"), other);
    }
  }

  @Test
  void answersGetAndHeadOnly() throws Exception {
    assertEquals(200, status("HEAD /api/search?q=vang HTTP/1.1\nHost: localhost\n"));
    for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS", "TRACE", "FOO", "get")) {
      assertEquals(405, status(method + " / HTTP/1.1\nHost: localhost\n"), method);
    }
    assertEquals(400, status("CONNECT localhost:80 HTTP/1.1\nHost: localhost\n"));
  }

  @Test
  void seesWhatIsCommittedMeanwhile() throws Exception {
    indexer.add(Article.builder("new").title("Giá vàng mới").build());
    indexer.commit();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!get("/api/search?q=vang").body().contains("\"total\":26") && System.nanoTime() < end) {
      Thread.sleep(200);
    }
    assertTrue(get("/api/article?id=new").body().contains("Giá vàng mới"));
  }

  @Test
  void worksInABrowser(@TempDir Path profile) throws Exception {
    String dom = dom(profile, "/#q=" + encoded("doi thoai"));
    assertTrue(dom.contains("<mark>Đối thoại</mark>"), dom);
    assertTrue(dom.contains("&lt;img src=x"), dom);
    assertFalse(dom.contains("<img"), dom);
    assertTrue(dom.contains("<title>Lục tìm</title>"), dom);
    String article = dom(profile, "/#id=" + encoded("a/1 &?").replace("+", "%20"));
    assertTrue(article.contains("Hai bên hẹn gặp lại."), article);
    assertFalse(article.contains("<img"), article);
  }

  /** What a browser without a window makes of a page. */
  private String dom(Path profile, String path) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                browser(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--user-data-dir=" + profile,
                "--virtual-time-budget=5000",
                "--dump-dom",
                server.url() + path)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String dom;
    try (InputStream out = process.getInputStream()) {
      dom = new String(out.readAllBytes(), StandardCharsets.UTF_8);
    }
    assertTrue(process.waitFor(1, TimeUnit.MINUTES), "the browser does not end");
    return dom;
  }

  private static String browser() {
    String path = System.getenv("PATH");
    return Arrays.stream((path == null ? "" : path).split(java.io.File.pathSeparator))
        .flatMap(directory ->
            List.of("chromium", "chromium-browser", "google-chrome", "chrome").stream()
                .map(name -> Path.of(directory, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Path::toString)
        .orElseGet(() -> abort("no Chromium on the path: the page was not tried in a browser"));
  }
}
