// SPDX-License-Identifier: Apache-2.0
package io.luctim.analysis;

import java.util.Map;

/** What all factories check. */
final class Factories {
  private Factories() {}

  static void rejectUnknown(Map<String, String> left) {
    if (!left.isEmpty()) {
      throw new IllegalArgumentException("Unknown parameters: " + left);
    }
  }
}
