// SPDX-License-Identifier: Apache-2.0
package io.luctim.text.term;

import io.luctim.text.ngram.NgramKeys;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The words, and pairs of adjacent words, that tell most of what a text is about: a small signature
 * by which texts are compared.
 *
 * <p>Words count without their marks, by how often they occur and how rare they are in Vietnamese
 * news at large, so that a signature does not depend on the collection around it. Words that more
 * than half of all articles have tell nothing, and parts of pairs they are none. Filled word after
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

  /** What is in more than half of all articles is less rare. */
  private static final float TELLING = 0.5f;

  private static final long UNCOUNTED = 0;

  private static final int PROMINENT = 1;

  /** What {@link #counts} has for each time that a key occurs. */
  private static final int ONCE = 2;

  /** What the smaller counts weigh. */
  private static final float[] DAMPED = new float[64];

  static {
    for (int i = 1; i < DAMPED.length; i++) {
      DAMPED[i] = (float) (1 + Math.log(i));
    }
  }

  private final TermRarity rarity = TermRarity.standard();

  /** Room for an article as most are. */
  private static final int SLOTS = 2048;

  /** Where each key is in {@link #keys}, plus 1; by its hash. A third of it is free at least. */
  private int[] slots = new int[SLOTS];

  private long[] keys = new long[SLOTS * 2 / 3];

  /** Of each key {@link #ONCE} for each time that it occurs, and whether it is prominent. */
  private int[] counts = new int[keys.length];

  private int size;
  private long previous;

  // The best so far, the worst of them first: a heap would gain nothing at this size.
  private final float[] weights = new float[SIZE];
  private final int[] best = new int[SIZE];
  private int found;

  /** Makes an empty one. */
  public KeyTerms() {}

  /** Empties it, and keeps its memory, unless that is far more than was needed. */
  public void clear() {
    if (slots.length > SLOTS && size < slots.length / 16) {
      slots = new int[SLOTS]; // one long text does not slow all that come after it
      keys = new long[SLOTS * 2 / 3];
      counts = new int[keys.length];
    } else {
      Arrays.fill(slots, 0);
    }
    size = 0;
    previous = 0;
  }

  /**
   * What a word is counted by.
   *
   * @param folded its key ({@link NgramKeys}) without its marks
   * @return that key; {@link #UNCOUNTED} if most articles have the word
   */
  static long key(long folded) {
    return TermRarity.standard().of(folded) < TELLING ? UNCOUNTED : folded;
  }

  /**
   * Adds the next word of the text.
   *
   * @param key what {@link TermForms#key} says of it
   * @param isProminent whether it stands in a title or a lead: a pair that is in no list counts
   *     only if it does, or is repeated
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

  /** Says that the next word does not follow on the one before. */
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
   * Makes the signature of what was added.
   *
   * @return at most {@link #SIZE} terms with their weights, for {@link #similarity}; empty if
   *     nothing was added
   */
  public byte[] signature() {
    found = 0;
    // First what is repeated: most of the others then need not be looked up.
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

  /** Whether a term of that weight may be among the best. */
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

  /** The order must not depend on where a key happens to lie. */
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
