// SPDX-License-Identifier: Apache-2.0
package io.luctim.language;

import io.luctim.text.letter.Alphabet;
import io.luctim.text.letter.SyllableParser;
import io.luctim.text.ngram.FingerprintTable;
import io.luctim.text.ngram.ModelFile;
import io.luctim.text.ngram.NgramKeys;
import java.nio.ByteBuffer;

/**
 * What {@link WordSegmenter} has learned: a weight for each feature of a gap between two syllables.
 * The features are here, so that training and use see the same ones.
 *
 * <p>A gap stands between syllables <i>a</i> and <i>b</i>; <i>l</i> is what stands before, <i>r</i>
 * what follows, and <i>joined</i> says whether <i>l</i> and <i>a</i> were joined. Immutable, safe
 * for use by several threads.
 */
final class WordModel {
  static final String NAME = "words.model";

  /** Bits of a weight, and what it is worth. A weight of 0 is not stored. */
  static final int WEIGHT_BITS = 6;

  static final int WEIGHT_OFFSET = 1 << WEIGHT_BITS - 1;
  static final float WEIGHT_UNIT = 0.15f;

  /** Classes of syllables: {@link #shape} times five degrees of being part of names. */
  static final int CLASSES = 30;

  static final int NAME_DEGREES = 5;

  private static final int CLASS_BITS = 5;

  /** Stands for the class of a syllable that training did not see. */
  static final int UNKNOWN = (1 << CLASS_BITS) - 1;

  static final int FEATURES = 9;

  private final FingerprintTable weights;
  private final FingerprintTable classes;
  private final byte[] classWeights;

  WordModel(FingerprintTable weights, FingerprintTable classes, byte[] classWeights) {
    this.weights = weights;
    this.classes = classes;
    this.classWeights = classWeights;
  }

  /** The model is read once, when it is first needed. */
  private static final class Standard {
    static final WordModel MODEL = read(ModelFile.load(WordModel.class, NAME));
  }

  static WordModel standard() {
    return Standard.MODEL;
  }

  static WordModel read(ByteBuffer in) {
    FingerprintTable weights = FingerprintTable.read(in);
    FingerprintTable classes = FingerprintTable.read(in);
    byte[] classWeights = new byte[2 * CLASSES * CLASSES];
    in.get(classWeights);
    return new WordModel(weights, classes, classWeights);
  }

  byte[] write() {
    ByteBuffer out =
        ByteBuffer.allocate(weights.byteSize() + classes.byteSize() + classWeights.length);
    weights.write(out);
    classes.write(out);
    return out.put(classWeights).array();
  }

  /** The key of a feature; the first four see <i>a</i> and <i>b</i> only. */
  static long feature(int index, int joined, long l, long a, long b, long r) {
    return switch (index) {
      case 0 -> NgramKeys.of(1, a, b);
      case 1 -> NgramKeys.of(2 + joined, a, b);
      case 2 -> NgramKeys.of(4 + joined, a, 0);
      case 3 -> NgramKeys.of(6 + joined, b, 0);
      case 4 -> NgramKeys.of(8 + joined, l, a, b);
      case 5 -> NgramKeys.of(10, a, b, r);
      case 6 -> NgramKeys.of(11, b, r);
      case 7 -> NgramKeys.of(12 + joined, l, a);
      default -> NgramKeys.of(14, l, a, b, r);
    };
  }

  static int classPair(int joined, int classOfA, int classOfB) {
    return (joined * CLASSES + classOfA) * CLASSES + classOfB;
  }

  /**
   * What the model knows of a syllable by itself, packed: its class, or {@link #UNKNOWN}, then what
   * it weighs before a gap and after one.
   */
  int traits(long key) {
    int traits = 0;
    for (int joined = 0; joined < 2; joined++) {
      traits |= withTraitsBefore(traitsAfter(key, joined), key, joined);
    }
    return traits;
  }

  /** Of these the class, and what it weighs after a gap: for who cannot keep them. */
  int traitsAfter(long key, int joined) {
    int known = knownClass(key);
    int weight = weight(feature(3, joined, 0, 0, key, 0)) + WEIGHT_OFFSET;
    return (known >= 0 ? known : UNKNOWN) | weight << after(joined);
  }

  /** Adds what it weighs before a gap. */
  int withTraitsBefore(int traits, long key, int joined) {
    int weight = weight(feature(2, joined, 0, key, 0, 0)) + WEIGHT_OFFSET;
    return traits | weight << before(joined);
  }

  /** Whether training saw the syllable. */
  static boolean hasClass(int traits) {
    return classIn(traits) != UNKNOWN;
  }

  /** Gives a syllable that training did not see the class of the average rare one of its shape. */
  static int withUnknownClass(int traits, int shape) {
    return traits & ~UNKNOWN | unknownClass(shape);
  }

  private static int classIn(int traits) {
    return traits & UNKNOWN;
  }

  private static int before(int joined) {
    return CLASS_BITS + 2 * WEIGHT_BITS * joined;
  }

  private static int after(int joined) {
    return before(joined) + WEIGHT_BITS;
  }

  private static int weightIn(int traits, int shift) {
    return (traits >>> shift & (1 << WEIGHT_BITS) - 1) - WEIGHT_OFFSET;
  }

  /**
   * What is learned of a gap by its own syllables only, in units.
   *
   * @param traitsOfA what {@link #traits} says of <i>a</i>
   * @param traitsOfB what it says of <i>b</i>
   */
  int narrowScore(int joined, long a, long b, int traitsOfA, int traitsOfB) {
    return classWeights[classPair(joined, classIn(traitsOfA), classIn(traitsOfB))]
        + weight(feature(0, joined, 0, a, b, 0))
        + weight(feature(1, joined, 0, a, b, 0))
        + weightIn(traitsOfA, before(joined))
        + weightIn(traitsOfB, after(joined));
  }

  /** The sum of the weights of the others. */
  int wideScore(int joined, long l, long a, long b, long r) {
    return weight(feature(4, joined, l, a, b, r))
        + weight(feature(5, joined, l, a, b, r))
        + weight(feature(6, joined, l, a, b, r))
        + weight(feature(7, joined, l, a, b, r))
        + weight(feature(8, joined, l, a, b, r));
  }

  /** The weight of a feature in units, 0 for one that was not learned. */
  private int weight(long feature) {
    int value = weights.get(feature);
    return value == 0 ? 0 : value - WEIGHT_OFFSET;
  }

  /** The class of a syllable that training saw, or -1. */
  private int knownClass(long key) {
    return classes.get(key) - 1;
  }

  /**
   * What a word looks like: 0 a Vietnamese syllable, 1 a single letter, 2 letters without a vowel,
   * as in abbreviations, 3 anything else.
   */
  static int shape(SyllableParser letters, char[] word, int offset, int length) {
    if (length == 1) {
      return 1;
    }
    if (letters.read(word, offset, length) && letters.analyze()) {
      return 0;
    }
    for (int i = offset, end = offset + length; i < end; i++) {
      int value = Alphabet.decode(word[i]);
      if (value <= 0 || Alphabet.isVowel(value & Alphabet.MASK)) {
        return 3;
      }
    }
    return 2;
  }

  /** The class of a word that training did not see: that of the average rare one of its shape. */
  static int unknownClass(int shape) {
    return shape * NAME_DEGREES + (shape == 0 ? 2 : NAME_DEGREES - 1);
  }
}
