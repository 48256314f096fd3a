// SPDX-License-Identifier: Apache-2.0
package io.luctim.load;

import io.luctim.article.SourceLocation;

/**
 * Observes a load. Calls may come from several threads, but only one at a time; they hold up the
 * load, so a listener should return soon. An exception that it throws ends the load.
 *
 * @since 0.1
 */
public interface LoadListener {
  /**
   * Takes input that was rejected.
   *
   * @param location the file, or the line of it
   * @param reason what is wrong and how to mend it, on one line
   */
  default void rejected(SourceLocation location, String reason) {}

  /**
   * Takes the state of the load, about once a second while articles are read.
   *
   * @param soFar what has been done
   */
  default void progress(LoadReport soFar) {}
}
