// SPDX-License-Identifier: Apache-2.0
package io.luctim.demo;

import io.luctim.article.Article;
import io.luctim.article.ArticleFiles;
import io.luctim.article.SiteFurniture;
import io.luctim.index.ArticleFields;
import io.luctim.index.ArticleIndexer;
import io.luctim.search.ArticleSearcher;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.jspecify.annotations.Nullable;

/** Reads files in one thread and indexes their articles in several. */
final class BulkLoad implements ArticleFiles.Handler {
  /** How many refusals are listed one by one. */
  private static final int LISTED = 20;

  private final ArticleIndexer indexer;

  /** The index as it was when the load began. */
  private final SearcherManager lines;

  private final ThreadPoolExecutor workers;
  private final Options options;
  private final @Nullable ArticleSearcher known;
  private final @Nullable PrintWriter rejects;
  private final PrintWriter err;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final long start = System.nanoTime();
  private long lastTick = start;
  private long lastCommit = start;
  private long chars;

  /** Bytes of the files, 0 if not known, and how many of them were read. */
  private long total;

  private long done;
  private volatile boolean stopped;
  private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

  /** Pages go through it to be indexed. */
  private final SiteFurniture pages =
      new SiteFurniture(
          new ArticleFiles.Handler() {
            @Override
            public void article(Article article, String place) {
              index(article);
            }

            @Override
            public void rejected(String place, String reason) {
              BulkLoad.this.rejected(place, reason);
            }
          },
          this::isKnownFurniture);

  /** Where the ids of whole files came from: two directories may hold the same name. */
  private final Map<String, String> places = new HashMap<>();

  private int passedOver;
  private int indexed;
  private int rejected;

  /** What became of the input. */
  record Outcome(int indexed, int rejected, int passedOver, int size, Duration took) {}

  /**
   * How to load.
   *
   * @param files how the files are read
   * @param threads how many threads analyze articles
   * @param strict whether the first refusal ends it, and nothing is kept
   * @param resume whether articles that the index has are passed over
   * @param keepFurniture whether lines that recur on the pages of a site are left where they are
   * @param commitSeconds after how many seconds what is in is committed; 0 for only at the end
   * @param rejects a file for refusals, a line each, or null
   */
  record Options(
      ArticleFiles.Options files,
      int threads,
      boolean strict,
      boolean resume,
      boolean keepFurniture,
      int commitSeconds,
      @Nullable Path rejects) {}

  /** Whether earlier loads have found a line on enough pages. */
  private boolean isKnownFurniture(String key) {
    try {
      IndexSearcher searcher = lines.acquire();
      try {
        Term line = new Term(ArticleFields.FURNITURE_LINE, key);
        return searcher.getIndexReader().docFreq(line) >= SiteFurniture.MIN_PAGES;
      } finally {
        lines.release(searcher);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading the index failed", e);
    }
  }

  private BulkLoad(
      ArticleIndexer indexer,
      Options options,
      @Nullable ArticleSearcher known,
      @Nullable PrintWriter rejects,
      PrintWriter err) {
    this.indexer = indexer;
    lines = indexer.newSearcherManager();
    this.options = options;
    this.known = known;
    this.rejects = rejects;
    this.err = err;
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

  static Outcome load(Path index, List<Path> paths, Options options, PrintWriter err)
      throws IOException {
    Path list = options.rejects();
    try (ArticleIndexer indexer = ArticleIndexer.open(index);
        ArticleSearcher known = options.resume() ? ArticleSearcher.open(indexer) : null;
        PrintWriter rejects =
            list == null ? null : new PrintWriter(Files.newBufferedWriter(list))) {
      BulkLoad load = new BulkLoad(indexer, options, known, rejects, err);
      Thread interrupted = new Thread(load::stopAndWait);
      Runtime.getRuntime().addShutdownHook(interrupted);
      try {
        load.read(paths);
        load.finish();
      } catch (Stopped e) {
        load.finish();
        err.println(Messages.get("interrupted", Messages.articles(load.indexed)));
      } catch (RuntimeException e) {
        load.workers.shutdownNow();
        load.await();
        indexer.rollback();
        throw e;
      } finally {
        load.lines.close();
        load.ended.countDown();
        removeHook(interrupted);
      }
      return new Outcome(
          load.indexed,
          load.rejected,
          load.passedOver,
          indexer.size(),
          Duration.ofNanos(System.nanoTime() - load.start));
    }
  }

  private static void removeHook(Thread hook) {
    try {
      boolean unused = Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return; // shutting down already
    }
  }

  /** Ctrl-C: what is in is committed before the process ends. */
  private void stopAndWait() {
    stopped = true;
    try {
      boolean unused = ended.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void read(long bytes) {
    done += bytes;
  }

  /** How many bytes the files have; 0 if that cannot be told. */
  private static long size(List<Path> paths) {
    long size = 0;
    for (Path path : paths) {
      try (Stream<Path> files = Files.walk(path)) {
        size += files.mapToLong(file -> file.toFile().isFile() ? file.toFile().length() : 0).sum();
      } catch (IOException | UncheckedIOException e) {
        return 0; // standard input, or what will be refused
      }
    }
    return size;
  }

  private void read(List<Path> paths) {
    total = size(paths);
    for (Path path : paths) {
      if (path.toString().equals("-")) {
        ArticleFiles.read(System.in, "-", options.files(), this);
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
    if (stopped) {
      throw new Stopped();
    }
    boolean isPage = place.indexOf(':', place.lastIndexOf('/') + 1) < 0;
    if (isPage) {
      String before = places.putIfAbsent(article.id(), place);
      if (before != null && !before.equals(place)) {
        rejected(
            place,
            "has the id '" + article.id() + "' of " + before + "; index a directory above both");
        return;
      }
    }
    if (known != null && known.contains(article.id())) {
      passedOver++;
    } else if (isPage && !options.keepFurniture()) {
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
    if (Luctim.onTerminal()) {
      err.print("\r" + progress(now) + "   ");
      err.flush();
    }
    if (options.commitSeconds() > 0
        && !options.strict()
        && now - lastCommit >= TimeUnit.SECONDS.toNanos(options.commitSeconds())) {
      lastCommit = now;
      indexer.commit();
    }
  }

  private String progress(long now) {
    double seconds = Math.max(1, now - start) / 1e9;
    String progress = Messages.get("progress", indexed, chars / 1e6, indexed / seconds, rejected);
    return total == 0 || done == 0
        ? progress
        : progress + Messages.get("left", Math.round(seconds * (total - done) / done));
  }

  @Override
  public void rejected(String place, String reason) {
    rejected++;
    if (options.strict()) {
      throw new Luctim.RefusedInput(place + ": " + reason + "; nothing of this run was kept");
    }
    if (rejects != null) {
      rejects.println(place + ": " + reason);
    }
    if (rejected <= LISTED) {
      err.println("luctim: " + place + ": " + reason);
    } else if (rejected == LISTED + 1) {
      Path list = options.rejects();
      err.println(
          "luctim: … further refusals are "
              + (list == null ? "only counted; --rejects FILE lists them" : "in " + list));
    }
  }

  /** Says that the user has pressed Ctrl-C. */
  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private void finish() {
    pages.flush();
    workers.shutdown();
    await();
    if (Luctim.onTerminal() && lastTick > start) {
      err.print("\r" + " ".repeat(79) + "\r");
    }
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
