// SPDX-License-Identifier: Apache-2.0
package io.luctim.text.ngram;

/**
 * Computes 64-bit keys of words and of n-grams, for {@link CuckooTable}.
 *
 * <pre>
 *              63 62                                    0
 *   a word     +-+---------------------------------------+
 *              |1| hash of the length and the chars      |
 *              +-+---------------------------------------+
 *   an n-gram  | hash of the kind and up to four keys    |
 *              +-----------------------------------------+
 * </pre>
 *
 * <p>Keys of words are negative, so that small numbers are free for what is not a word, such as a
 * number or a break. The kind of an n-gram keeps the uses of equal words apart; a use takes its
 * kinds from the constants here, so that no two uses have one in common. The trainer's own
 * features, which are in no model file, have kinds from 100.
 *
 * <p>Keys are part of the format of the models: a model works only with the keys with which it was
 * trained. Stateless and safe for use by several threads.
 */
public final class NgramKeys {
  /** First of 14 kinds of features of the word segmenter's model. */
  public static final int WORD_FEATURE = 1;

  /** Kind of the words of a user dictionary. */
  public static final int USER_WORD = 31;

  /** Kind of the bigrams of the accent model. */
  public static final int ACCENT_BIGRAM = 40;

  /** Kind of the trigrams of the accent model. */
  public static final int ACCENT_TRIGRAM = 41;

  /** Kind of the backoff weights of the accent model's bigrams. */
  public static final int ACCENT_BACKOFF = 42;

  /** Kind of the pairs of words whose rarity is known. */
  public static final int RARITY_PAIR = 50;

  /** The golden ratio as an odd 64-bit number, which spreads keys evenly. */
  private static final long ODD = 0x9E3779B97F4A7C15L;

  private NgramKeys() {}

  /** Returns the key of a syllable or another word in canonical form. */
  public static long ofWord(char[] word, int offset, int length) {
    long key = length;
    for (int i = offset, end = offset + length; i < end; i++) {
      key = (key ^ word[i]) * ODD;
      key ^= key >>> 29;
    }
    return mix(key) | 1L << 63;
  }

  /** Returns the key of a syllable or another word in canonical form. */
  public static long ofWord(String word) {
    return ofWord(word.toCharArray(), 0, word.length());
  }

  /** Returns the key of an n-gram of four. */
  public static long of(int kind, long first, long second, long third, long fourth) {
    long left = first + Long.rotateLeft(second, 17) * ODD;
    long right = third + Long.rotateLeft(fourth, 23) * ODD;
    return mix(left + Long.rotateLeft(right, 32) * 0xD6E8FEB86659FD93L + kind * ODD);
  }

  /** Returns the key of an n-gram of three. */
  public static long of(int kind, long first, long second, long third) {
    return of(kind, first, second, third, 0);
  }

  /** Returns the key of an n-gram of two. */
  public static long of(int kind, long first, long second) {
    return of(kind, first, second, 0, 0);
  }

  /**
   * Mixes the bits of a key: the finalizer of SplitMix64 (Steele, Lea, Flood: Fast splittable
   * pseudorandom number generators, 2014).
   */
  public static long mix(long key) {
    long mixed = (key ^ key >>> 30) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
    return mixed ^ mixed >>> 31;
  }
}
