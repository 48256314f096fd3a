// SPDX-License-Identifier: Apache-2.0
package io.luctim.text.term;

import io.luctim.text.AccentFolder;
import io.luctim.text.ngram.CuckooTable;
import io.luctim.text.ngram.ModelFile;
import io.luctim.text.ngram.NgramKeys;
import java.nio.ByteBuffer;

/**
 * The rarity of words, and of pairs of adjacent words, in Vietnamese news: the negative logarithm
 * of the share of articles that have it, an inverse document frequency. Words are compared without
 * their marks.
 *
 * <p>A trained table has the common ones; all others are equally rare. The table is used for topic
 * signatures, which are made before the rest of the collection is known, and for pairs of words,
 * which an index does not count. Immutable, safe for use by several threads.
 *
 * @since 0.1
 */
public final class TermRarity {
  /** Name of the model file. */
  public static final String NAME = "rarity.model";

  /** Minimum share of articles that have a word or a pair for it to be in the table. */
  static final double COMMON = 0.0026;

  /** Rarity of what is not in the table: half as common as the rarest entry. */
  public static final float RARE = (float) -Math.log(COMMON / 2);

  /** Number of bits of a value in the table. */
  static final int BITS = 4;

  /** Difference in rarity between two values of the table. */
  static final double STEP = 0.4;

  /** Maximum rarity of an entry of the table. */
  static final float MAX_LISTED = (float) (((1 << BITS) - 2) * STEP);

  private static final class Standard {
    static final TermRarity RARITY =
        new TermRarity(CuckooTable.read(ModelFile.load(TermRarity.class, NAME)));
  }

  private final CuckooTable table;

  private TermRarity(CuckooTable table) {
    this.table = table;
  }

  /**
   * Returns the table that comes with Luctim.
   *
   * @return always the same instance
   */
  public static TermRarity standard() {
    return Standard.RARITY;
  }

  /** Returns the content of a model file. */
  static byte[] write(CuckooTable table) {
    ByteBuffer out = ByteBuffer.allocate(table.byteSize());
    table.write(out);
    return out.array();
  }

  /** Returns the key of a pair of words, given the keys of the words without their marks. */
  static long pair(long first, long second) {
    return NgramKeys.of(NgramKeys.RARITY_PAIR, first, second);
  }

  /** Returns the value that the table has for a share of articles. */
  static int quantize(double share) {
    return Math.clamp(Math.round(-Math.log(share) / STEP) + 1, 1, (1 << BITS) - 1);
  }

  /**
   * Returns the rarity of a pair of adjacent words.
   *
   * @param first a word in canonical form; its marks are ignored
   * @param second the word after it
   * @return the negative natural logarithm of the share of articles that have the pair; {@link
   *     #RARE} if the pair is not in the table
   */
  public float ofPair(String first, String second) {
    return of(
        pair(
            NgramKeys.ofWord(AccentFolder.fold(first)),
            NgramKeys.ofWord(AccentFolder.fold(second))));
  }

  /** Returns the rarity of a word or a pair, given its key. */
  float of(long key) {
    int value = table.get(key);
    return value > 0 ? (float) ((value - 1) * STEP) : RARE;
  }
}
