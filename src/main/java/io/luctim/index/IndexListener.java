// SPDX-License-Identifier: Apache-2.0
package io.luctim.index;

import java.time.Duration;

/**
 * Is told what an {@link ArticleIndexer} has done, for metrics and logs: {@link
 * ArticleIndexer#addListener}.
 *
 * <p>Called by the thread that did the work, after it; several threads at once. What a listener
 * throws, an {@link Error} too, is logged as a warning and goes no further.
 *
 * @since 0.1
 */
public interface IndexListener {
  /**
   * An article was added or replaced another.
   *
   * @param id its id
   * @param took how long that took
   */
  default void added(String id, Duration took) {}

  /**
   * What was added is durable.
   *
   * @param took how long that took
   */
  default void committed(Duration took) {}

  /**
   * Pieces of the index were merged into one, as Lucene does in the background. Whatever would
   * change or close the index is refused here with an {@link IllegalStateException}, because it
   * might wait for the merge, which waits for the listener.
   *
   * @param articles how many articles they have
   * @param took how long that took
   */
  default void merged(int articles, Duration took) {}
}
