// SPDX-License-Identifier: Apache-2.0
package io.luctim.analysis;

import org.apache.lucene.util.AttributeSource;
import org.jspecify.annotations.Nullable;

/**
 * All attributes of a token, kept for another one at its place. Does what {@code captureState} does
 * without allocating for each token.
 */
final class SavedAttributes {
  private @Nullable AttributeSource copy;

  void save(AttributeSource source) {
    AttributeSource target = copy;
    if (target != null) {
      try {
        source.copyTo(target);
        return;
      } catch (IllegalArgumentException e) {
        // The consumer has added an attribute since; this happens once in the life of a stream.
        copy = null;
      }
    }
    copy = source.cloneAttributes();
  }

  void restore(AttributeSource target) {
    if (copy != null) {
      copy.copyTo(target);
    }
  }
}
