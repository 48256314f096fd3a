// SPDX-License-Identifier: Apache-2.0
package io.luctim.demo;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.luctim.article.Article;
import io.luctim.index.ArticleFields;
import io.luctim.search.ArticleSearcher;
import io.luctim.search.SearchRequest;
import io.luctim.search.SortOrder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A search page and the data it shows, over HTTP on the JDK's own server.
 *
 * <p>The page is three static files; it builds what it shows of text nodes, and its content
 * security policy allows no script but its own, so that markup in an article stays text. Requests
 * under another name than the server's own are refused, which keeps other sites' pages out (DNS
 * rebinding). Thread-safe.
 */
final class SearchServer implements AutoCloseable {
  private static final int MAX_SIZE = 50;
  private static final int COMPLETIONS = 8;
  private static final int RELATED = 5;
  private static final int FACET_VALUES = 8;
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  private static final Map<String, String> FILES =
      Map.of(
          "/", "search.html text/html",
          "/search.js", "search.js text/javascript",
          "/search.css", "search.css text/css");

  private final ArticleSearcher searcher;
  private final HttpServer server;
  private final ExecutorService threads;

  private SearchServer(ArticleSearcher searcher, HttpServer server, ExecutorService threads) {
    this.searcher = searcher;
    this.server = server;
    this.threads = threads;
  }

  /** Starts to listen; close it before the searcher. */
  static SearchServer start(ArticleSearcher searcher, InetSocketAddress address)
      throws IOException {
    HttpServer http = HttpServer.create(address, 0);
    ExecutorService threads =
        Executors.newFixedThreadPool(2 * Runtime.getRuntime().availableProcessors());
    SearchServer server = new SearchServer(searcher, http, threads);
    http.setExecutor(threads);
    http.createContext("/", server::handle);
    http.start();
    return server;
  }

  String url() {
    InetSocketAddress address = server.getAddress();
    InetAddress host = address.getAddress();
    String name = host.isAnyLocalAddress() ? "localhost" : host.getHostAddress();
    return "http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + address.getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
    try {
      boolean unused = threads.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      try {
        answer(exchange);
      } catch (IllegalArgumentException e) {
        send(exchange, 400, "text/plain", String.valueOf(e.getMessage()));
      } catch (UncheckedIOException | IllegalStateException e) {
        send(exchange, 500, "text/plain", "the index cannot be read: " + e.getMessage());
      }
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    Map<String, List<String>> parameters = parameters(exchange.getRequestURI().getRawQuery());
    if (!isOwnName(exchange.getRequestHeaders().getFirst("Host"))) {
      send(exchange, 421, "text/plain", "this server goes by another name");
    } else if (!exchange.getRequestMethod().equals("GET")) {
      send(exchange, 405, "text/plain", "GET only");
    } else if (FILES.containsKey(path)) {
      String[] file = FILES.getOrDefault(path, "").split(" ");
      send(exchange, 200, file[1], resource(file[0]));
    } else if (path.equals("/api/search")) {
      sendJson(exchange, PageJson.results(searcher.search(request(parameters))));
    } else if (path.equals("/api/complete")) {
      String typed = first(parameters, "q", "");
      sendJson(exchange, PageJson.texts(searcher.complete(typed, COMPLETIONS)));
    } else if (path.equals("/api/article")) {
      Article article = searcher.get(first(parameters, "id", ""));
      if (article == null) {
        send(exchange, 404, "text/plain", "no such article");
      } else {
        sendJson(exchange, PageJson.article(article, searcher.related(article, RELATED)));
      }
    } else {
      send(exchange, 404, "text/plain", "no such page");
    }
  }

  /** A page of another site reaches this machine under that site's name only. */
  private boolean isOwnName(@Nullable String host) {
    InetAddress bound = server.getAddress().getAddress();
    if (host == null || !bound.isLoopbackAddress()) {
      return host != null;
    }
    String name = host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
    return name.equals("localhost") || name.equals("[::1]") || name.startsWith("127.");
  }

  private static SearchRequest request(Map<String, List<String>> parameters) {
    SearchRequest.Builder request =
        SearchRequest.builder(first(parameters, "q", ""))
            .size(Math.min(MAX_SIZE, number(first(parameters, "size", "10"))))
            .sort(sort(first(parameters, "sort", "relevance")))
            .groupCopies(true)
            .paged(true);
    String after = first(parameters, "after", "");
    if (!after.isEmpty()) {
      request.after(after);
    }
    for (String filter : parameters.getOrDefault("filter", List.of())) {
      int equals = filter.indexOf('=');
      request.filter(filter.substring(0, Math.max(0, equals)), filter.substring(equals + 1));
    }
    ArticleFields.FACETS.forEach(field -> request.facet(field, FACET_VALUES));
    return request.build();
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "' is no number", e);
    }
  }

  private static SortOrder sort(String name) {
    for (SortOrder order : SortOrder.values()) {
      if (order.name().toLowerCase(Locale.ROOT).equals(name)) {
        return order;
      }
    }
    throw new IllegalArgumentException("sort is '" + name + "'; relevance, newest or oldest");
  }

  private static String first(Map<String, List<String>> parameters, String name, String otherwise) {
    return parameters.getOrDefault(name, List.of(otherwise)).getFirst();
  }

  private static Map<String, List<String>> parameters(@Nullable String query) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (String pair : query == null ? new String[0] : query.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters
            .computeIfAbsent(pair.substring(0, equals), name -> new ArrayList<>())
            .add(URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return parameters;
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = SearchServer.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void sendJson(HttpExchange exchange, String json) throws IOException {
    send(exchange, 200, "application/json", json);
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", type + "; charset=utf-8");
    headers.set("Content-Security-Policy", POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
