// SPDX-License-Identifier: Apache-2.0
package io.luctim.language;

import io.luctim.text.AccentFolder;
import io.luctim.text.ngram.CuckooTable;
import io.luctim.text.ngram.ModelFile;
import io.luctim.text.ngram.NgramKeys;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The language model of {@link AccentRestorer}: the accented syllables for which an unaccented one
 * may stand, and the probability of each after one or two others.
 *
 * <p>An interpolated Kneser-Ney trigram model (Kneser, Ney 1995; Chen, Goodman 1999) of syllables,
 * pruned to the n-grams that change a decision. The probability of <i>c</i> after <i>a b</i> is
 *
 * <pre>
 *   trigram(a,b,c) + backoff(a,b) * (bigram(b,c) + backoff(b) * unigram(c))
 * </pre>
 *
 * where {@code backoff} is the probability that the n-grams of the model leave for others. Numbers,
 * codes, breaks and unknown words are one unit each. Probabilities are stored as logarithms, in
 * steps. Immutable, safe for use by several threads.
 */
final class AccentModel {
  /** Name of the model file. */
  static final String NAME = "accents.model";

  /** Number of bits of the probability of a bigram or a trigram. */
  static final int NGRAM_BITS = 5;

  /** Number of bits of the backoff weight of a bigram. */
  static final int BACKOFF_BITS = 3;

  /** Step of the logarithm of the probability of a bigram or a trigram. */
  static final double NGRAM_STEP = 0.35;

  /** Step of the logarithm of the backoff weight of a bigram. */
  static final double BACKOFF_STEP = 0.4;

  /** Step of the logarithms of the probability and the backoff weight of a unit. */
  static final double UNIT_STEP = 0.0625;

  private static final float[] NGRAM = new float[1 << NGRAM_BITS];
  private static final float[] BACKOFF = new float[1 << BACKOFF_BITS];

  static {
    for (int i = 1; i < NGRAM.length; i++) {
      NGRAM[i] = (float) Math.exp(-NGRAM_STEP * (i - 1)); // 0: the model does not have it
    }
    for (int i = 0; i < BACKOFF.length; i++) {
      BACKOFF[i] = (float) Math.exp(-BACKOFF_STEP * i);
    }
  }

  private final Unit[] units;
  private final int[] groups; // hash table: the first unit of each unaccented syllable; -1: empty
  private final CuckooTable bigrams;
  private final CuckooTable trigrams;
  private final CuckooTable backoffs; // of bigrams

  /**
   * A syllable of the model, or a class of other tokens.
   *
   * @param text the syllable in canonical form; empty for a class
   * @param unaccented the syllable without marks
   * @param key its key, as {@link SyllableSequence} has them
   * @param unigram its probability whatever stands before it
   * @param backoff the probability that the bigrams after it leave for others
   */
  record Unit(String text, String unaccented, long key, float unigram, float backoff) {}

  private AccentModel(
      Unit[] units, int[] groups, CuckooTable bigrams, CuckooTable trigrams, CuckooTable backoffs) {
    this.units = units;
    this.groups = groups;
    this.bigrams = bigrams;
    this.trigrams = trigrams;
    this.backoffs = backoffs;
  }

  static AccentModel load() {
    return read(ModelFile.load(AccentModel.class, NAME));
  }

  static AccentModel read(ByteBuffer in) {
    int count = in.getInt();
    List<Unit> units = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      String text = ModelFile.readString(in);
      float unigram = (float) Math.exp(-UNIT_STEP * in.getShort());
      float backoff = (float) Math.exp(-UNIT_STEP * in.get());
      units.add(
          new Unit(
              text,
              AccentFolder.fold(text),
              text.isEmpty() ? i : NgramKeys.ofWord(text),
              unigram,
              backoff));
    }
    int[] groups = new int[Integer.highestOneBit(count) * 4];
    Arrays.fill(groups, -1);
    Unit[] array = units.toArray(new Unit[0]);
    for (int i = SyllableSequence.CLASSES; i < count; i++) {
      if (!array[i].unaccented.equals(array[i - 1].unaccented)) {
        int slot = slot(groups, NgramKeys.ofWord(array[i].unaccented));
        while (groups[slot] >= 0) {
          slot = slot + 1 & groups.length - 1;
        }
        groups[slot] = i;
      }
    }
    return new AccentModel(
        array, groups, CuckooTable.read(in), CuckooTable.read(in), CuckooTable.read(in));
  }

  /**
   * Returns the content of a model file.
   *
   * @param texts the units: first the classes, then the syllables, grouped by unaccented syllable
   * @param unigrams the probability of each unit, in steps
   * @param unitBackoffs the backoff weight of each unit, in steps
   */
  static byte[] write(
      List<String> texts,
      short[] unigrams,
      byte[] unitBackoffs,
      CuckooTable bigrams,
      CuckooTable trigrams,
      CuckooTable backoffs) {
    int size = 4 + bigrams.byteSize() + trigrams.byteSize() + backoffs.byteSize();
    ByteBuffer out = ByteBuffer.allocate(size + texts.size() * 32);
    out.putInt(texts.size());
    for (int i = 0; i < texts.size(); i++) {
      ModelFile.writeString(out, texts.get(i));
      out.putShort(unigrams[i]).put(unitBackoffs[i]);
    }
    bigrams.write(out);
    trigrams.write(out);
    backoffs.write(out);
    return Arrays.copyOf(out.array(), out.position());
  }

  private static int slot(int[] groups, long key) {
    return (int) (key >>> 20) & groups.length - 1;
  }

  /** Returns a unit. */
  Unit unit(int index) {
    return units[index];
  }

  /** Returns the number of units. */
  int size() {
    return units.length;
  }

  /** Returns the unit of a syllable in canonical form, or null if the model does not have it. */
  @Nullable Unit find(String syllable) {
    String unaccented = AccentFolder.fold(syllable);
    int group = group(unaccented.toCharArray(), unaccented.length());
    for (int i = group; group >= 0 && i < groupEnd(group); i++) {
      if (units[i].text.equals(syllable)) {
        return units[i];
      }
    }
    return null;
  }

  /** Returns the first unit with an unaccented form, or -1 if there is none. */
  int group(char[] unaccented, int length) {
    int slot = slot(groups, NgramKeys.ofWord(unaccented, 0, length));
    while (groups[slot] >= 0) {
      if (equals(units[groups[slot]].unaccented, unaccented, length)) {
        return groups[slot];
      }
      slot = slot + 1 & groups.length - 1;
    }
    return -1;
  }

  /** Returns the end, exclusive, of the units with the same unaccented form as a unit. */
  int groupEnd(int start) {
    int end = start + 1;
    while (end < units.length && units[end].unaccented.equals(units[start].unaccented)) {
      end++;
    }
    return end;
  }

  private static boolean equals(String text, char[] chars, int length) {
    if (text.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (text.charAt(i) != chars[i]) {
        return false;
      }
    }
    return true;
  }

  /** Returns the key of a bigram in its table. */
  static long bigramKey(long first, long second) {
    return NgramKeys.of(NgramKeys.ACCENT_BIGRAM, first, second);
  }

  /** Returns the key of a trigram in its table. */
  static long trigramKey(long first, long second, long third) {
    return NgramKeys.of(NgramKeys.ACCENT_TRIGRAM, first, second, third);
  }

  /** Returns the key of a bigram in the table of backoff weights. */
  static long backoffKey(long first, long second) {
    return NgramKeys.of(NgramKeys.ACCENT_BACKOFF, first, second);
  }

  /** Returns the backoff weight of a bigram; 1 if no trigram begins with it. */
  float backoff(long first, long second) {
    return BACKOFF[backoffs.get(backoffKey(first, second))];
  }

  /**
   * Returns the probability that a bigram adds; 0 if the model does not have it, and then it has no
   * trigram that ends with it either.
   */
  float bigram(long first, long second) {
    return NGRAM[bigrams.get(bigramKey(first, second))];
  }

  /** Returns the probability that a trigram adds; 0 if the model does not have it. */
  float trigram(long first, long second, long third) {
    return NGRAM[trigrams.get(trigramKey(first, second, third))];
  }
}
