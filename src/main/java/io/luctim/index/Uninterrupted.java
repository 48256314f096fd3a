// SPDX-License-Identifier: Apache-2.0
package io.luctim.index;

import io.luctim.text.Internal;
import java.io.IOException;

/**
 * Puts off an interrupt that a thread already has until it has written: Lucene would otherwise fail
 * to write a file and close the index for good. Stateless and safe for use by several threads.
 */
@Internal
public final class Uninterrupted {
  private Uninterrupted() {}

  /**
   * Writes to an index, or reads what an indexer has written.
   *
   * @param <T> the type of the result
   */
  public interface Work<T> {
    /**
     * Does the work.
     *
     * @return the result
     * @throws IOException if the disk fails
     */
    T run() throws IOException;
  }

  /**
   * Does the work; the thread is interrupted afterwards if it was before.
   *
   * @param <T> the type of the result
   * @param work the work
   * @return the result
   * @throws IOException if the disk fails
   */
  public static <T> T run(Work<T> work) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      return work.run();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
