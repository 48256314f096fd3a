// SPDX-License-Identifier: Apache-2.0
package io.luctim.search;

import io.luctim.eval.RankingMetrics;
import io.luctim.index.ArticleFields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Figures of what a search box does beside ranking, on an index and judged queries: how often a
 * suggestion is what was meant, whether related articles are about the same event, and how long
 * each takes.
 *
 * <p>{@code mvn -Pjmh test -Djmh.main=io.luctim.search.SearchBoxFigures -Djmh.args="INDEX JUDGED"}:
 * an index of the articles, and a directory with {@code queries} and {@code qrels}.
 */
public final class SearchBoxFigures {
  private static final int ROUNDS = 3;

  private SearchBoxFigures() {}

  public static void main(String[] args) throws IOException {
    Path judged = Path.of(args[1]);
    try (ArticleSearcher searcher = ArticleSearcher.open(Path.of(args[0]))) {
      System.out.println(searcher.size() + " articles");
      for (String set : List.of("event-label", "known-title")) {
        Map<String, String> meant = queries(judged, set, "accented");
        for (String variant : List.of("accented", "stripped", "partial", "typo")) {
          suggestions(searcher, set + "." + variant, queries(judged, set, variant), meant);
        }
      }
      related(searcher, judged.resolve("qrels/event-label.tsv"));
      List<String> titles = List.copyOf(queries(judged, "known-title", "accented").values());
      List<String> labels = List.copyOf(queries(judged, "event-label", "accented").values());
      time("a query", labels, query -> searcher.search(query));
      time(
          "with four facets",
          labels,
          query -> {
            SearchRequest.Builder request = SearchRequest.builder(query);
            ArticleFields.FACETS.forEach(field -> request.facet(field, 10));
            searcher.search(request.build());
          });
      time(
          "with copies grouped",
          labels,
          query -> searcher.search(SearchRequest.builder(query).groupCopies(true).build()));
      time(
          "newest first",
          labels,
          query -> searcher.search(SearchRequest.builder(query).sort(SortOrder.NEWEST).build()));
      time(
          "with a half-life",
          labels,
          query ->
              searcher.search(
                  SearchRequest.builder(query).recencyHalfLife(Duration.ofDays(30)).build()));
      time("completions", beginnings(titles), typed -> searcher.complete(typed, 10));
      time("related", ids(judged.resolve("qrels/event-label.tsv")), id -> searcher.related(id, 10));
    }
  }

  private static void suggestions(
      ArticleSearcher searcher, String name, Map<String, String> typed, Map<String, String> meant) {
    int whole = 0;
    int wholeBefore = 0;
    int right = 0;
    int before = 0;
    int syllables = 0;
    for (Map.Entry<String, String> query : typed.entrySet()) {
      SearchRequest request = SearchRequest.builder(query.getValue()).size(0).build();
      String suggestion = searcher.search(request).suggestion();
      String first = suggestion == null ? query.getValue() : suggestion;
      String original = meant.get(query.getKey());
      String[] expected = original.split("\\s+");
      right += same(expected, first.split("\\s+"));
      before += same(expected, query.getValue().split("\\s+"));
      syllables += expected.length;
      whole += original.equals(first) ? 1 : 0;
      wholeBefore += original.equals(query.getValue()) ? 1 : 0;
    }
    System.out.printf(
        Locale.ROOT,
        "suggestions %-22s syllables %5.1f %% (as typed %5.1f %%)  whole %5.1f %% (%5.1f %%)%n",
        name,
        100.0 * right / syllables,
        100.0 * before / syllables,
        100.0 * whole / typed.size(),
        100.0 * wholeBefore / typed.size());
  }

  private static int same(String[] expected, String[] words) {
    int same = 0;
    for (int i = 0; i < Math.min(expected.length, words.length); i++) {
      same += expected[i].equals(words[i]) ? 1 : 0;
    }
    return same;
  }

  /** Articles of the same event should come first; a copy is not related, and does not count. */
  private static void related(ArticleSearcher searcher, Path qrels) throws IOException {
    Map<String, List<String>> events = new LinkedHashMap<>();
    for (String line : Files.readAllLines(qrels)) {
      String[] row = line.split("\t");
      events.computeIfAbsent(row[0], event -> new ArrayList<>()).add(row[1]);
    }
    Map<String, Map<String, Integer>> grades = new LinkedHashMap<>();
    Map<String, List<String>> found = new LinkedHashMap<>();
    for (List<String> event : events.values()) {
      for (String id : event) {
        Map<String, Integer> others = new LinkedHashMap<>();
        event.stream().filter(other -> !other.equals(id)).forEach(other -> others.put(other, 1));
        if (!others.isEmpty()) {
          grades.put(id, others);
          found.put(id, searcher.related(id, 10).stream().map(hit -> hit.article().id()).toList());
        }
      }
    }
    RankingMetrics metrics = RankingMetrics.measure(grades, found);
    System.out.printf(
        Locale.ROOT,
        "related: %d articles, nDCG@10 %.3f, first of the same event %.3f%n",
        metrics.queries(),
        metrics.ndcgAt10(),
        metrics.successAt1());
  }

  private static List<String> ids(Path qrels) throws IOException {
    return Files.readAllLines(qrels).stream().map(line -> line.split("\t")[1]).toList();
  }

  /** What is in the box while a title is typed: three to twelve characters of it. */
  private static List<String> beginnings(List<String> titles) {
    List<String> beginnings = new ArrayList<>();
    for (String title : titles) {
      for (int length = 1; length <= 12; length++) {
        beginnings.add(title.substring(0, Math.min(length, title.length())));
      }
    }
    return beginnings;
  }

  private interface Task {
    void run(String text);
  }

  private static void time(String name, List<String> texts, Task task) {
    double[] millis = new double[texts.size()];
    for (int round = 0; round < ROUNDS; round++) { // the last one counts
      for (int i = 0; i < millis.length; i++) {
        long start = System.nanoTime();
        task.run(texts.get(i));
        millis[i] = (System.nanoTime() - start) / 1e6;
      }
    }
    Arrays.sort(millis);
    System.out.printf(
        Locale.ROOT,
        "%-20s p50 %6.2f ms  p99 %6.2f ms%n",
        name,
        millis[millis.length / 2],
        millis[millis.length * 99 / 100]);
  }

  private static Map<String, String> queries(Path judged, String set, String variant)
      throws IOException {
    Map<String, String> queries = new LinkedHashMap<>();
    for (String line :
        Files.readAllLines(judged.resolve("queries/" + set + "." + variant + ".tsv"))) {
      String[] row = line.split("\t", 2);
      queries.put(row[0], row[1]);
    }
    return queries;
  }
}
