// SPDX-License-Identifier: Apache-2.0
package io.luctim.text.token;

import io.luctim.text.AccentFolder;
import io.luctim.text.SyllableInventory;
import io.luctim.text.SyllableNormalizer;
import io.luctim.text.TokenType;
import io.luctim.text.letter.SyllableParser;

/**
 * Detects Vietnamese text that is written without accents, as old e-mails and many comments are.
 *
 * <p>Only in such a text may an unaccented word stand for an accented one: {@code nam} may mean
 * <i>năm</i> in <i>ke hoach nam toi</i>, but not in <i>Nam Định vào hè</i>. Stateless and safe for
 * use by several threads.
 *
 * @since 0.1
 */
public final class UnaccentedText {
  /** Minimum number of words; shorter texts are too short to decide. */
  private static final int MIN_WORDS = 4;

  /** Maximum number of words that are read, which are enough to decide. */
  private static final int MAX_WORDS = 400;

  private UnaccentedText() {}

  /**
   * Returns whether a text is written without accents.
   *
   * @param text any text
   * @return whether it has at least four words, of which at most one in fifty has marks and at
   *     least four in five are syllables, or would be with marks
   */
  public static boolean isUnaccented(CharSequence text) {
    char[] chars = text.toString().toCharArray();
    TokenScanner scanner = new TokenScanner();
    SyllableNormalizer normalizer = new SyllableNormalizer();
    int words = 0;
    int marked = 0;
    int syllables = 0;
    int at = 0;
    while (words < MAX_WORDS && scanner.next(chars, at, chars.length, true)) {
      at = scanner.end();
      if (scanner.type() != TokenType.WORD) {
        continue;
      }
      words++;
      int length = normalizer.normalize(chars, scanner.start(), scanner.end() - scanner.start());
      if (AccentFolder.isMarked(normalizer.buffer(), 0, length)) {
        marked++;
        if (marked > MAX_WORDS / 50) {
          return false;
        }
      } else if (length <= SyllableParser.MAX
          && isSyllable(new String(normalizer.buffer(), 0, length))) {
        syllables++;
      }
    }
    return words >= MIN_WORDS && 50 * marked <= words && 5 * syllables >= 4 * words;
  }

  private static boolean isSyllable(String word) {
    return SyllableInventory.contains(word) || !SyllableInventory.refinements(word).isEmpty();
  }
}
