// SPDX-License-Identifier: Apache-2.0
package io.luctim.language;

import io.luctim.text.AccentFolder;
import io.luctim.text.ngram.FingerprintTable;
import io.luctim.text.ngram.ModelFile;
import io.luctim.text.ngram.NgramKeys;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@link AccentRestorer} has learned: for each syllable without marks the accented ones it may
 * stand for, and how likely each is after one or two others.
 *
 * <p>An interpolated Kneser-Ney model (Kneser, Ney 1995; Chen, Goodman 1999) over syllables, pruned
 * to the rows that change a decision: the probability of <i>c</i> after <i>a b</i> is {@code
 * row(a,b,c) + left(a,b) * (row(b,c) + left(b) * single(c))}, where {@code left} is what the rows
 * kept leave for others. Numbers, codes, breaks and unknown words are one unit each. Immutable,
 * safe for use by several threads.
 */
final class AccentModel {
  static final String NAME = "accents.model";

  /** Bits of a row's probability, and of what rows of three leave after a row of two. */
  static final int ROW_BITS = 5;

  static final int LEFT_BITS = 3;

  /** What a step is worth: probabilities are kept as logarithms. */
  static final double ROW_STEP = 0.35;

  static final double LEFT_STEP = 0.4;
  static final double SINGLE_STEP = 0.0625;

  private static final int PAIR = 40;
  private static final int TRIPLE = 41;
  private static final int LEFT_AFTER = 42;

  private static final float[] ROW = new float[1 << ROW_BITS];
  private static final float[] LEFT = new float[1 << LEFT_BITS];

  static {
    for (int i = 1; i < ROW.length; i++) {
      ROW[i] = (float) Math.exp(-ROW_STEP * (i - 1)); // 0 is no row
    }
    for (int i = 0; i < LEFT.length; i++) {
      LEFT[i] = (float) Math.exp(-LEFT_STEP * i);
    }
  }

  private final Unit[] units;
  private final int[] groups; // where a group starts in units, by key of the bare syllable; -1 free
  private final FingerprintTable pairs;
  private final FingerprintTable triples;
  private final FingerprintTable lefts;

  /**
   * A syllable of the model, or one of the classes of other units.
   *
   * @param text the syllable in canonical form; empty for a class
   * @param bare the same without marks
   * @param key its key, as {@link SyllableSequence} makes them
   * @param single its probability whatever stands before
   * @param left the share that rows of two leave for others after it
   */
  record Unit(String text, String bare, long key, float single, float left) {}

  private AccentModel(
      Unit[] units,
      int[] groups,
      FingerprintTable pairs,
      FingerprintTable triples,
      FingerprintTable lefts) {
    this.units = units;
    this.groups = groups;
    this.pairs = pairs;
    this.triples = triples;
    this.lefts = lefts;
  }

  static AccentModel load() {
    return read(ModelFile.load(AccentModel.class, NAME));
  }

  static AccentModel read(ByteBuffer in) {
    int count = in.getInt();
    List<Unit> units = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      String text = ModelFile.readString(in);
      float single = (float) Math.exp(-SINGLE_STEP * in.getShort());
      float left = (float) Math.exp(-SINGLE_STEP * in.get());
      units.add(
          new Unit(
              text,
              AccentFolder.fold(text),
              text.isEmpty() ? i : NgramKeys.ofWord(text),
              single,
              left));
    }
    int[] groups = new int[Integer.highestOneBit(count) * 4];
    java.util.Arrays.fill(groups, -1);
    Unit[] array = units.toArray(new Unit[0]);
    for (int i = SyllableSequence.CLASSES; i < count; i++) {
      if (!array[i].bare.equals(array[i - 1].bare)) {
        int slot = slot(groups, NgramKeys.ofWord(array[i].bare));
        while (groups[slot] >= 0) {
          slot = slot + 1 & groups.length - 1;
        }
        groups[slot] = i;
      }
    }
    return new AccentModel(
        array,
        groups,
        FingerprintTable.read(in),
        FingerprintTable.read(in),
        FingerprintTable.read(in));
  }

  /** Writes a model; the first units are the classes, the others lie by bare syllable. */
  static byte[] write(
      List<String> texts,
      short[] singles,
      byte[] shares,
      FingerprintTable pairs,
      FingerprintTable triples,
      FingerprintTable lefts) {
    int size = 4 + pairs.byteSize() + triples.byteSize() + lefts.byteSize();
    ByteBuffer out = ByteBuffer.allocate(size + texts.size() * 32);
    out.putInt(texts.size());
    for (int i = 0; i < texts.size(); i++) {
      ModelFile.writeString(out, texts.get(i));
      out.putShort(singles[i]).put(shares[i]);
    }
    pairs.write(out);
    triples.write(out);
    lefts.write(out);
    return java.util.Arrays.copyOf(out.array(), out.position());
  }

  private static int slot(int[] groups, long key) {
    return (int) (key >>> 20) & groups.length - 1;
  }

  Unit unit(int index) {
    return units[index];
  }

  /** How many units there are. */
  int size() {
    return units.length;
  }

  /** The unit of a syllable in canonical form, or null. */
  @Nullable Unit find(String syllable) {
    String bare = AccentFolder.fold(syllable);
    int group = group(bare.toCharArray(), bare.length());
    for (int i = group; group >= 0 && i < groupEnd(group); i++) {
      if (units[i].text.equals(syllable)) {
        return units[i];
      }
    }
    return null;
  }

  /** The first unit of the syllables that share a bare form, or -1. */
  int group(char[] bare, int length) {
    int slot = slot(groups, NgramKeys.ofWord(bare, 0, length));
    while (groups[slot] >= 0) {
      if (equals(units[groups[slot]].bare, bare, length)) {
        return groups[slot];
      }
      slot = slot + 1 & groups.length - 1;
    }
    return -1;
  }

  /** Where a group ends that starts at a unit, exclusive. */
  int groupEnd(int start) {
    int end = start + 1;
    while (end < units.length && units[end].bare.equals(units[start].bare)) {
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

  static long pair(long first, long second) {
    return NgramKeys.of(PAIR, first, second);
  }

  static long triple(long first, long second, long third) {
    return NgramKeys.of(TRIPLE, first, second, third);
  }

  static long leftAfter(long first, long second) {
    return NgramKeys.of(LEFT_AFTER, first, second);
  }

  /** What rows of three leave after a row of two; 1 if there are none. */
  float left(long first, long second) {
    return LEFT[lefts.get(leftAfter(first, second))];
  }

  /** What a row of two adds; 0 if there is none, and then there is none of three either. */
  float row(long first, long second) {
    return ROW[pairs.get(pair(first, second))];
  }

  /** What a row of three adds. */
  float row(long first, long second, long third) {
    return ROW[triples.get(triple(first, second, third))];
  }
}
