// SPDX-License-Identifier: Apache-2.0
package io.luctim.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The words, and pairs of adjacent words, that tell most of what a text is about: a small signature
 * by which texts are compared.
 *
 * <p>Words count without their marks, by how often they occur and how rare they are in Vietnamese
 * news at large, so that a signature does not depend on the collection around it. Filled word after
 * word, then made into a signature, then cleared and filled again; grows as it needs to, up to
 * {@value #MAX_TERMS} distinct words and pairs, and passes over what comes after them. Not safe for
 * use by several threads.
 *
 * @since 0.1
 */
public final class KeyTerms {
  /** The most terms that a signature has. */
  public static final int SIZE = 32;

  /** Distinct words and pairs of a text that are counted; an article has some hundreds. */
  private static final int MAX_TERMS = 1 << 16;

  /** A signature has four bytes of a term's key, and one of its weight. */
  private static final int ENTRY = 5;

  /** The first four bytes of an entry. */
  private static final VarHandle KEY =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private static final float WEIGHTS = 255;

  private static final int PROMINENT = 1;

  /** What {@link #counts} has of a key that occurs once, and not prominently. */
  private static final int ONCE = 2;

  private final TermRarity rarity = TermRarity.standard();
  private long[] keys = new long[2048];

  /** Of each key how often it occurs, twice, and one more if it is prominent; 0 for no key. */
  private int[] counts = new int[2048];

  /** The slots of the keys, first those that came first. */
  private int[] slots = new int[1536];

  private int size;
  private long previous;

  // The best so far, the worst of them first: a heap would gain nothing at this size.
  private final float[] weights = new float[SIZE];
  private final int[] best = new int[SIZE];
  private int found;

  /** Makes an empty one. */
  public KeyTerms() {}

  /** Empties it, and keeps its memory. */
  public void clear() {
    for (int i = 0; i < size; i++) {
      counts[slots[i]] = 0;
    }
    size = 0;
    previous = 0;
  }

  /**
   * Adds the next word of the text.
   *
   * @param word holds it in canonical form, without its marks
   * @param offset where it starts
   * @param length its length in chars
   * @param isProminent whether it stands in a title or a lead: a pair that is in no list counts
   *     only if it does, or is repeated
   */
  public void add(char[] word, int offset, int length, boolean isProminent) {
    long key = NgramKeys.ofWord(word, offset, length);
    count(key, true);
    if (previous != 0) {
      count(TermRarity.pair(previous, key), isProminent);
    }
    previous = key;
  }

  /** Says that the next word does not follow on the one before. */
  public void addBreak() {
    previous = 0;
  }

  private void count(long key, boolean isProminent) {
    int slot = slot(key);
    if (counts[slot] == 0) {
      if (size == MAX_TERMS) {
        return;
      }
      if (size == slots.length) {
        grow();
        slot = slot(key);
      }
      keys[slot] = key;
      slots[size++] = slot;
    }
    counts[slot] = counts[slot] + 2 | (isProminent ? PROMINENT : 0);
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    int slot = (int) (key >>> 20) & mask;
    while (counts[slot] > 0 && keys[slot] != key) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldCounts = counts;
    keys = new long[2 * oldKeys.length];
    counts = new int[keys.length];
    slots = Arrays.copyOf(slots, 2 * slots.length);
    for (int i = 0; i < size; i++) {
      int oldSlot = slots[i];
      int slot = slot(oldKeys[oldSlot]);
      keys[slot] = oldKeys[oldSlot];
      counts[slot] = oldCounts[oldSlot];
      slots[i] = slot;
    }
  }

  /**
   * Makes the signature of what was added.
   *
   * @return at most {@link #SIZE} terms with their weights, for {@link #similarity}; empty if
   *     nothing was added
   */
  public byte[] signature() {
    found = 0;
    for (int i = 0; i < size; i++) {
      int count = counts[slots[i]];
      if (count > ONCE) {
        offer(slots[i], (float) (1 + Math.log(count >> 1)) * rarity.of(keys[slots[i]]));
      }
    }
    for (int i = 0; i < size; i++) {
      // Most pairs of a text stand there once, and need not be looked up: others are ahead.
      if (counts[slots[i]] == ONCE
          && (found < SIZE || weights[0] <= TermRarity.MAX_LISTED)
          && rarity.isCommon(keys[slots[i]])) {
        offer(slots[i], rarity.of(keys[slots[i]]));
      }
    }
    return encode();
  }

  private void offer(int slot, float weight) {
    if (found == SIZE && !isBetter(weight, slot, weights[0], best[0])) {
      return;
    }
    int at = found < SIZE ? found++ : 0;
    if (at > 0) {
      System.arraycopy(weights, 0, weights, 1, at);
      System.arraycopy(best, 0, best, 1, at);
      at = 0;
    }
    while (at + 1 < found && isBetter(weight, slot, weights[at + 1], best[at + 1])) {
      weights[at] = weights[at + 1];
      best[at] = best[at + 1];
      at++;
    }
    weights[at] = weight;
    best[at] = slot;
  }

  /** The order must not depend on where a key happens to lie. */
  private boolean isBetter(float weight, int slot, float otherWeight, int otherSlot) {
    return weight > otherWeight || weight == otherWeight && keys[slot] > keys[otherSlot];
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
   * How much two texts have in common: the cosine of their signatures.
   *
   * @param first a signature
   * @param second another
   * @return from 0, nothing, to 1, the same
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
