// SPDX-License-Identifier: Apache-2.0
package io.luctim.load;

/**
 * Thrown where a strict load met input that it rejects. Nothing of the load was kept.
 *
 * @since 0.1
 */
public final class RejectedLoadException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RejectedLoadException(String place, String reason) {
    super(place + ": " + reason + "; nothing of this load was kept");
  }
}
