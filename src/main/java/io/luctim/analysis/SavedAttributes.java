// SPDX-License-Identifier: Apache-2.0
package io.luctim.analysis;

import java.util.Arrays;
import java.util.Iterator;
import org.apache.lucene.util.AttributeImpl;
import org.apache.lucene.util.AttributeSource;

/**
 * All attributes of a token, kept for another one at its place. Does what {@code captureState} does
 * without allocating or looking anything up for each token.
 */
final class SavedAttributes {
  private AttributeImpl[] originals = {};
  private AttributeImpl[] copies = {};
  private boolean collected;

  /**
   * Call when the stream is reset: who consumes it may have added attributes since, never removed.
   */
  void reset() {
    collected = false;
  }

  void save(AttributeSource source) {
    if (!collected) {
      collect(source);
    }
    for (int i = 0; i < originals.length; i++) {
      originals[i].copyTo(copies[i]);
    }
  }

  void restore() {
    for (int i = 0; i < originals.length; i++) {
      copies[i].copyTo(originals[i]);
    }
  }

  private void collect(AttributeSource source) {
    Iterator<AttributeImpl> all = source.getAttributeImplsIterator();
    for (int i = 0; all.hasNext(); i++) {
      AttributeImpl original = all.next();
      if (i == originals.length) {
        originals = Arrays.copyOf(originals, i + 1);
        copies = Arrays.copyOf(copies, i + 1);
        originals[i] = original;
        copies[i] = original.clone();
      }
    }
    collected = true;
  }
}
