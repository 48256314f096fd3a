// SPDX-License-Identifier: Apache-2.0
package io.luctim.index;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.MergePolicy;

/** Tells listeners, the JDK's flight recorder and the log what an indexer does. Thread-safe. */
final class IndexEvents {
  private static final Logger LOG = System.getLogger(ArticleIndexer.class.getName());

  private final List<IndexListener> listeners = new CopyOnWriteArrayList<>();

  /** The threads in which listeners are being told of a merge. */
  private final Set<Thread> merging = ConcurrentHashMap.newKeySet();

  /** One article in a flight recording. */
  @Name("io.luctim.Add")
  @Label("Add Article")
  @Category("Luctim")
  @Description("An article that was added to an index")
  @StackTrace(false)
  static final class Add extends Event {
    @Label("Id")
    String id = "";
  }

  /** One commit in a flight recording. */
  @Name("io.luctim.Commit")
  @Label("Commit")
  @Category("Luctim")
  @Description("What was added to an index was made durable")
  @StackTrace(false)
  static final class Commit extends Event {
    @Label("Articles")
    int articles;
  }

  /** Lucene's own scheduler, which says when a merge is done. */
  final class Merges extends ConcurrentMergeScheduler {
    @Override
    protected void doMerge(MergeSource source, MergePolicy.OneMerge merge) throws IOException {
      long start = System.nanoTime();
      super.doMerge(source, merge);
      int articles = merge.getStoreMergeInfo().totalMaxDoc();
      Duration took = since(start);
      LOG.log(Level.DEBUG, "merged {0} articles, {1} ms", articles, took.toMillis());
      merging.add(Thread.currentThread());
      try {
        tell(listener -> listener.merged(articles, took));
      } finally {
        merging.remove(Thread.currentThread());
      }
    }
  }

  /**
   * Checks that this is no call back from {@link IndexListener#merged}: it might wait for the very
   * merge that waits for the listener.
   *
   * @throws IllegalStateException if it is
   */
  void checkNotMerging() {
    if (merging.contains(Thread.currentThread())) {
      throw new IllegalStateException(
          "a listener must not change or close the index while it is told of a merge");
    }
  }

  void addListener(IndexListener listener) {
    listeners.add(listener);
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Adds an article. */
  void add(String id, Runnable work) {
    long start = System.nanoTime();
    Add event = new Add();
    event.begin();
    work.run();
    if (event.shouldCommit()) {
      event.id = id;
      event.commit();
    }
    if (!listeners.isEmpty()) {
      Duration took = since(start);
      tell(listener -> listener.added(id, took));
    }
  }

  /** Commits an index; the work says how many articles it has. */
  void commit(IntSupplier work) {
    long start = System.nanoTime();
    Commit event = new Commit();
    event.begin();
    int articles = work.getAsInt();
    if (event.shouldCommit()) {
      event.articles = articles;
      event.commit();
    }
    Duration took = since(start);
    LOG.log(Level.DEBUG, "committed, {0} articles, {1} ms", articles, took.toMillis());
    tell(listener -> listener.committed(took));
  }

  private void tell(Consumer<IndexListener> news) {
    for (IndexListener listener : listeners) {
      try {
        news.accept(listener);
      } catch (Throwable e) { // an Error too: what the listener is told of is done
        LOG.log(Level.WARNING, "a listener failed; the index did not", e);
      }
    }
  }
}
