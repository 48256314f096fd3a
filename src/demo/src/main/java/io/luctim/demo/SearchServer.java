// SPDX-License-Identifier: Apache-2.0
package io.luctim.demo;

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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A search page and the data it shows, over HTTP.
 *
 * <p>The page is three static files; it builds what it shows of text nodes, and its content
 * security policy allows no script but its own, so that markup in an article stays text. Requests
 * that pages of other sites make are refused by {@code Host} and {@code Origin}. Thread-safe.
 */
final class SearchServer implements AutoCloseable {
  private static final int MAX_SIZE = 50;
  private static final int COMPLETIONS = 8;
  private static final int RELATED = 5;
  private static final int FACET_VALUES = 8;

  /** Time after which a request looks whether the index has changed. */
  private static final Duration REFRESH_AFTER = Duration.ofSeconds(1);

  private static final Map<String, String> FILES =
      Map.of(
          "/", "search.html text/html",
          "/search.js", "search.js text/javascript",
          "/search.css", "search.css text/css");

  private final ArticleSearcher searcher;
  private final HostNames names;
  private final HttpListener listener;
  private final AtomicLong refreshed = new AtomicLong(System.nanoTime());

  private SearchServer(
      ArticleSearcher searcher, InetSocketAddress address, HttpListener.Limits limits)
      throws IOException {
    this.searcher = searcher;
    names = new HostNames(address.getAddress(), address.getHostString());
    listener = HttpListener.start(address, limits, this::answer);
  }

  /** Starts to listen; close it before the searcher. */
  static SearchServer start(ArticleSearcher searcher, InetSocketAddress address)
      throws IOException {
    return start(searcher, address, HttpListener.Limits.DEFAULT);
  }

  static SearchServer start(
      ArticleSearcher searcher, InetSocketAddress address, HttpListener.Limits limits)
      throws IOException {
    return new SearchServer(searcher, address, limits);
  }

  String url() {
    InetSocketAddress address = listener.address();
    InetAddress host = address.getAddress();
    String name = host.isAnyLocalAddress() ? "localhost" : host.getHostAddress();
    return "http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + address.getPort();
  }

  @Override
  public void close() {
    listener.close();
  }

  private HttpResponse answer(HttpRequest request) throws HttpError {
    checkSender(request);
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      throw new HttpError(405, "only GET and HEAD are answered");
    }
    String[] file = FILES.getOrDefault(request.path(), "").split(" ");
    try {
      return file.length == 2
          ? new HttpResponse(200, file[1], resource(file[0]))
          : HttpResponse.json(data(request));
    } catch (IllegalArgumentException e) {
      throw new HttpError(400, String.valueOf(e.getMessage()));
    } catch (UncheckedIOException | IllegalStateException e) {
      String cause = e.getCause() == null ? "" : ": " + e.getCause().getMessage();
      throw new HttpError(503, "the index cannot be read: " + e.getMessage() + cause);
    }
  }

  /** Refuses what a page of another site asks for; see {@link HostNames}. */
  private void checkSender(HttpRequest request) throws HttpError {
    List<String> hosts = request.header("host");
    if (hosts.size() != 1) {
      throw new HttpError(400, "there must be one Host header");
    }
    String host = hosts.getFirst();
    String authority = request.authority();
    if (!names.accept(host) || authority != null && !names.accept(authority)) {
      throw new HttpError(
          421, "this server does not go by that name; use its address, or serve --host NAME");
    }
    for (String origin : request.header("origin")) {
      if (!origin.equalsIgnoreCase("http://" + host)) {
        throw new HttpError(403, "pages of other sites may not search here");
      }
    }
  }

  private String data(HttpRequest request) throws HttpError {
    refresh();
    return switch (request.path()) {
      case "/api/search" -> PageJson.results(searcher.search(searchRequest(request)));
      case "/api/complete" ->
          PageJson.texts(searcher.complete(request.parameter("q", ""), COMPLETIONS));
      case "/api/article" -> article(request.parameter("id", ""));
      default -> throw new HttpError(404, "no such page");
    };
  }

  private String article(String id) throws HttpError {
    Article article = searcher.get(id);
    if (article == null) {
      throw new HttpError(404, "no such article");
    }
    return PageJson.article(article, searcher.related(article, RELATED));
  }

  /** Sees what has been committed meanwhile, or fails where the index can no more be read. */
  private void refresh() {
    long last = refreshed.get();
    long now = System.nanoTime();
    if (now - last > REFRESH_AFTER.toNanos() && refreshed.compareAndSet(last, now)) {
      try {
        searcher.refresh();
      } catch (RuntimeException e) {
        refreshed.set(last); // the next request fails too
        throw e;
      }
    }
  }

  private static SearchRequest searchRequest(HttpRequest page) {
    SearchRequest.Builder request =
        SearchRequest.builder(page.parameter("q", ""))
            .size(Math.min(MAX_SIZE, number(page.parameter("size", "10"))))
            .sort(sort(page.parameter("sort", "relevance")))
            .groupCopies(true)
            .paged(true);
    String after = page.parameter("after", "");
    if (!after.isEmpty()) {
      request.after(after);
    }
    for (String filter : page.parameters().getOrDefault("filter", List.of())) {
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

  private static String resource(String name) {
    try (InputStream in = SearchServer.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
