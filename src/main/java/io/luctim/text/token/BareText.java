// SPDX-License-Identifier: Apache-2.0
package io.luctim.text.token;

import io.luctim.text.AccentFolder;
import io.luctim.text.SyllableInventory;
import io.luctim.text.SyllableNormalizer;
import io.luctim.text.TokenType;
import io.luctim.text.letter.SyllableParser;

/**
 * Tells whether a text is Vietnamese written without accents, as old e-mails and many comments are.
 *
 * <p>Only then may an unaccented word of it stand for an accented one: {@code nam} is <i>năm</i> in
 * <i>ke hoach nam toi</i>, and never in <i>Nam Định vào hè</i>. Stateless and safe for use by
 * several threads.
 *
 * @since 0.1
 */
public final class BareText {
  private static final int MIN_WORDS = 4;

  /** Enough to tell; longer texts are not read further. */
  private static final int MAX_WORDS = 400;

  private BareText() {}

  /**
   * Looks at the words of a text.
   *
   * @param text any text
   * @return whether it has at least four words, at most one in fifty has marks, and at least four
   *     in five would be syllables if they had them
   */
  public static boolean isBare(CharSequence text) {
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
