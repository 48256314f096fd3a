// SPDX-License-Identifier: Apache-2.0
package io.luctim.load;

import io.luctim.article.ArticleFiles;
import io.luctim.index.ArticleIndexer;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Loads the articles of files and directories into an index: one thread reads, several analyze.
 *
 * <p>What cannot be an article is rejected by file and line, and the load goes on. Lines that recur
 * on the pages of a site are left out ({@link BoilerplateFilter}). What has been read is committed
 * from time to time, so that a load that was interrupted can go on with {@link Builder#resume}.
 *
 * <p>Loads one after another; {@link #stop} may be called by any thread.
 *
 * @since 0.1
 */
public final class ArticleLoader {
  private final ArticleIndexer indexer;
  private final LoadRun.Options options;
  private final AtomicBoolean loading = new AtomicBoolean();
  private volatile boolean stopped;

  private ArticleLoader(ArticleIndexer indexer, LoadRun.Options options) {
    this.indexer = indexer;
    this.options = options;
  }

  /**
   * Starts a loader.
   *
   * @param indexer takes the articles; stays the caller's to close
   * @return a builder with the options that fit most loads
   */
  public static Builder builder(ArticleIndexer indexer) {
    return new Builder(indexer);
  }

  /**
   * Loads files and all files below directories, and commits. Returns when all is in the index.
   *
   * @param paths files and directories
   * @return what became of them
   * @throws RejectedLoadException if the load is strict and some of the input is rejected; the
   *     indexer is rolled back and closed
   * @throws IllegalStateException if this loader is loading already, or the indexer is closed
   * @throws UncheckedIOException if the disk of the index fails; the last commit stands
   */
  public LoadReport load(Path... paths) {
    return load(List.of(paths));
  }

  /**
   * Loads files and all files below directories, and commits. Returns when all is in the index.
   *
   * @param paths files and directories
   * @return what became of them
   * @throws RejectedLoadException if the load is strict and some of the input is rejected; the
   *     indexer is rolled back and closed
   * @throws IllegalStateException if this loader is loading already, or the indexer is closed
   * @throws UncheckedIOException if the disk of the index fails; the last commit stands
   */
  public LoadReport load(List<Path> paths) {
    List<Path> all = List.copyOf(paths);
    if (!loading.compareAndSet(false, true)) {
      throw new IllegalStateException("this loader is loading already; wait, or make another");
    }
    try {
      return new LoadRun(new IndexerTarget(indexer), options, () -> stopped).load(all);
    } finally {
      stopped = false;
      loading.set(false);
    }
  }

  /**
   * Asks the load that is under way, or else the next one, to end early. What has been read by then
   * is indexed and committed. Returns at once; {@link #load} returns when that is done.
   */
  public void stop() {
    stopped = true;
  }

  /** Collects the options of a loader. One per thread. */
  public static final class Builder {
    private final ArticleIndexer indexer;
    private ArticleFiles.Options files = ArticleFiles.Options.DEFAULT;
    private int threads = Runtime.getRuntime().availableProcessors();
    private boolean strict;
    private boolean resume;
    private boolean keepBoilerplate;
    private Duration commitEvery = Duration.ofMinutes(1);
    private InputStream standardInput = InputStream.nullInputStream();
    private LoadListener listener = new LoadListener() {};

    private Builder(ArticleIndexer indexer) {
      this.indexer = Objects.requireNonNull(indexer, "indexer");
    }

    /**
     * Sets how files are read; by default as their names and bytes suggest.
     *
     * @param options format, encoding, and what becomes of unknown JSON fields
     * @return this
     */
    public Builder files(ArticleFiles.Options options) {
      files = Objects.requireNonNull(options, "options");
      return this;
    }

    /**
     * Sets how many threads analyze articles; by default as many as there are processors.
     *
     * @param threads 1 or more
     * @return this
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder threads(int threads) {
      if (threads < 1) {
        throw new IllegalArgumentException("threads is " + threads + "; it must be at least 1");
      }
      this.threads = threads;
      return this;
    }

    /**
     * Sets whether the first rejection ends the load, and nothing of it is kept; by default it goes
     * on without what was rejected.
     *
     * @param strict whether to load all or nothing
     * @return this
     */
    public Builder strict(boolean strict) {
      this.strict = strict;
      return this;
    }

    /**
     * Sets whether articles whose id the index has are passed over; by default they are replaced.
     *
     * @param resume whether to pass them over
     * @return this
     */
    public Builder resume(boolean resume) {
      this.resume = resume;
      return this;
    }

    /**
     * Sets whether lines that recur on most pages of a site, such as its footer, stay part of the
     * articles; by default they are kept with them, but not searched.
     *
     * @param keep whether they are searched
     * @return this
     */
    public Builder keepBoilerplate(boolean keep) {
      keepBoilerplate = keep;
      return this;
    }

    /**
     * Sets how often what has been added is committed; by default once a minute. A strict load
     * commits only at its end.
     *
     * @param interval the least time between two commits; zero for only one at the end
     * @return this
     * @throws IllegalArgumentException if it is negative
     */
    public Builder commitEvery(Duration interval) {
      if (interval.isNegative()) {
        throw new IllegalArgumentException(
            "commitEvery is " + interval + "; it must not be below 0");
      }
      commitEvery = interval;
      return this;
    }

    /**
     * Sets what is read where the path {@code -} is given; by default nothing.
     *
     * @param in the stream; read to its end and left open
     * @return this
     */
    public Builder standardInput(InputStream in) {
      standardInput = Objects.requireNonNull(in, "in");
      return this;
    }

    /**
     * Sets a listener.
     *
     * @param listener observes the loads
     * @return this
     */
    public Builder listener(LoadListener listener) {
      this.listener = Objects.requireNonNull(listener, "listener");
      return this;
    }

    /**
     * Makes a loader.
     *
     * @return a loader with these options
     */
    public ArticleLoader build() {
      return new ArticleLoader(indexer, options());
    }

    LoadRun.Options options() {
      return new LoadRun.Options(
          files, threads, strict, resume, keepBoilerplate, commitEvery, standardInput, listener);
    }
  }
}
