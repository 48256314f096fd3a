// SPDX-License-Identifier: Apache-2.0
package io.luctim.text;

import io.luctim.text.letter.Alphabet;
import io.luctim.text.letter.Rimes;
import io.luctim.text.letter.SyllableParser;
import java.text.Normalizer;
import java.util.Arrays;

/**
 * Removes all marks from words: <i>đường</i> becomes <i>duong</i>.
 *
 * <p>Removes tone marks, the marks of ă â ê ô ơ ư, the stroke of đ, and the diacritics of other
 * Latin letters (<i>café</i>, <i>Malmö</i>, <i>Łódź</i>). An open syllable that may be written with
 * i or with y gets always the same of the two, so that {@code fold(normalize(w))} equals {@code
 * fold(w)} for every spelling of a syllable. Stateless and safe for use by several threads;
 * allocates nothing.
 *
 * @since 0.1
 */
public final class AccentFolder {
  /** The composed letters with diacritics lie before this character and in the range below. */
  private static final int LATIN_END = 0x250;

  private static final int VIETNAMESE_START = 0x1E00;
  private static final int VIETNAMESE_END = 0x1F00;

  /** Stands in the table for a letter that becomes two; see {@link #ligature}. */
  private static final char LIGATURE = 1;

  /** The plain character of each character; NUL for one that is dropped. */
  private static final char[] FOLD = new char[VIETNAMESE_END];

  static {
    for (char c = 0; c < FOLD.length; c++) {
      FOLD[c] = c;
    }
    for (char c = 0xC0; c < VIETNAMESE_END; c = c == LATIN_END - 1 ? VIETNAMESE_START : ++c) {
      char base = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD).charAt(0);
      FOLD[c] = base < 0x80 ? Character.toLowerCase(base) : Character.toLowerCase(c);
    }
    String strokes = "đdøołlħhŧtıiƀbɨi";
    for (int i = 0; i < strokes.length(); i += 2) {
      FOLD[strokes.charAt(i)] = strokes.charAt(i + 1);
    }
    for (char lookalike : new char[] {'Đ', 'Ð', 'ð', 'Ɖ'}) {
      FOLD[lookalike] = 'd';
    }
    FOLD['Ø'] = 'o';
    FOLD['Ł'] = 'l';
    for (char ligature : new char[] {'æ', 'Æ', 'œ', 'Œ', 'ß', 'þ', 'Þ'}) {
      FOLD[ligature] = LIGATURE;
    }
    for (char c = 'A'; c <= 'Z'; c++) {
      FOLD[c] = Character.toLowerCase(c);
    }
    Arrays.fill(FOLD, 0x300, 0x370, '\0'); // combining marks
  }

  private AccentFolder() {}

  /**
   * Folds a word.
   *
   * @param word composed or decomposed, in either case
   * @return the word in lower case and without marks
   */
  public static String fold(CharSequence word) {
    char[] chars = word.toString().toCharArray();
    char[] folded = new char[2 * chars.length];
    return new String(folded, 0, fold(chars, 0, chars.length, folded));
  }

  /**
   * Folds a word into another buffer.
   *
   * @param word holds the word; not changed
   * @param offset where it starts
   * @param length its length in chars
   * @param target receives the folded word from index 0; must have room for {@code 2 * length}
   *     chars
   * @return the length of the folded word
   */
  public static int fold(char[] word, int offset, int length, char[] target) {
    int written = 0;
    for (int i = offset, end = offset + length; i < end; i++) {
      char c = word[i];
      char plain = c < FOLD.length ? FOLD[c] : c;
      if (plain == LIGATURE) {
        String letters = ligature(c);
        target[written++] = letters.charAt(0);
        target[written++] = letters.charAt(1);
      } else if (plain != '\0') {
        target[written++] = plain;
      }
    }
    settle(target, written);
    return written;
  }

  /**
   * Returns whether a word has a mark that {@link #fold} would remove.
   *
   * @param word holds the word in lower case
   * @param offset where it starts
   * @param length its length in chars
   * @return whether any character has a mark
   */
  public static boolean isMarked(char[] word, int offset, int length) {
    for (int i = offset, end = offset + length; i < end; i++) {
      if (isMarked(word[i])) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns whether a word has a mark that {@link #fold} would remove.
   *
   * @param word the word in lower case
   * @return whether any character has a mark
   */
  public static boolean isMarked(CharSequence word) {
    for (int i = 0; i < word.length(); i++) {
      if (isMarked(word.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMarked(char c) {
    return c >= 0xC0 && c < FOLD.length && FOLD[c] != c;
  }

  /** Chooses i or y without looking at the tone, on which the choice of the normalizer depends. */
  private static void settle(char[] word, int length) {
    if (length == 2 && (word[1] == 'i' || word[1] == 'y')) {
      char letter = SyllableParser.iOrY(word[0]);
      word[1] = letter == '\0' ? word[1] : letter;
    } else if (length > 2 && length < 6 && word[0] == 'q' && word[1] == 'u' && word[2] == 'i') {
      int rime = Alphabet.Y;
      for (int i = 3; i < length; i++) {
        rime = rime << Alphabet.BITS | Math.max(0, Alphabet.decode(word[i]) & Alphabet.MASK);
      }
      word[2] = Rimes.find(rime) == null ? 'i' : 'y';
    } else if (length > 2 && length < 5 && word[0] == 'i' && word[1] == 'e') {
      int rime = Alphabet.Y << Alphabet.BITS | Alphabet.E_CIRCUMFLEX;
      for (int i = 2; i < length; i++) {
        rime = rime << Alphabet.BITS | Math.max(0, Alphabet.decode(word[i]) & Alphabet.MASK);
      }
      word[0] = Rimes.find(rime) == null ? 'i' : 'y';
    }
  }

  private static String ligature(char c) {
    return switch (c) {
      case 'æ', 'Æ' -> "ae";
      case 'œ', 'Œ' -> "oe";
      case 'ß' -> "ss";
      default -> "th";
    };
  }
}
