// SPDX-License-Identifier: Apache-2.0
package io.luctim.text.ngram;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Counts of 64-bit keys, millions of them. A key of 0 is not counted. */
public final class LongCounter {
  private long[] keys = new long[1 << 16];
  private int[] counts = new int[1 << 16];
  private int size;

  public int get(long key) {
    return counts[slot(key)];
  }

  /** Adds one and returns the new count. */
  public int increment(long key) {
    int slot = slot(key);
    if (counts[slot] == 0) {
      if ((size + 1) * 4L > keys.length * 3L) {
        grow();
        return increment(key);
      }
      keys[slot] = key;
      size++;
    }
    return ++counts[slot];
  }

  int size() {
    return size;
  }

  /** All keys in their order. */
  public LongStream keys() {
    long[] used =
        IntStream.range(0, keys.length)
            .filter(i -> counts[i] > 0)
            .mapToLong(i -> keys[i])
            .toArray();
    Arrays.sort(used);
    return Arrays.stream(used);
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    int slot = (int) (NgramKeys.mix(key) >>> 33) & mask;
    while (counts[slot] != 0 && keys[slot] != key) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldCounts = counts;
    keys = new long[2 * oldKeys.length];
    counts = new int[2 * oldKeys.length];
    size = 0;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldCounts[i] > 0) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        counts[slot] = oldCounts[i];
        size++;
      }
    }
  }
}
