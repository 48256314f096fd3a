// SPDX-License-Identifier: Apache-2.0
package io.luctim.cli;

import io.luctim.article.Article;
import io.luctim.article.ArticleFiles;
import io.luctim.index.ArticleIndexer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Reads files in one thread and indexes their articles in several. */
final class BulkLoad implements ArticleFiles.Handler {
  /** How many refusals are listed one by one. */
  private static final int LISTED = 20;

  private final ArticleIndexer indexer;
  private final ThreadPoolExecutor workers;
  private final boolean strict;
  private final PrintWriter err;
  private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

  /** Where the ids of whole files came from: two directories may hold the same name. */
  private final Map<String, String> places = new HashMap<>();

  private int indexed;
  private int rejected;

  /** What became of the input. */
  record Outcome(int indexed, int rejected, int size, Duration took) {}

  private BulkLoad(ArticleIndexer indexer, int threads, boolean strict, PrintWriter err) {
    this.indexer = indexer;
    this.strict = strict;
    this.err = err;
    workers =
        new ThreadPoolExecutor(
            threads,
            threads,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(64 * threads),
            // The reader helps when the queue is full, which bounds memory.
            new ThreadPoolExecutor.CallerRunsPolicy());
  }

  static Outcome load(
      Path index,
      List<Path> paths,
      ArticleFiles.Format format,
      int threads,
      boolean strict,
      PrintWriter err) {
    long start = System.nanoTime();
    try (ArticleIndexer indexer = ArticleIndexer.open(index)) {
      BulkLoad load = new BulkLoad(indexer, threads, strict, err);
      try {
        for (Path path : paths) {
          ArticleFiles.read(path, format, load);
        }
      } catch (RuntimeException e) {
        load.workers.shutdownNow();
        load.await();
        indexer.rollback();
        throw e;
      }
      load.finish();
      return new Outcome(
          load.indexed, load.rejected, indexer.size(), Duration.ofNanos(System.nanoTime() - start));
    }
  }

  @Override
  public void article(Article article, String place) {
    RuntimeException failed = failure.get();
    if (failed != null) {
      throw failed;
    }
    if (place.indexOf(':', place.lastIndexOf('/') + 1) < 0) {
      String before = places.putIfAbsent(article.id(), place);
      if (before != null && !before.equals(place)) {
        rejected(
            place,
            "has the id '" + article.id() + "' of " + before + "; index a directory above both");
        return;
      }
    }
    indexed++;
    workers.execute(() -> {
      try {
        indexer.add(article);
      } catch (RuntimeException e) {
        failure.compareAndSet(null, e);
      }
    });
  }

  @Override
  public void rejected(String place, String reason) {
    rejected++;
    if (strict) {
      throw new Luctim.RefusedInput(place + ": " + reason + "; nothing of this run was kept");
    }
    if (rejected <= LISTED) {
      err.println("luctim: " + place + ": " + reason);
    } else if (rejected == LISTED + 1) {
      err.println("luctim: … further refusals are only counted");
    }
  }

  private void finish() {
    workers.shutdown();
    await();
    RuntimeException failed = failure.get();
    if (failed != null) {
      indexer.rollback();
      throw failed;
    }
    indexer.commit();
  }

  private void await() {
    try {
      boolean unused = workers.awaitTermination(1, TimeUnit.HOURS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while indexing", e);
    }
  }
}
