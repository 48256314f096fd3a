// SPDX-License-Identifier: Apache-2.0
package io.luctim.article;

import io.luctim.text.Internal;

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

  /**
   * Says why an article was rejected that made reading or indexing it fail.
   *
   * @param failure what was thrown
   * @return what is wrong and how to mend it
   */
  @Internal
  public static String reasonOf(Throwable failure) {
    return switch (failure) {
      case OutOfMemoryError e ->
          "needs more memory than there is; give Java a larger heap (-Xmx), or split it";
      case StackOverflowError e -> "is nested too deeply to be read; simplify it";
      case NoClassDefFoundError e ->
          "needs a library that is not on the class path (HTML needs jsoup, JSON Lines"
              + " jackson-core): "
              + e.getMessage();
      case IllegalArgumentException e -> String.valueOf(e.getMessage());
      default -> "made Luctim fail, which is a fault of Luctim's; please report it: " + failure;
    };
  }
}
