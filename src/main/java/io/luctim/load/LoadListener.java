// SPDX-License-Identifier: Apache-2.0
package io.luctim.load;

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
   * @param place the file, with {@code :line} where the file holds several articles
   * @param reason what is wrong and how to mend it
   */
  default void rejected(String place, String reason) {}

  /**
   * Takes the state of the load, about once a second while articles are added.
   *
   * @param soFar what has been done
   */
  default void progress(LoadReport soFar) {}
}
