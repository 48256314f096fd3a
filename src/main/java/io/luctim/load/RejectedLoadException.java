// SPDX-License-Identifier: Apache-2.0
package io.luctim.load;

import io.luctim.article.SourceLocation;

/**
 * Thrown where a strict load met input that it rejects. Nothing of the load was kept.
 *
 * @since 0.1
 */
public final class RejectedLoadException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient SourceLocation location;

  /** Why the article was rejected, a sentence. */
  private final String reason;

  RejectedLoadException(SourceLocation location, String reason) {
    super(location + ": " + reason + "; nothing of this load was kept");
    this.location = location;
    this.reason = reason;
  }

  /**
   * Returns where the input is that was rejected.
   *
   * @return the file, or the line of it
   */
  public SourceLocation location() {
    return location;
  }

  /**
   * Returns why it was rejected.
   *
   * @return what is wrong and how to mend it, on one line
   */
  public String reason() {
    return reason;
  }
}
