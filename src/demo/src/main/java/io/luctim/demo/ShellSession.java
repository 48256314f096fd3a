// SPDX-License-Identifier: Apache-2.0
package io.luctim.demo;

import io.luctim.article.Article;
import io.luctim.search.ArticleSearcher;
import io.luctim.search.Hit;
import io.luctim.search.SearchRequest;
import io.luctim.search.SearchResults;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a shell answers, line after line: queries, and commands that begin with a colon. */
final class ShellSession {
  /** All but the numbers of hits. */
  static final List<String> COMMANDS = List.of(":n", ":e", ":h", ":q");

  private static final int SIZE = 10;

  private final ArticleSearcher searcher;
  private final boolean terminal;
  private final PrintWriter out;
  private final List<Hit> hits = new ArrayList<>();
  private String query = "";
  private @Nullable String cursor;

  ShellSession(ArticleSearcher searcher, boolean terminal, PrintWriter out) {
    this.searcher = searcher;
    this.terminal = terminal;
    this.out = out;
  }

  /** Answers a line; false if it ends the session. */
  boolean answer(String line) {
    String typed = line.strip();
    if (typed.isEmpty() || typed.equals(":q")) {
      return false;
    }
    if (typed.matches(":\\d{1,6}")) {
      open(Integer.parseInt(typed.substring(1)));
    } else if (typed.equals(":n")) {
      more();
    } else if (typed.equals(":e")) {
      explain();
    } else if (typed.matches(":\\p{L}?")) {
      out.println(Messages.get("help", SIZE));
    } else {
      query = typed;
      hits.clear();
      show(searcher.search(SearchRequest.builder(query).size(SIZE).paged(true).build()));
    }
    out.println();
    out.flush();
    return true;
  }

  private void show(SearchResults results) {
    Output.text(results, hits.size(), terminal, out);
    results.notes().forEach(out::println);
    hits.addAll(results.hits());
    cursor = results.cursor();
    if (cursor != null) {
      out.println();
      out.println("   " + Messages.get("more"));
    }
  }

  private void more() {
    String next = cursor;
    if (next == null) {
      out.println(Messages.get(query.isEmpty() ? "no-query" : "no-more"));
    } else {
      show(searcher.search(SearchRequest.builder(query).size(SIZE).after(next).build()));
    }
  }

  private void explain() {
    if (query.isEmpty()) {
      out.println(Messages.get("no-query"));
    } else {
      SearchRequest request =
          SearchRequest.builder(query).size(SIZE).snippets(0).explain(true).build();
      Output.text(searcher.search(request), 0, terminal, out);
    }
  }

  private void open(int number) {
    if (number < 1 || number > hits.size()) {
      out.println(
          hits.isEmpty() ? Messages.get("no-hits") : Messages.get("hits-shown", hits.size()));
      return;
    }
    Article article = hits.get(number - 1).article();
    out.println(Output.bold(article.title(), terminal));
    out.println(Output.about(article));
    for (String part : List.of(article.lead(), article.body())) {
      if (!part.isBlank()) {
        out.println();
        out.println(part);
      }
    }
    article.captions().forEach(caption -> out.println("\n[" + caption + "]"));
    if (!article.url().isEmpty()) {
      out.println("\n" + article.url());
    }
  }
}
