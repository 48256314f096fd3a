// SPDX-License-Identifier: Apache-2.0
package io.luctim.text.ngram;

import java.nio.ByteBuffer;

/**
 * A read-only map from 64-bit keys to small numbers, at two or three bytes an entry: a cuckoo table
 * that keeps a fingerprint of each key instead of the key (Fan, Andersen, Kaminsky, Mitzenmacher:
 * Cuckoo Filter, 2014), in buckets of one {@code long} with three or four slots.
 *
 * <p>A key is taken for another one in a few cases of a thousand with four slots, of ten thousand
 * with three; those who train a model measure it with the table that is shipped, so that this is
 * part of every figure. Immutable, safe for use by several threads.
 */
public final class FingerprintTable {
  private final long[] buckets;
  private final int slots;
  private final int slotBits;
  private final int valueBits;
  private final long low; // the lowest bit of each slot
  private final long high; // the highest bit of each slot
  private final long fingerprintMask;

  /**
   * Makes a table of buckets that are filled.
   *
   * @param slots slots in a bucket, 3 or 4
   * @param valueBits how many of a slot's bits are the value; the others are the fingerprint
   */
  FingerprintTable(long[] buckets, int slots, int valueBits) {
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

  static int slotBits(int slots) {
    return Long.SIZE / slots;
  }

  /** Reads what {@link #write} wrote. */
  public static FingerprintTable read(ByteBuffer in) {
    int slots = in.get();
    int valueBits = in.get();
    long[] buckets = new long[in.getInt()];
    in.asLongBuffer().get(buckets);
    in.position(in.position() + 8 * buckets.length);
    return new FingerprintTable(buckets, slots, valueBits);
  }

  /** The table's form in a model file. */
  public void write(ByteBuffer out) {
    out.put((byte) slots).put((byte) valueBits).putInt(buckets.length);
    for (long bucket : buckets) {
      out.putLong(bucket);
    }
  }

  public int byteSize() {
    return 6 + 8 * buckets.length;
  }

  /**
   * Looks a key up.
   *
   * @param key a well mixed key ({@link NgramKeys})
   * @return its value, at least 1; 0 if the table does not hold it
   */
  public int get(long key) {
    long fingerprint = fingerprint(key, slots, valueBits) * low;
    long first = buckets[firstBucket(key, buckets.length)];
    long second = buckets[secondBucket(key, buckets.length)];
    long inFirst = matches(first, fingerprint);
    long inSecond = matches(second, fingerprint);
    // Both buckets are read at once: which of them has the key is anyone's guess.
    long bucket = inFirst != 0 ? first : second;
    long match = inFirst != 0 ? inFirst : inSecond;
    if (match == 0) {
      return 0;
    }
    int shift = Long.numberOfTrailingZeros(match) + 1 - slotBits;
    return (int) (bucket >>> shift) & ((1 << valueBits) - 1);
  }

  /** The lowest bit that is set is the highest of a slot that matches (Hacker's Delight, 6-1). */
  private long matches(long bucket, long fingerprint) {
    long difference = (bucket ^ fingerprint) & fingerprintMask;
    return (difference - low) & ~difference & high;
  }

  /** The key's fingerprint, in a slot's upper bits; never 0, which marks an empty slot. */
  static long fingerprint(long key, int slots, int valueBits) {
    long bits = key & ((1L << slotBits(slots) - valueBits) - 1);
    return (bits == 0 ? 1 : bits) << valueBits;
  }

  static int firstBucket(long key, int count) {
    return (int) ((key >>> 32) * count >>> 32);
  }

  static int secondBucket(long key, int count) {
    long other = (key >>> 16) * 0x9E3779B97F4A7C15L;
    return (int) ((other >>> 32) * count >>> 32);
  }
}
