// SPDX-License-Identifier: Apache-2.0
package io.luctim.bench;

import io.luctim.article.Article;
import io.luctim.article.ArticleFiles;
import io.luctim.article.SourceLocation;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Loads articles several times over, each time with new ids, into Luctim and into plain Lucene
 * (StandardAnalyzer, the same stored fields), and prints rates and how much of the heap was in use
 * after garbage collections. The articles are read from their files each time, so that memory holds
 * what a load needs and no more; give the heap by {@code -Djmh.jvm=-Xmx256m}.
 *
 * <p>{@code mvn -f src -Pjmh compile -Djmh.main=io.luctim.bench.BulkLoadFigures -Djmh.args="WORK
 * TIMES THREADS ARTICLES..."}: a directory to work in, how many times, threads such as {@code 1,2},
 * and article files.
 */
public final class BulkLoadFigures {
  private BulkLoadFigures() {}

  public static void main(String[] args) throws Exception {
    Path work = Path.of(args[0]);
    int times = Integer.parseInt(args[1]);
    List<String> files = Arrays.asList(args).subList(3, args.length);
    for (String threads : args[2].split(",")) {
      int count = Integer.parseInt(threads);
      try (Engine lucene = new PlainLucene(work.resolve("plain"))) {
        load(lucene, files, times, count);
      }
      try (Engine luctim = new LuctimEngine(work.resolve("luctim"))) {
        load(luctim, files, times, count);
      }
    }
  }

  private static void load(Engine engine, List<String> files, int times, int threads)
      throws Exception {
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    ThreadPoolExecutor workers =
        new ThreadPoolExecutor(
            threads,
            threads,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(64),
            (task, pool) -> {
              try {
                pool.getQueue().put(task); // the reader waits
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    long[] counts = new long[2];
    long start = System.nanoTime();
    for (int i = 0; i < times; i++) {
      String prefix = i + "/";
      for (String file : files) {
        ArticleFiles.read(
            Path.of(file),
            new ArticleFiles.Handler() {
              @Override
              public void article(Article article, SourceLocation location) {
                counts[0]++;
                counts[1] += bytes(article);
                workers.execute(() -> {
                  try {
                    engine.add(renamed(article, prefix + article.id()));
                  } catch (Throwable e) {
                    failure.set(e);
                  }
                });
              }

              @Override
              public void rejected(SourceLocation location, String reason) {
                failure.set(new IllegalArgumentException(location + ": " + reason));
              }
            });
      }
      heap(engine.name(), i + 1);
    }
    workers.shutdown();
    boolean unused = workers.awaitTermination(1, TimeUnit.HOURS);
    engine.commit();
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%-13s %d threads: %d articles, %.0f articles/s, %.2f MB/s%n",
        engine.name(),
        threads,
        counts[0],
        counts[0] / seconds,
        counts[1] / 1e6 / seconds);
    Throwable failed = failure.get();
    if (failed != null) {
      throw new IllegalStateException(failed);
    }
  }

  private static void heap(String name, int round) {
    double used = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      MemoryUsage usage = pool.getCollectionUsage();
      if (pool.getType() == MemoryType.HEAP && usage != null) {
        used += usage.getUsed() / 1e6;
      }
    }
    System.out.printf(
        Locale.ROOT,
        "  %s, round %d: %.0f MB of %.0f in use after the last collection%n",
        name,
        round,
        used,
        Runtime.getRuntime().maxMemory() / 1e6);
  }

  private static long bytes(Article article) {
    return Stream.of(article.title(), article.lead(), article.body())
        .mapToLong(text -> text.getBytes(StandardCharsets.UTF_8).length)
        .sum();
  }

  private static Article renamed(Article article, String id) {
    Article.Builder renamed =
        Article.builder(id)
            .title(article.title())
            .author(article.author())
            .lead(article.lead())
            .body(article.body())
            .source(article.source())
            .section(article.section())
            .url(article.url())
            .publishedAt(article.publishedAt());
    article.captions().forEach(renamed::caption);
    article.tags().forEach(renamed::tag);
    return renamed.build();
  }
}
