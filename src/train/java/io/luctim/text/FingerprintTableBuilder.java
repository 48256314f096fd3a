// SPDX-License-Identifier: Apache-2.0
package io.luctim.text.ngram;

import java.util.SplittableRandom;

/** Builds a {@link FingerprintTable}: cuckoo hashing with random walks, the same ones each time. */
public final class FingerprintTableBuilder {
  private static final double LOAD = 0.94; // lowered where it does not work out
  private static final int MAX_KICKS = 20_000;

  private final int slots;
  private final int valueBits;
  private long[] keys = new long[1024];
  private byte[] values = new byte[1024];
  private int size;

  public FingerprintTableBuilder(int slots, int valueBits) {
    this.slots = slots;
    this.valueBits = valueBits;
  }

  public int size() {
    return size;
  }

  /** Adds an entry; a key is added once. */
  public void put(long key, int value) {
    if (value <= 0 || value >= 1 << valueBits) {
      throw new IllegalArgumentException("value " + value + " does not fit " + valueBits + " bits");
    }
    if (size == keys.length) {
      keys = java.util.Arrays.copyOf(keys, 2 * size);
      values = java.util.Arrays.copyOf(values, 2 * size);
    }
    keys[size] = key;
    values[size++] = (byte) value;
  }

  public FingerprintTable build() {
    for (double load = LOAD; ; load -= 0.02) {
      int count = Math.max(2, (int) Math.ceil(size / load / slots));
      int[] placed = place(count);
      if (placed.length > 0) {
        return new FingerprintTable(pack(placed, count), slots, valueBits);
      }
    }
  }

  /** Entry plus one in each slot, 0 for none; empty if it does not work out. */
  private int[] place(int count) {
    int[] placed = new int[count * slots];
    SplittableRandom random = new SplittableRandom(42);
    for (int i = 0; i < size; i++) {
      int entry = i;
      int bucket = FingerprintTable.firstBucket(keys[entry], count);
      int kicks = 0;
      while (entry >= 0) {
        int free = freeSlot(placed, bucket);
        if (free < 0) {
          free = freeSlot(placed, other(entry, bucket, count));
        }
        if (free >= 0) {
          placed[free] = entry + 1;
          entry = -1;
        } else if (++kicks > MAX_KICKS) {
          return new int[0];
        } else {
          int victim = bucket * slots + random.nextInt(slots);
          int evicted = placed[victim] - 1;
          placed[victim] = entry + 1;
          entry = evicted;
          bucket = other(entry, bucket, count);
        }
      }
    }
    return placed;
  }

  private int other(int entry, int bucket, int count) {
    int first = FingerprintTable.firstBucket(keys[entry], count);
    return bucket == first ? FingerprintTable.secondBucket(keys[entry], count) : first;
  }

  private int freeSlot(int[] placed, int bucket) {
    for (int i = 0; i < slots; i++) {
      if (placed[bucket * slots + i] == 0) {
        return bucket * slots + i;
      }
    }
    return -1;
  }

  private long[] pack(int[] placed, int count) {
    long[] buckets = new long[count];
    for (int i = 0; i < placed.length; i++) {
      if (placed[i] > 0) {
        int entry = placed[i] - 1;
        long slot =
            FingerprintTable.fingerprint(keys[entry], slots, valueBits) | values[entry] & 0xFF;
        buckets[i / slots] |= slot << i % slots * FingerprintTable.slotBits(slots);
      }
    }
    return buckets;
  }
}
