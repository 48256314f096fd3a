// SPDX-License-Identifier: Apache-2.0
package io.luctim.text.term;

import io.luctim.text.AccentFolder;
import io.luctim.text.ngram.FingerprintTable;
import io.luctim.text.ngram.ModelFile;
import io.luctim.text.ngram.NgramKeys;
import java.nio.ByteBuffer;

/**
 * How rare a word is in Vietnamese news, and two words in a row, all without their marks: the
 * logarithm of how many articles there are for each that has it.
 *
 * <p>A trained table of the common ones; all others are equally rare. It serves where an article
 * has to be weighed by itself, before the collection is known that it will stand in, and for pairs
 * of words, which an index does not count. Immutable, safe for use by several threads.
 *
 * @since 0.1
 */
public final class TermRarity {
  public static final String NAME = "rarity.model";

  /** What is in fewer articles than this share is not listed. */
  static final double COMMON = 0.0026;

  /** How rare is what is not listed: half as common as the rarest that is. */
  public static final float RARE = (float) -Math.log(COMMON / 2);

  static final int BITS = 4;
  static final double STEP = 0.4;

  /** How rare the rarest is that is listed. */
  static final float MAX_LISTED = (float) (((1 << BITS) - 2) * STEP);

  private static final int PAIR = 50;

  private static final class Standard {
    static final TermRarity RARITY =
        new TermRarity(FingerprintTable.read(ModelFile.load(TermRarity.class, NAME)));
  }

  private final FingerprintTable table;

  private TermRarity(FingerprintTable table) {
    this.table = table;
  }

  /**
   * The table that comes with Luctim.
   *
   * @return the one table
   */
  public static TermRarity standard() {
    return Standard.RARITY;
  }

  static byte[] write(FingerprintTable table) {
    ByteBuffer out = ByteBuffer.allocate(table.byteSize());
    table.write(out);
    return out.array();
  }

  static long pair(long first, long second) {
    return NgramKeys.of(PAIR, first, second);
  }

  /** The value that the table has for a share of articles. */
  static int quantize(double share) {
    return Math.clamp(Math.round(-Math.log(share) / STEP) + 1, 1, (1 << BITS) - 1);
  }

  /** Whether a key is listed. */
  boolean isCommon(long key) {
    return table.get(key) > 0;
  }

  /**
   * How rare it is that one word follows on another.
   *
   * @param first a word in canonical form; its marks do not count
   * @param second the word after it
   * @return the natural logarithm of how many articles there are for each that has the pair; {@link
   *     #RARE} if it is so rare that it is not listed
   */
  public float ofPair(String first, String second) {
    return of(
        pair(
            NgramKeys.ofWord(AccentFolder.fold(first)),
            NgramKeys.ofWord(AccentFolder.fold(second))));
  }

  float of(long key) {
    int value = table.get(key);
    return value > 0 ? (float) ((value - 1) * STEP) : RARE;
  }
}
