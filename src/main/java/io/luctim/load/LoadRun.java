// SPDX-License-Identifier: Apache-2.0
package io.luctim.load;

import io.luctim.article.Article;
import io.luctim.article.ArticleFiles;
import io.luctim.index.ArticleIndexer;
import io.luctim.index.IndexLookup;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads files in one thread and indexes their articles in several. */
final class LoadRun implements ArticleFiles.Handler {
  private final ArticleIndexer indexer;

  /** The index as it was when the load began. */
  private final IndexLookup before;

  private final ThreadPoolExecutor workers;
  private final Options options;
  private final BooleanSupplier stop;
  private final long start = System.nanoTime();
  private long lastTick = start;
  private long lastCommit = start;
  private long chars;

  /** Bytes of the files, 0 if not known, and how many of them were read. */
  private long bytesTotal;

  private long bytesRead;
  private boolean stopped;
  private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

  /** Pages go through it to be indexed. */
  private final BoilerplateFilter pages =
      new BoilerplateFilter(
          new ArticleFiles.Handler() {
            @Override
            public void article(Article article, String place) {
              index(article);
            }

            @Override
            public void rejected(String place, String reason) {
              LoadRun.this.rejected(place, reason);
            }
          },
          this::isKnownBoilerplate);

  /** Where the ids of whole files came from: two directories may hold the same name. */
  private final Map<String, String> places = new HashMap<>();

  private long passedOver;
  private long indexed;
  private long rejected;

  /**
   * How to load.
   *
   * @param files how the files are read
   * @param threads how many threads analyze articles
   * @param strict whether the first rejection ends it, and nothing is kept
   * @param resume whether articles that the index has are passed over
   * @param keepBoilerplate whether lines that recur on the pages of a site are left where they are
   * @param commitEvery how long to wait between two commits; zero for only one at the end
   * @param standardInput what the path {@code -} means
   * @param listener observes the load
   */
  record Options(
      ArticleFiles.Options files,
      int threads,
      boolean strict,
      boolean resume,
      boolean keepBoilerplate,
      Duration commitEvery,
      InputStream standardInput,
      LoadListener listener) {}

  /** Whether earlier loads have found a line on enough pages. */
  private boolean isKnownBoilerplate(Article article, String line) {
    return before.countBoilerplate(article, line) >= BoilerplateFilter.MIN_PAGES;
  }

  /** Prepares a load; {@code stop} tells when it is to end early. */
  LoadRun(ArticleIndexer indexer, Options options, BooleanSupplier stop) {
    this.indexer = indexer;
    this.options = options;
    this.stop = stop;
    before = IndexLookup.of(indexer);
    int threads = options.threads();
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

  /** Loads, commits, and says what became of the input. */
  LoadReport load(List<Path> paths) {
    try {
      read(paths);
      finish();
    } catch (Stopped e) {
      stopped = true;
      finish();
    } catch (RuntimeException e) {
      workers.shutdownNow();
      await();
      indexer.rollback();
      throw e;
    } finally {
      before.close();
    }
    return report(System.nanoTime());
  }

  @Override
  public void read(long bytes) {
    bytesRead += bytes;
  }

  /** How many bytes the files have; 0 if that cannot be told. */
  private static long size(List<Path> paths) {
    long size = 0;
    for (Path path : paths) {
      try (Stream<Path> files = Files.walk(path)) {
        size += files.mapToLong(file -> file.toFile().isFile() ? file.toFile().length() : 0).sum();
      } catch (IOException | UncheckedIOException e) {
        return 0; // standard input, or what will be rejected
      }
    }
    return size;
  }

  private void read(List<Path> paths) {
    bytesTotal = size(paths);
    for (Path path : paths) {
      if (path.toString().equals("-")) {
        ArticleFiles.read(options.standardInput(), "-", options.files(), this);
      } else {
        ArticleFiles.read(path, options.files(), this);
      }
    }
  }

  @Override
  public void article(Article article, String place) {
    RuntimeException failed = failure.get();
    if (failed != null) {
      throw failed;
    }
    if (stop.getAsBoolean()) {
      throw new Stopped();
    }
    boolean isPage = place.indexOf(':', place.lastIndexOf('/') + 1) < 0;
    if (isPage) {
      String first = places.putIfAbsent(article.id(), place);
      if (first != null && !first.equals(place)) {
        rejected(
            place,
            "has the id '" + article.id() + "' of " + first + "; index a directory above both");
        return;
      }
    }
    if (options.resume() && before.contains(article.id())) {
      passedOver++;
    } else if (isPage && !options.keepBoilerplate()) {
      pages.add(article, place);
    } else {
      index(article);
    }
  }

  private void index(Article article) {
    indexed++;
    chars += article.title().length() + article.lead().length() + article.body().length();
    workers.execute(() -> {
      try {
        indexer.add(article);
      } catch (RuntimeException e) {
        failure.compareAndSet(null, e);
      }
    });
    tick();
  }

  /** Once a second: how far it is; and from time to time a commit. */
  private void tick() {
    long now = System.nanoTime();
    if (now - lastTick < TimeUnit.SECONDS.toNanos(1)) {
      return;
    }
    lastTick = now;
    options.listener().progress(report(now));
    Duration every = options.commitEvery();
    if (!every.isZero() && !options.strict() && now - lastCommit >= every.toNanos()) {
      lastCommit = now;
      indexer.commit();
    }
  }

  private LoadReport report(long now) {
    return new LoadReport(
        new LoadReport.Counts(
            indexed,
            rejected,
            passedOver,
            chars,
            bytesRead,
            bytesTotal,
            indexer.size(),
            stopped,
            Duration.ofNanos(now - start)));
  }

  @Override
  public void rejected(String place, String reason) {
    rejected++;
    if (options.strict()) {
      throw new RejectedLoadException(place, reason);
    }
    options.listener().rejected(place, reason);
  }

  /** Says that the load was asked to end. */
  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private void finish() {
    pages.flush();
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
