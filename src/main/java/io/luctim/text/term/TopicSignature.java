// SPDX-License-Identifier: Apache-2.0
package io.luctim.text.term;

import io.luctim.text.ngram.NgramKeys;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Builds the topic signature of a text: its most characteristic words and pairs of adjacent words,
 * by which texts are compared.
 *
 * <p>Words are counted without their marks. A word's weight is tf-idf with damped counts; the idf
 * is that of Vietnamese news in general ({@link TermRarity}), so that a signature does not depend
 * on the collection. Words found in more than half of all articles are ignored and never form
 * pairs.
 *
 * <p>A signature is at most {@value #SIZE} entries, sorted by their key:
 *
 * <pre>
 *   byte  0                    4           5
 *        +--------------------+-----------+----
 *        | low bits of a key  |  weight   | next entry
 *        +--------------------+-----------+----
 * </pre>
 *
 * <p>Add the words of a text one by one, call {@link #signature}, then {@link #clear} before the
 * next text. Not safe for use by several threads.
 *
 * @since 0.1
 */
public final class TopicSignature {
  /** Maximum number of entries of a signature. */
  public static final int SIZE = 32;

  /** Maximum number of distinct words and pairs that are counted; an article has some hundreds. */
  private static final int MAX_TERMS = 1 << 16;

  /** Length of an entry in bytes. */
  private static final int ENTRY = 5;

  /** The first four bytes of an entry. */
  private static final VarHandle KEY =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  /** Length of the vector of weights, so that a weight fits into a byte. */
  private static final float WEIGHTS = 255;

  /** Rarity below which a word is ignored, as more than half of all articles have it. */
  private static final float TELLING = 0.5f;

  /** Key of a word that is ignored. */
  private static final long UNCOUNTED = 0;

  /** Bit of {@link #counts} that says that a key occurs in a title or a lead. */
  private static final int PROMINENT = 1;

  /** Value that {@link #counts} has for each occurrence of a key. */
  private static final int ONCE = 2;

  /** Weight of each small count: 1 plus its logarithm. */
  private static final float[] DAMPED = new float[64];

  static {
    for (int i = 1; i < DAMPED.length; i++) {
      DAMPED[i] = (float) (1 + Math.log(i));
    }
  }

  private final TermRarity rarity = TermRarity.standard();

  /** Initial size of the hash table, enough for most articles. */
  private static final int SLOTS = 2048;

  /** Hash table of indices in {@link #keys}, plus 1; at least a third of it is free. */
  private int[] slots = new int[SLOTS];

  private long[] keys = new long[SLOTS * 2 / 3];

  /** For each key, {@link #ONCE} times its occurrences, plus {@link #PROMINENT}. */
  private int[] counts = new int[keys.length];

  private int size;
  private long previous;

  // The best terms so far, the worst of them first; at this size a heap would not be faster.
  private final float[] weights = new float[SIZE];
  private final int[] best = new int[SIZE];
  private int found;

  /** Creates an instance without words. */
  public TopicSignature() {}

  /** Removes all words. Keeps the memory, unless far more is reserved than the last text needed. */
  public void clear() {
    if (slots.length > SLOTS && size < slots.length / 16) {
      slots = new int[SLOTS]; // clearing a large table would slow down all later texts
      keys = new long[SLOTS * 2 / 3];
      counts = new int[keys.length];
    } else {
      Arrays.fill(slots, 0);
    }
    size = 0;
    previous = 0;
  }

  /**
   * Returns the key by which a word is counted.
   *
   * @param folded the key of the word without its marks, as {@link NgramKeys} makes them
   * @return that key; {@link #UNCOUNTED} if most articles have the word
   */
  static long key(long folded) {
    return TermRarity.standard().of(folded) < TELLING ? UNCOUNTED : folded;
  }

  /**
   * Adds the next word of the text.
   *
   * @param key the word's {@link TermCache#key}
   * @param isProminent whether the word stands in a title or a lead; a pair of unknown rarity
   *     counts only there, or if it occurs twice
   */
  public void add(long key, boolean isProminent) {
    if (key == UNCOUNTED) {
      addBreak();
      return;
    }
    count(key, PROMINENT);
    if (previous != 0) {
      count(TermRarity.pair(previous, key), isProminent ? PROMINENT : 0);
    }
    previous = key;
  }

  /** Adds a break: the next word forms no pair with the word before. */
  public void addBreak() {
    previous = 0;
  }

  private void count(long key, int prominent) {
    int mask = slots.length - 1;
    int slot = (int) (key >>> 20) & mask;
    while (slots[slot] > 0) {
      int at = slots[slot] - 1;
      if (keys[at] == key) {
        counts[at] = counts[at] + ONCE | prominent;
        return;
      }
      slot = slot + 1 & mask;
    }
    if (size == MAX_TERMS) {
      return;
    }
    keys[size] = key;
    counts[size] = ONCE | prominent;
    slots[slot] = ++size;
    if (size == keys.length) {
      grow();
    }
  }

  private void grow() {
    slots = new int[2 * slots.length];
    keys = Arrays.copyOf(keys, 2 * size);
    counts = Arrays.copyOf(counts, 2 * size);
    int mask = slots.length - 1;
    for (int i = 0; i < size; i++) {
      int slot = (int) (keys[i] >>> 20) & mask;
      while (slots[slot] > 0) {
        slot = slot + 1 & mask;
      }
      slots[slot] = i + 1;
    }
  }

  /**
   * Returns the signature of the words that were added.
   *
   * @return at most {@link #SIZE} entries, for {@link #similarity}; empty if there are no words
   */
  public byte[] signature() {
    found = 0;
    // Repeated terms first: then most of the others are too light and need not be looked up.
    for (int i = 0; i < size; i++) {
      if (counts[i] >= 2 * ONCE && isAhead(damped(counts[i] / ONCE) * TermRarity.RARE)) {
        offer(i, damped(counts[i] / ONCE) * rarity.of(keys[i]));
      }
    }
    for (int i = 0; i < size; i++) {
      if (counts[i] == (ONCE | PROMINENT) && isAhead(TermRarity.RARE)) {
        offer(i, rarity.of(keys[i]));
      } else if (counts[i] == ONCE && isAhead(TermRarity.MAX_LISTED)) {
        float weight = rarity.of(keys[i]);
        if (weight < TermRarity.RARE) {
          offer(i, weight);
        }
      }
    }
    return encode();
  }

  private static float damped(int count) {
    return count < DAMPED.length ? DAMPED[count] : (float) (1 + Math.log(count));
  }

  /** Returns whether a term of this weight may be among the best. */
  private boolean isAhead(float weight) {
    return found < SIZE || weight >= weights[0];
  }

  private void offer(int term, float weight) {
    if (found == SIZE && !isBetter(weight, term, weights[0], best[0])) {
      return;
    }
    int at = found < SIZE ? found++ : 0;
    if (at > 0) {
      System.arraycopy(weights, 0, weights, 1, at);
      System.arraycopy(best, 0, best, 1, at);
      at = 0;
    }
    while (at + 1 < found && isBetter(weight, term, weights[at + 1], best[at + 1])) {
      weights[at] = weights[at + 1];
      best[at] = best[at + 1];
      at++;
    }
    weights[at] = weight;
    best[at] = term;
  }

  /**
   * Compares weights, and keys for equal weights, so that the order of the text does not matter.
   */
  private boolean isBetter(float weight, int term, float otherWeight, int otherTerm) {
    return weight > otherWeight || weight == otherWeight && keys[term] > keys[otherTerm];
  }

  private byte[] encode() {
    double square = 0;
    for (int i = 0; i < found; i++) {
      square += weights[i] * weights[i];
    }
    long[] entries = new long[found];
    double scale = WEIGHTS / Math.sqrt(square);
    for (int i = 0; i < found; i++) {
      long weight = Math.round(scale * weights[i]);
      entries[i] = (keys[best[i]] & 0xFFFFFFFFL) << 8 | weight;
    }
    Arrays.sort(entries);
    byte[] signature = new byte[ENTRY * found];
    for (int i = 0; i < found; i++) {
      for (int b = 0; b < ENTRY; b++) {
        signature[ENTRY * i + b] = (byte) (entries[i] >>> 8 * (ENTRY - 1 - b));
      }
    }
    return signature;
  }

  /**
   * Returns the similarity of two texts: the cosine of their signatures.
   *
   * @param first a signature
   * @param second another signature
   * @return the similarity, from 0 for nothing in common to 1 for equal signatures
   */
  public static float similarity(byte[] first, byte[] second) {
    float sum = 0;
    int i = 0;
    int j = 0;
    while (i < first.length && j < second.length) {
      int order = Integer.compareUnsigned((int) KEY.get(first, i), (int) KEY.get(second, j));
      if (order == 0) {
        sum += (first[i + ENTRY - 1] & 0xFF) * (second[j + ENTRY - 1] & 0xFF);
      }
      i += order <= 0 ? ENTRY : 0;
      j += order >= 0 ? ENTRY : 0;
    }
    return Math.min(1, sum / (WEIGHTS * WEIGHTS));
  }
}
