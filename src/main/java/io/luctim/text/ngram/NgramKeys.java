// SPDX-License-Identifier: Apache-2.0
package io.luctim.text.ngram;

/**
 * 64-bit keys of syllables and of what stands around them, for {@link FingerprintTable}.
 *
 * <p>Part of the models' format: a model is only good with the keys it was trained with.
 */
public final class NgramKeys {
  private static final long ODD = 0x9E3779B97F4A7C15L;

  private NgramKeys() {}

  /** The key of a syllable or another word in canonical form. */
  public static long ofWord(char[] word, int offset, int length) {
    long key = length;
    for (int i = offset, end = offset + length; i < end; i++) {
      key = (key ^ word[i]) * ODD;
      key ^= key >>> 29;
    }
    // The small numbers are taken by what is no word.
    return mix(key) | 1L << 63;
  }

  public static long ofWord(String word) {
    return ofWord(word.toCharArray(), 0, word.length());
  }

  /** The key of a row of up to four; {@code kind} keeps the uses of a row apart. */
  public static long of(int kind, long first, long second, long third, long fourth) {
    long left = first + Long.rotateLeft(second, 17) * ODD;
    long right = third + Long.rotateLeft(fourth, 23) * ODD;
    return mix(left + Long.rotateLeft(right, 32) * 0xD6E8FEB86659FD93L + kind * ODD);
  }

  public static long of(int kind, long first, long second, long third) {
    return of(kind, first, second, third, 0);
  }

  public static long of(int kind, long first, long second) {
    return of(kind, first, second, 0, 0);
  }

  /** The finalizer of SplitMix64 (Steele, Lea, Flood: Fast splittable generators, 2014). */
  public static long mix(long key) {
    long mixed = (key ^ key >>> 30) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
    return mixed ^ mixed >>> 31;
  }
}
