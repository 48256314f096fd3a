// SPDX-License-Identifier: Apache-2.0
package io.luctim.bench;

import io.luctim.article.Article;
import io.luctim.index.ArticleIndexer;
import io.luctim.search.ArticleSearcher;
import io.luctim.search.SearchRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Indexes and searches the same articles with Luctim and with plain Lucene (StandardAnalyzer, one
 * query over title, lead and body), and prints times, bytes and their ratios.
 *
 * <p>{@code mvn -f src -Pjmh compile -Djmh.main=io.luctim.bench.SearchComparison -Djmh.args="WORK
 * QUERIES ARTICLES..."}: an empty or missing directory to work in, a directory of query files
 * (tab-separated, id and query), and article files.
 */
public final class SearchComparison {
  private static final int ROUNDS = 5;

  /** Of which the median counts: the machine is not ours alone. */
  private static final int INDEXING_ROUNDS = 5;

  private SearchComparison() {}

  public static void main(String[] args) throws Exception {
    Path work = Path.of(args[0]);
    List<Article> articles = Bench.read(Arrays.asList(args).subList(2, args.length));
    System.out.println(articles.size() + " articles");
    double[] plain = new double[INDEXING_ROUNDS];
    double[] luctim = new double[INDEXING_ROUNDS];
    for (int round = -1; round < INDEXING_ROUNDS; round++) { // the first one warms up
      int at = Math.max(0, round);
      plain[at] = seconds(() -> indexPlain(work.resolve("plain"), articles));
      luctim[at] = seconds(() -> index(Engine.clean(work.resolve("luctim")), articles, 1));
    }
    double plainSeconds = percentile(plain, 50);
    double seconds = percentile(luctim, 50);
    double[] ratios = new double[INDEXING_ROUNDS];
    Arrays.setAll(ratios, round -> plain[round] / luctim[round]);
    Arrays.sort(ratios);
    System.out.printf(
        Locale.ROOT,
        "indexing, one thread, ratio of a round: lowest %.2f, median %.2f, highest %.2f%n",
        ratios[0],
        percentile(ratios, 50),
        ratios[INDEXING_ROUNDS - 1]);
    double two = seconds(() -> index(Engine.clean(work.resolve("two")), articles, 2));
    print(
        "indexing, one thread, articles/s",
        articles.size() / plainSeconds,
        articles.size() / seconds);
    print(
        "indexing, two threads, articles/s", articles.size() / plainSeconds, articles.size() / two);
    print(
        "index, MB",
        Engine.megabytes(work.resolve("plain")),
        Engine.megabytes(work.resolve("luctim")));
    compareQueries(work, queries(Path.of(args[1])));
  }

  private static void compareQueries(Path work, List<String> queries) throws IOException {
    double[] plain = new double[queries.size()];
    double[] luctim = new double[queries.size()];
    double[] snippets = new double[queries.size()];
    try (PlainLucene lucene = PlainLucene.open(work.resolve("plain"));
        ArticleSearcher searcher = ArticleSearcher.open(work.resolve("luctim"))) {
      for (int round = 0; round < ROUNDS; round++) { // the last one counts
        for (int i = 0; i < queries.size(); i++) {
          String query = queries.get(i);
          plain[i] = millis(() -> lucene.search(query));
          luctim[i] =
              millis(() -> searcher.search(SearchRequest.builder(query).snippets(0).build()));
          snippets[i] = millis(() -> searcher.search(query));
        }
      }
    }
    System.out.println(queries.size() + " queries, one thread");
    print("p50 ms, ten hits, titles lit", percentile(plain, 50), percentile(luctim, 50));
    print("p99 ms", percentile(plain, 99), percentile(luctim, 99));
    print("queries/s", 1000 / mean(plain), 1000 / mean(luctim));
    print("p50 ms, with three snippets a hit", percentile(plain, 50), percentile(snippets, 50));
    print("p99 ms", percentile(plain, 99), percentile(snippets, 99));
  }

  private static void print(String what, double plain, double luctim) {
    System.out.printf(
        Locale.ROOT,
        "%-36s plain %9.2f  luctim %9.2f  ratio %.2f%n",
        what,
        plain,
        luctim,
        luctim / plain);
  }

  private static void indexPlain(Path path, List<Article> articles) throws IOException {
    try (PlainLucene lucene = new PlainLucene(path)) {
      for (Article article : articles) {
        lucene.add(article);
      }
    }
  }

  private static void index(Path path, List<Article> articles, int threads)
      throws InterruptedException {
    ConcurrentLinkedQueue<Article> queue = new ConcurrentLinkedQueue<>(articles);
    try (ArticleIndexer indexer = ArticleIndexer.open(path)) {
      List<Thread> workers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        workers.add(Thread.ofPlatform().start(() -> drain(queue, indexer::add)));
      }
      for (Thread worker : workers) {
        worker.join();
      }
      indexer.commit();
    }
  }

  private static void drain(ConcurrentLinkedQueue<Article> queue, Consumer<Article> to) {
    for (Article article = queue.poll(); article != null; article = queue.poll()) {
      to.accept(article);
    }
  }

  private static List<String> queries(Path directory) throws IOException {
    List<String> queries = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.sorted().toList()) {
        for (String line : Files.readAllLines(file)) {
          queries.add(line.substring(line.indexOf('\t') + 1));
        }
      }
    }
    return queries;
  }

  private static double percentile(double[] values, int percent) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length * percent / 100];
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(0);
  }

  private interface Work {
    void run() throws Exception;
  }

  private static double seconds(Work work) {
    return millis(work) / 1000;
  }

  private static double millis(Work work) {
    long start = System.nanoTime();
    try {
      work.run();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return (System.nanoTime() - start) / 1e6;
  }
}
