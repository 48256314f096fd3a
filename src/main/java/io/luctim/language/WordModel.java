// SPDX-License-Identifier: Apache-2.0
package io.luctim.language;

import static io.luctim.text.ngram.NgramKeys.WORD_FEATURE;

import io.luctim.text.letter.Alphabet;
import io.luctim.text.letter.SyllableParser;
import io.luctim.text.ngram.CuckooTable;
import io.luctim.text.ngram.ModelFile;
import io.luctim.text.ngram.NgramKeys;
import java.nio.ByteBuffer;

/**
 * The model of {@link WordSegmenter}: a linear classifier that decides for each gap between two
 * syllables whether they belong to one word. Training and use share the features below.
 *
 * <p>A gap is between the syllables <i>a</i> and <i>b</i>; <i>l</i> is the syllable before
 * <i>a</i>, <i>r</i> the one after <i>b</i>, and <i>joined</i> is 1 if <i>l</i> and <i>a</i> belong
 * to one word, else 0. Features have integer weights, in units of {@value #WEIGHT_UNIT}.
 *
 * <p>The features of <i>a</i> alone and <i>b</i> alone can be computed once for a syllable. These
 * traits are packed into an int:
 *
 * <pre>
 *    28         23 22         17 16         11 10          5 4         0
 *   +-------------+-------------+-------------+-------------+-----------+
 *   |  as b, if   |  as a, if   |  as b, if   |  as a, if   |   class   |
 *   |  joined     |  joined     |  not joined |  not joined |           |
 *   +-------------+-------------+-------------+-------------+-----------+
 * </pre>
 *
 * <p>Immutable, safe for use by several threads.
 */
final class WordModel {
  /** Name of the model file. */
  static final String NAME = "words.model";

  /** Number of bits of a weight. */
  static final int WEIGHT_BITS = 6;

  /** Value that is added to a weight so that it is positive. Weights of 0 are not stored. */
  static final int WEIGHT_OFFSET = 1 << WEIGHT_BITS - 1;

  /** Unit of a weight, on the scale on which the model was trained. */
  static final float WEIGHT_UNIT = 0.15f;

  /** Number of classes of syllables: a {@link #shape} and a degree of being part of names each. */
  static final int CLASSES = 30;

  /** Number of degrees of how often a syllable is part of names. */
  static final int NAME_DEGREES = 5;

  /** Number of bits of a class. */
  private static final int CLASS_BITS = 5;

  /** Class of a syllable that was not seen in training. */
  static final int UNKNOWN = (1 << CLASS_BITS) - 1;

  /** Number of features of a gap besides the pair of classes. */
  static final int FEATURES = 9;

  private final CuckooTable weights;
  private final CuckooTable classes;
  private final byte[] classWeights; // of each classPair

  WordModel(CuckooTable weights, CuckooTable classes, byte[] classWeights) {
    this.weights = weights;
    this.classes = classes;
    this.classWeights = classWeights;
  }

  /** Loads the model at first use. */
  private static final class Standard {
    static final WordModel MODEL = read(ModelFile.load(WordModel.class, NAME));
  }

  /** Returns the model that comes with Luctim. */
  static WordModel standard() {
    return Standard.MODEL;
  }

  /** Reads the content of a model file. */
  static WordModel read(ByteBuffer in) {
    CuckooTable weights = CuckooTable.read(in);
    CuckooTable classes = CuckooTable.read(in);
    byte[] classWeights = new byte[2 * CLASSES * CLASSES];
    in.get(classWeights);
    return new WordModel(weights, classes, classWeights);
  }

  /** Returns the content of a model file. */
  byte[] write() {
    ByteBuffer out =
        ByteBuffer.allocate(weights.byteSize() + classes.byteSize() + classWeights.length);
    weights.write(out);
    classes.write(out);
    return out.put(classWeights).array();
  }

  /** Returns the key of a feature. The first four depend on <i>a</i> and <i>b</i> only. */
  static long feature(int index, int joined, long l, long a, long b, long r) {
    return switch (index) {
      case 0 -> NgramKeys.of(WORD_FEATURE, a, b);
      case 1 -> NgramKeys.of(WORD_FEATURE + 1 + joined, a, b);
      case 2 -> NgramKeys.of(WORD_FEATURE + 3 + joined, a, 0);
      case 3 -> NgramKeys.of(WORD_FEATURE + 5 + joined, b, 0);
      case 4 -> NgramKeys.of(WORD_FEATURE + 7 + joined, l, a, b);
      case 5 -> NgramKeys.of(WORD_FEATURE + 9, a, b, r);
      case 6 -> NgramKeys.of(WORD_FEATURE + 10, b, r);
      case 7 -> NgramKeys.of(WORD_FEATURE + 11 + joined, l, a);
      default -> NgramKeys.of(WORD_FEATURE + 13, l, a, b, r);
    };
  }

  /** Returns the index of the feature of the two classes in its table. */
  static int classPair(int joined, int classOfA, int classOfB) {
    return (joined * CLASSES + classOfA) * CLASSES + classOfB;
  }

  /**
   * Returns the traits of a syllable: its class, or {@link #UNKNOWN}, and the weights of the
   * features that depend on it alone.
   */
  int traits(long key) {
    int traits = 0;
    for (int joined = 0; joined < 2; joined++) {
      traits |= withTraitsBefore(traitsAfter(key, joined), key, joined);
    }
    return traits;
  }

  /** Returns only the class and the weight as <i>b</i>, for callers that do not cache traits. */
  int traitsAfter(long key, int joined) {
    int known = knownClass(key);
    int weight = weight(feature(3, joined, 0, 0, key, 0)) + WEIGHT_OFFSET;
    return (known >= 0 ? known : UNKNOWN) | weight << after(joined);
  }

  /** Adds the weight as <i>a</i> to traits. */
  int withTraitsBefore(int traits, long key, int joined) {
    int weight = weight(feature(2, joined, 0, key, 0, 0)) + WEIGHT_OFFSET;
    return traits | weight << before(joined);
  }

  /** Returns whether a syllable was seen in training. */
  static boolean hasClass(int traits) {
    return classIn(traits) != UNKNOWN;
  }

  /** Sets the class of traits to that of unknown words of a shape. */
  static int withUnknownClass(int traits, int shape) {
    return traits & ~UNKNOWN | unknownClass(shape);
  }

  private static int classIn(int traits) {
    return traits & UNKNOWN;
  }

  /** Returns the lowest bit of the weight as <i>a</i>. */
  private static int before(int joined) {
    return CLASS_BITS + 2 * WEIGHT_BITS * joined;
  }

  /** Returns the lowest bit of the weight as <i>b</i>. */
  private static int after(int joined) {
    return before(joined) + WEIGHT_BITS;
  }

  private static int weightIn(int traits, int shift) {
    return (traits >>> shift & (1 << WEIGHT_BITS) - 1) - WEIGHT_OFFSET;
  }

  /**
   * Returns the sum of the weights of the features that depend on <i>a</i> and <i>b</i> only.
   *
   * @param traitsOfA the {@link #traits} of <i>a</i>
   * @param traitsOfB the traits of <i>b</i>
   */
  int narrowScore(int joined, long a, long b, int traitsOfA, int traitsOfB) {
    return classWeights[classPair(joined, classIn(traitsOfA), classIn(traitsOfB))]
        + weight(feature(0, joined, 0, a, b, 0))
        + weight(feature(1, joined, 0, a, b, 0))
        + weightIn(traitsOfA, before(joined))
        + weightIn(traitsOfB, after(joined));
  }

  /** Returns the sum of the weights of the features that also depend on <i>l</i> and <i>r</i>. */
  int wideScore(int joined, long l, long a, long b, long r) {
    return weight(feature(4, joined, l, a, b, r))
        + weight(feature(5, joined, l, a, b, r))
        + weight(feature(6, joined, l, a, b, r))
        + weight(feature(7, joined, l, a, b, r))
        + weight(feature(8, joined, l, a, b, r));
  }

  /** Returns the weight of a feature, 0 for one that was not learned. */
  private int weight(long feature) {
    int value = weights.get(feature);
    return value == 0 ? 0 : value - WEIGHT_OFFSET;
  }

  /** Returns the class of a syllable that was seen in training, -1 for another. */
  private int knownClass(long key) {
    return classes.get(key) - 1;
  }

  /**
   * Returns the shape of a word: 0 for a Vietnamese syllable, 1 for a single letter, 2 for letters
   * without a vowel, as in abbreviations, 3 for anything else.
   */
  static int shape(SyllableParser parser, char[] word, int offset, int length) {
    if (length == 1) {
      return 1;
    }
    if (parser.parse(word, offset, length)) {
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

  /**
   * Returns the class of a word that was not seen in training: that of the average rare word of its
   * shape.
   */
  static int unknownClass(int shape) {
    return shape * NAME_DEGREES + (shape == 0 ? 2 : NAME_DEGREES - 1);
  }
}
