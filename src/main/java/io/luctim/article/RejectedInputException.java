// SPDX-License-Identifier: Apache-2.0
package io.luctim.article;

/**
 * Says that a file or a record cannot be an article, and why. The message does not name the file:
 * who reads files knows the place.
 *
 * @since 0.1
 */
public final class RejectedInputException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception.
   *
   * @param reason what is wrong and how to mend it
   */
  public RejectedInputException(String reason) {
    super(reason);
  }

  /**
   * Makes an exception.
   *
   * @param reason what is wrong and how to mend it
   * @param cause what found it
   */
  public RejectedInputException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
