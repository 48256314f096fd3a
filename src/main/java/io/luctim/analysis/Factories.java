// SPDX-License-Identifier: Apache-2.0
package io.luctim.analysis;

import java.util.Map;

/** Checks that all factories share. */
final class Factories {
  private Factories() {}

  /** Throws an exception that names the parameters which a factory has not consumed. */
  static void rejectUnknown(Map<String, String> left) {
    if (!left.isEmpty()) {
      throw new IllegalArgumentException("Unknown parameters: " + left);
    }
  }
}
