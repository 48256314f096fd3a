// SPDX-License-Identifier: Apache-2.0
package io.luctim.text.ngram;

import java.nio.ByteBuffer;

/**
 * A read-only map from 64-bit keys to small numbers that takes two or three bytes per entry: a
 * cuckoo table that stores a fingerprint of each key instead of the key (Fan, Andersen, Kaminsky,
 * Mitzenmacher: Cuckoo Filter, 2014).
 *
 * <p>An entry is in one of two buckets, each a {@code long} with three or four slots, the first
 * slot in the lowest bits:
 *
 * <pre>
 *   slots   63                                               0
 *     4    +-----------+-----------+-----------+-----------+
 *          |  slot 3   |  slot 2   |  slot 1   |  slot 0   |    16 bits each
 *          +-----------+-----------+-----------+-----------+
 *     3    +-+-------------+---------------+---------------+
 *          |0|   slot 2    |    slot 1     |    slot 0     |    21 bits each, the top bit unused
 *          +-+-------------+---------------+---------------+
 *
 *   a slot +--------------------------------+-------------------+
 *          | fingerprint, 0: empty slot     | value (valueBits) |
 *          +--------------------------------+-------------------+
 * </pre>
 *
 * <p>A key that is not in the table is found by mistake in a few cases of a thousand with four
 * slots, of ten thousand with three. The figures of a model are measured with its table, so that
 * they include these mistakes. Immutable, safe for use by several threads.
 */
public final class CuckooTable {
  private final long[] buckets;
  private final int slots;
  private final int slotBits;
  private final int valueBits;
  private final long low; // the lowest bit of each slot
  private final long high; // the highest bit of each slot
  private final long fingerprintMask;

  /**
   * Creates a table from its buckets.
   *
   * @param slots number of slots of a bucket, 3 or 4
   * @param valueBits number of bits of a value; the other bits of a slot are the fingerprint
   */
  CuckooTable(long[] buckets, int slots, int valueBits) {
    this.buckets = buckets;
    this.slots = slots;
    this.valueBits = valueBits;
    slotBits = slotBits(slots);
    long lowest = 0;
    for (int i = 0; i < slots; i++) {
      lowest |= 1L << i * slotBits;
    }
    low = lowest;
    high = lowest << slotBits - 1;
    fingerprintMask = ((1L << slotBits) - (1L << valueBits)) * lowest;
  }

  /** Returns the number of bits of a slot. */
  static int slotBits(int slots) {
    return Long.SIZE / slots;
  }

  /** Reads a table that {@link #write} wrote. */
  public static CuckooTable read(ByteBuffer in) {
    int slots = in.get();
    int valueBits = in.get();
    long[] buckets = new long[in.getInt()];
    in.asLongBuffer().get(buckets);
    in.position(in.position() + 8 * buckets.length);
    return new CuckooTable(buckets, slots, valueBits);
  }

  /** Writes the table as model files contain it. */
  public void write(ByteBuffer out) {
    out.put((byte) slots).put((byte) valueBits).putInt(buckets.length);
    for (long bucket : buckets) {
      out.putLong(bucket);
    }
  }

  /** Returns the number of bytes that {@link #write} writes. */
  public int byteSize() {
    return 6 + 8 * buckets.length;
  }

  /**
   * Returns the value of a key.
   *
   * @param key a well mixed key, as {@link NgramKeys} makes them
   * @return its value, at least 1; 0 if the table does not have the key
   */
  public int get(long key) {
    long fingerprint = fingerprint(key, slots, valueBits) * low;
    long first = buckets[firstBucket(key, buckets.length)];
    long second = buckets[secondBucket(key, buckets.length)];
    long inFirst = matches(first, fingerprint);
    long inSecond = matches(second, fingerprint);
    // Reads both buckets before it compares, as either of them may have the key.
    long bucket = inFirst != 0 ? first : second;
    long match = inFirst != 0 ? inFirst : inSecond;
    if (match == 0) {
      return 0;
    }
    int shift = Long.numberOfTrailingZeros(match) + 1 - slotBits;
    return (int) (bucket >>> shift) & ((1 << valueBits) - 1);
  }

  /**
   * Returns a number whose lowest set bit is the highest bit of the slot with a fingerprint
   * (Hacker's Delight, 6-1); 0 if no slot has it.
   */
  private long matches(long bucket, long fingerprint) {
    long difference = (bucket ^ fingerprint) & fingerprintMask;
    return (difference - low) & ~difference & high;
  }

  /** Returns the fingerprint of a key in its place within a slot; never 0, as an empty slot is. */
  static long fingerprint(long key, int slots, int valueBits) {
    long bits = key & ((1L << slotBits(slots) - valueBits) - 1);
    return (bits == 0 ? 1 : bits) << valueBits;
  }

  /** Returns the one of the two buckets in which a key may be. */
  static int firstBucket(long key, int count) {
    return (int) ((key >>> 32) * count >>> 32);
  }

  /** Returns the other bucket in which a key may be. */
  static int secondBucket(long key, int count) {
    long other = (key >>> 16) * 0x9E3779B97F4A7C15L;
    return (int) ((other >>> 32) * count >>> 32);
  }
}
