// SPDX-License-Identifier: Apache-2.0
package io.luctim.bench;

import io.luctim.article.Article;
import io.luctim.article.ArticleFiles;
import io.luctim.article.SourceLocation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Measures Luctim beside plain Lucene and SQLite FTS5 as the collection grows: indexing, queries,
 * index size, heap. Prints a table, and draws the time of a query as an SVG.
 *
 * <p>{@code mvn -f src -Pjmh compile -Djmh.main=io.luctim.bench.Bench -Djmh.args="WORK QUERIES SVG
 * SIZES ARTICLES..."}: a directory to work in, a query file (tab-separated, id and query), the
 * picture to write, sizes such as {@code 10000,50000}, and article files. Where these have fewer
 * articles, they are taken again with other ids. One thread; queries warm, the last of three
 * rounds.
 */
public final class Bench {
  private static final int ROUNDS = 3;
  private static final int MAX_QUERIES = 200;

  private Bench() {}

  /** What was measured of an engine at a size. */
  record Row(
      String engine,
      int articles,
      double articlesPerSecond,
      double megabytes,
      double p50,
      double p99,
      double heapMegabytes) {}

  private interface Start {
    Engine start(Path directory) throws Exception;
  }

  public static void main(String[] args) throws Exception {
    Path work = Path.of(args[0]);
    List<String> queries =
        Files.readAllLines(Path.of(args[1])).stream()
            .map(line -> line.substring(line.indexOf('\t') + 1))
            .limit(MAX_QUERIES)
            .toList();
    List<Article> articles = read(Arrays.asList(args).subList(4, args.length));
    List<Row> rows = new ArrayList<>();
    List<Start> engines = List.of(PlainLucene::new, LuctimEngine::new, SqliteFts5::new);
    System.out.println(
        "articles  engine        articles/s    MB  MB/article  p50 ms  p99 ms  heap MB");
    for (String size : args[3].split(",")) {
      for (Start start : engines) {
        Row row = measure(start, work.resolve("bench"), articles, Integer.parseInt(size), queries);
        rows.add(row);
        System.out.printf(
            Locale.ROOT,
            "%8d  %-12s %11.0f %5.0f  %10.4f  %6.2f  %6.2f  %7.0f%n",
            row.articles(),
            row.engine(),
            row.articlesPerSecond(),
            row.megabytes(),
            row.megabytes() / row.articles(),
            row.p50(),
            row.p99(),
            row.heapMegabytes());
      }
    }
    Files.writeString(Path.of(args[2]), GrowthPlot.svg(rows));
  }

  private static Row measure(
      Start start, Path directory, List<Article> articles, int size, List<String> queries)
      throws Exception {
    double heap = heap();
    try (Engine engine = start.start(directory)) {
      long begin = System.nanoTime();
      for (int i = 0; i < size; i++) {
        Article article = articles.get(i % articles.size());
        int again = i / articles.size();
        engine.add(again == 0 ? article : renamed(article, article.id() + "/" + again));
      }
      engine.commit();
      double seconds = (System.nanoTime() - begin) / 1e9;
      double[] millis = new double[queries.size()];
      for (int round = 0; round < ROUNDS; round++) {
        for (int i = 0; i < millis.length; i++) {
          long asked = System.nanoTime();
          engine.search(queries.get(i));
          millis[i] = (System.nanoTime() - asked) / 1e6;
        }
      }
      Arrays.sort(millis);
      return new Row(
          engine.name(),
          size,
          size / seconds,
          Engine.megabytes(directory),
          millis[millis.length / 2],
          millis[millis.length * 99 / 100],
          heap() - heap);
    }
  }

  /** What is reachable, after a collection. */
  private static double heap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
  }

  private static Article renamed(Article article, String id) {
    return Article.builder(id)
        .title(article.title())
        .lead(article.lead())
        .body(article.body())
        .build();
  }

  static List<Article> read(List<String> files) {
    List<Article> articles = new ArrayList<>();
    for (String file : files) {
      ArticleFiles.read(
          Path.of(file),
          new ArticleFiles.Handler() {
            @Override
            public void article(Article article, SourceLocation location) {
              articles.add(article);
            }

            @Override
            public void rejected(SourceLocation location, String reason) {
              throw new IllegalArgumentException(location + ": " + reason);
            }
          });
    }
    return articles;
  }
}
