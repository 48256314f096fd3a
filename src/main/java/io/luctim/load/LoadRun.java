// SPDX-License-Identifier: Apache-2.0
package io.luctim.load;

import io.luctim.article.Article;
import io.luctim.article.ArticleFiles;
import io.luctim.article.RejectedInputException;
import io.luctim.article.SourceLocation;
import io.luctim.index.IndexLookup;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Reads files in one thread and indexes their articles in several. One load each. */
final class LoadRun implements ArticleFiles.Handler {
  private final Target target;
  private final Options options;
  private final BooleanSupplier stop;

  /** The index as it was when the load began. */
  private final IndexLookup before;

  private final Workers workers;
  private final AddedArticles added;
  private final BoilerplateFilter pages;
  private final Object listenerLock = new Object();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final AtomicLong indexed = new AtomicLong();
  private final AtomicLong rejected = new AtomicLong();
  private final AtomicLong chars = new AtomicLong();

  /** Where the ids of whole files came from: two directories may hold the same name. */
  private final Map<String, SourceLocation> pagesById = new HashMap<>();

  /** The files that were read, whatever names led to them. */
  private final Set<Path> files = new HashSet<>();

  private final long start = System.nanoTime();
  private long lastTick = start;
  private long lastCommit = start;
  private long passedOver;

  /** Bytes of the files, 0 if not known, and how many of them were read. */
  private long bytesTotal;

  private long bytesRead;
  private boolean stopped;
  private boolean interrupted;

  /** What a load does to an index; an indexer, but in tests. */
  interface Target {
    void add(Article article);

    void commit();

    void rollback();

    int size();

    /** Returns whether articles can still be added. */
    boolean isOpen();

    IndexLookup lookup();
  }

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

  /** Ends the reading, as the load was asked to stop. */
  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Takes pages from the filter. */
  private final class Filtered implements ArticleFiles.Handler {
    @Override
    public void article(Article article, SourceLocation location) {
      index(article, location);
    }

    @Override
    public void rejected(SourceLocation location, String reason) {
      LoadRun.this.rejected(location, reason);
    }
  }

  /** Prepares a load; {@code stop} tells when it is to end early. */
  LoadRun(Target target, Options options, BooleanSupplier stop) {
    this.target = target;
    this.options = options;
    this.stop = stop;
    before = target.lookup();
    added = new AddedArticles(target::lookup);
    workers = new Workers(options.threads());
    pages =
        new BoilerplateFilter(
            new Filtered(),
            (article, line) ->
                before.countBoilerplate(article, line) >= BoilerplateFilter.MIN_PAGES);
  }

  /** Loads, commits, and says what became of the input. */
  LoadReport load(List<Path> paths) {
    try {
      if (options.strict()) {
        target.commit(); // what was there before is not the load's to lose
      }
      read(paths);
      finish();
    } catch (Throwable e) {
      workers.close();
      if (options.strict()) {
        target.rollback();
      }
      throw e;
    } finally {
      workers.close();
      before.close();
      noteInterrupt();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    return report(System.nanoTime());
  }

  private void read(List<Path> paths) {
    try {
      bytesTotal = size(paths);
      for (Path path : paths) {
        if (path.toString().equals("-")) {
          ArticleFiles.read(options.standardInput(), path, options.files(), this);
        } else {
          ArticleFiles.read(path, options.files(), this);
        }
      }
    } catch (Stopped e) {
      stopped = true;
    }
    pages.flush();
  }

  /** Returns how many bytes the files have; 0 if that cannot be known. */
  private static long size(List<Path> paths) {
    AtomicLong size = new AtomicLong();
    for (Path path : paths) {
      if (!Files.isRegularFile(path) && !Files.isDirectory(path)) {
        return 0; // standard input, a pipe, or what will be rejected
      }
      try {
        Files.walkFileTree(
            path,
            new SimpleFileVisitor<>() {
              @Override
              public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                size.addAndGet(attributes.isRegularFile() ? attributes.size() : 0);
                return FileVisitResult.CONTINUE;
              }

              @Override
              public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
              }
            });
      } catch (IOException e) {
        return 0;
      }
    }
    return size.get();
  }

  @Override
  public boolean accepts(Path file) {
    checkGoesOn();
    try {
      return files.add(file.toRealPath());
    } catch (IOException e) {
      return true; // reading it says what is wrong
    }
  }

  @Override
  public void read(long bytes) {
    bytesRead += bytes;
    checkGoesOn();
  }

  private void checkGoesOn() {
    noteInterrupt();
    if (interrupted || stop.getAsBoolean()) {
      throw new Stopped();
    }
    throwFailure();
  }

  /** Clears the flag: Lucene closes an index for good when an interrupted thread writes a file. */
  private void noteInterrupt() {
    if (Thread.interrupted()) {
      interrupted = true;
    }
  }

  private void throwFailure() {
    switch (failure.get()) {
      case null -> {}
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new IllegalStateException(e);
    }
  }

  @Override
  public void article(Article article, SourceLocation location) {
    checkGoesOn();
    if (location.isWholeFile()) {
      SourceLocation first = pagesById.putIfAbsent(article.id(), location);
      if (first != null) {
        rejected(
            location,
            "has the id '" + article.id() + "' of " + first + "; load a directory above both");
        return;
      }
    }
    if (options.resume() && before.contains(article.id())) {
      passedOver++;
    } else if (location.isWholeFile() && !options.keepBoilerplate()) {
      pages.add(article, location);
    } else {
      index(article, location);
    }
    tick();
  }

  private void index(Article article, SourceLocation location) {
    workers.run(article, () -> add(article, location));
    if (added.isFull()) {
      workers.await();
      checkAdded();
    }
  }

  /** Runs in the threads of the workers. */
  private void add(Article article, SourceLocation location) {
    if (failure.get() != null) {
      return; // the load has ended
    }
    try {
      addOrReject(article, location);
    } catch (Throwable e) {
      failure.compareAndSet(null, e);
    }
  }

  private void addOrReject(Article article, SourceLocation location) {
    try {
      target.add(article);
      added.add(article.id(), location);
      indexed.incrementAndGet();
      chars.addAndGet(
          article.title().length() + article.lead().length() + (long) article.body().length());
    } catch (UncheckedIOException e) {
      throw e; // the disk, not the article
    } catch (RuntimeException | Error e) {
      if (!target.isOpen()) {
        throw e; // no article can be added any more
      }
      rejected(location, RejectedInputException.reasonOf(e));
    }
  }

  /** Tells the listener how far it is, once a second, and commits from time to time. */
  private void tick() {
    long now = System.nanoTime();
    if (now - lastTick < TimeUnit.SECONDS.toNanos(1)) {
      return;
    }
    lastTick = now;
    synchronized (listenerLock) {
      options.listener().progress(report(now));
    }
    Duration every = options.commitEvery();
    if (!every.isZero() && !options.strict() && now - lastCommit >= every.toNanos()) {
      lastCommit = now;
      target.commit();
    }
  }

  private void finish() {
    workers.await();
    noteInterrupt();
    checkAdded();
    throwFailure();
    target.commit();
  }

  /** What was added and is not in the index was not indexed. */
  private void checkAdded() {
    throwFailure();
    for (SourceLocation location : added.missing()) {
      indexed.decrementAndGet();
      rejected(location, "was indexed, but is not in the index; load it again");
    }
  }

  private LoadReport report(long now) {
    return new LoadReport(
        new LoadReport.Counts(
            indexed.get(),
            rejected.get(),
            passedOver,
            chars.get(),
            bytesRead,
            bytesTotal,
            target.size(),
            stopped,
            Duration.ofNanos(now - start)));
  }

  @Override
  public void rejected(SourceLocation location, String reason) {
    if (options.strict()) {
      throw new RejectedLoadException(location, reason);
    }
    rejected.incrementAndGet();
    synchronized (listenerLock) {
      options.listener().rejected(location, reason);
    }
  }
}
