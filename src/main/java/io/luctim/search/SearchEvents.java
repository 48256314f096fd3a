// SPDX-License-Identifier: Apache-2.0
package io.luctim.search;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** Tells listeners, the JDK's flight recorder and the log what a searcher does. Thread-safe. */
final class SearchEvents {
  private static final Logger LOG = System.getLogger(ArticleSearcher.class.getName());

  private final List<SearchListener> listeners = new CopyOnWriteArrayList<>();

  /** One search in a flight recording. */
  @Name("io.luctim.Search")
  @Label("Search")
  @Category("Luctim")
  @Description("A request that a searcher has answered")
  @StackTrace(false)
  static final class Search extends Event {
    @Label("Query")
    String query = "";

    @Label("Articles That Match")
    long total;

    @Label("Hits Returned")
    int hits;

    @Label("Suggestion")
    String suggestion = "";
  }

  /** One refresh in a flight recording. */
  @Name("io.luctim.Refresh")
  @Label("Refresh")
  @Category("Luctim")
  @Description("A searcher has looked for changes of its index")
  @StackTrace(false)
  static final class Refresh extends Event {
    @Label("Articles")
    int articles;
  }

  /** Something that takes time. */
  interface Timed {
    SearchResults run();
  }

  void addListener(SearchListener listener) {
    listeners.add(listener);
  }

  SearchResults search(SearchRequest request, Timed search) {
    Search event = new Search();
    event.begin();
    SearchResults results = search.run();
    event.end();
    if (event.shouldCommit()) {
      event.query = results.query();
      event.total = results.total();
      event.hits = results.hits().size();
      event.suggestion = results.suggestion() == null ? "" : results.suggestion();
      event.commit();
    }
    if (LOG.isLoggable(Level.DEBUG)) {
      LOG.log(
          Level.DEBUG,
          "''{0}'': {1} articles in {2} ms",
          request.query(),
          results.total(),
          results.took().toMillis());
    }
    tell(listener -> listener.searched(request, results));
    return results;
  }

  /** Reports a refresh that began at a time of {@link System#nanoTime}. */
  void refreshed(int articles, long start) {
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    Refresh event = new Refresh();
    if (event.isEnabled()) {
      event.articles = articles;
      event.commit();
    }
    LOG.log(Level.DEBUG, "refreshed, {0} articles, {1} ms", articles, took.toMillis());
    tell(listener -> listener.refreshed(articles, took));
  }

  private void tell(Consumer<SearchListener> news) {
    for (SearchListener listener : listeners) {
      try {
        news.accept(listener);
      } catch (Throwable e) { // an Error too: what the listener is told of is done
        LOG.log(Level.WARNING, "a listener failed; the search did not", e);
      }
    }
  }
}
