// SPDX-License-Identifier: Apache-2.0
package io.luctim.search;

import java.time.Duration;

/**
 * Is told what an {@link ArticleSearcher} has done, for metrics and logs: {@link
 * ArticleSearcher#addListener}.
 *
 * <p>Called by the thread that did the work, after it; several threads at once. What a listener
 * throws, an {@link Error} too, is logged as a warning and goes no further.
 *
 * @since 0.1
 */
public interface SearchListener {
  /**
   * A request was answered; {@link SearchResults#took} says how long that took, and {@link
   * SearchResults#suggestion} whether something else may have been meant.
   *
   * @param request the request
   * @param results the answer
   */
  default void searched(SearchRequest request, SearchResults results) {}

  /**
   * The searcher has looked for changes.
   *
   * @param articles how many articles it sees now
   * @param took how long that took
   */
  default void refreshed(int articles, Duration took) {}
}
