// SPDX-License-Identifier: Apache-2.0
package io.luctim.search;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.SegmentReader;
import org.apache.lucene.index.StandardDirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/**
 * States of an index that are kept so that the pages of an answer fit together. Each holds its
 * files open, and their disk space after they were merged away; so time, states and files are all
 * bounded, and the state that was used longest ago goes first. Thread-safe.
 */
final class PointInTimeSearchers implements Closeable {
  private static final String CHANGED =
      "the index has changed since the page before; hits may come twice, or be missing";

  private final int maxStates;
  private final int maxFiles;
  private final LongSupplier nanoTime;

  /** By {@link #id}, the one that was used longest ago first. */
  private final Map<Long, Kept> states = new LinkedHashMap<>();

  private boolean closed;

  private record Kept(IndexSearcher searcher, long since) {}

  /** What is read from a state. */
  interface Reading {
    SearchResults read(IndexSearcher searcher) throws IOException;
  }

  PointInTimeSearchers(int maxStates, int maxFiles, LongSupplier nanoTime) {
    this.maxStates = maxStates;
    this.maxFiles = maxFiles;
    this.nanoTime = nanoTime;
  }

  /** Keeps the state that a searcher sees; says where the next page begins. */
  PageCursor keep(IndexSearcher searcher, int next) throws IOException {
    long id = id(searcher);
    synchronized (this) {
      if (!closed) {
        Kept before = states.remove(id);
        IndexSearcher same = before == null ? searcher : before.searcher();
        if (before == null) {
          searcher.getIndexReader().incRef();
        }
        states.put(id, new Kept(same, nanoTime.getAsLong()));
        prune();
      }
    }
    return new PageCursor(id, next);
  }

  /** Reads from the state of a cursor, or from the current one where that is gone, saying so. */
  SearchResults read(PageCursor cursor, IndexSearcher current, Reading reading) throws IOException {
    IndexSearcher kept = acquire(cursor.state());
    if (kept == null) {
      SearchResults results = reading.read(current);
      return id(current) == cursor.state() ? results : results.withNote(CHANGED);
    }
    try {
      return reading.read(kept);
    } finally {
      kept.getIndexReader().decRef();
    }
  }

  private synchronized @Nullable IndexSearcher acquire(long id) {
    Kept kept = states.get(id);
    if (kept == null) {
      return null;
    }
    kept.searcher().getIndexReader().incRef();
    return kept.searcher();
  }

  /** Lets go of what has been kept long enough, and of what is too much. */
  synchronized void prune() throws IOException {
    long now = nanoTime.getAsLong();
    Iterator<Kept> oldest = states.values().iterator();
    while (oldest.hasNext()) {
      Kept kept = oldest.next();
      boolean isLast = !oldest.hasNext();
      boolean isOld = now - kept.since() >= ArticleSearcher.KEPT.toNanos();
      boolean isTooMuch = states.size() > maxStates || files() > maxFiles;
      if (!isOld && (!isTooMuch || isLast)) {
        return;
      }
      oldest.remove();
      kept.searcher().getIndexReader().decRef();
    }
  }

  /** How many files the states hold; segments that several have in common count once. */
  private int files() throws IOException {
    Map<IndexReader.CacheKey, Integer> files = new HashMap<>();
    for (Kept kept : states.values()) {
      for (LeafReaderContext leaf : kept.searcher().getIndexReader().leaves()) {
        SegmentReader segment = (SegmentReader) leaf.reader();
        files.put(segment.getCoreCacheHelper().getKey(), segment.getSegmentInfo().files().size());
      }
    }
    return files.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** How many states are kept. */
  synchronized int size() {
    return states.size();
  }

  /**
   * Tells states apart, also those of an index and of another that was put into its place: the
   * version of a reader, mixed with the random ids of its segments.
   */
  private static long id(IndexSearcher searcher) {
    SegmentInfos infos = ((StandardDirectoryReader) searcher.getIndexReader()).getSegmentInfos();
    long id = infos.getVersion();
    for (SegmentCommitInfo segment : infos) {
      ByteBuffer random = ByteBuffer.wrap(segment.info.getId());
      id = 31 * (31 * id + random.getLong()) + random.getLong();
    }
    return id;
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    try {
      IOUtils.applyToAll(states.values(), kept -> kept.searcher().getIndexReader().decRef());
    } finally {
      states.clear();
    }
  }
}
