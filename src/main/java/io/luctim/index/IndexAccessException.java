// SPDX-License-Identifier: Apache-2.0
package io.luctim.index;

/**
 * An index cannot be opened: it is missing, locked, damaged, of another version, or no index. The
 * message names it and says what to do.
 *
 * @since 0.1
 */
public final class IndexAccessException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception.
   *
   * @param message names the index and says what to do
   */
  public IndexAccessException(String message) {
    super(message);
  }

  /**
   * Makes an exception.
   *
   * @param message names the index and says what to do
   * @param cause what went wrong
   */
  public IndexAccessException(String message, Throwable cause) {
    super(message, cause);
  }
}
