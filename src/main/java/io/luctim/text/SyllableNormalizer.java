// SPDX-License-Identifier: Apache-2.0
package io.luctim.text;

import io.luctim.text.letter.Alphabet;
import io.luctim.text.letter.SyllableParser;
import java.text.Normalizer;

/**
 * Gives all spellings of a word one canonical form. The tone is kept.
 *
 * <p>Spellings of the same Vietnamese syllable become equal: composed and decomposed text (even
 * with the marks in the wrong order), look-alikes of đ, the old and the new place of the tone mark
 * (<i>hoà</i> = <i>hòa</i>), a tone mark on the wrong letter (<i>vịêt</i> = <i>việt</i>), <i>i</i>
 * and <i>y</i> where the orthography allows both (<i>kĩ</i> = <i>kỹ</i>, <i>quí</i> = <i>quý</i>,
 * but never <i>tai</i> = <i>tay</i> or <i>thúi</i> = <i>thúy</i>), either case, full-width letters,
 * zero-width characters. A word that is not spelled like a Vietnamese syllable is converted to
 * lower case and to Unicode's compatibility composition (NFKC, UAX #15), and is not changed
 * otherwise.
 *
 * <p>Idempotent. Not safe for use by several threads, as an instance owns its buffer. Allocates
 * nothing for text in Vietnamese and other Latin letters.
 *
 * @since 0.1
 */
public final class SyllableNormalizer {
  private final SyllableParser parser = new SyllableParser();
  private char[] buffer = new char[64];

  /** Creates a normalizer with a buffer of its own. */
  public SyllableNormalizer() {}

  /**
   * Normalizes one word.
   *
   * @param word a word without spaces, in any case and composition
   * @return its canonical form
   */
  public static String normalize(CharSequence word) {
    SyllableNormalizer normalizer = new SyllableNormalizer();
    char[] chars = word.toString().toCharArray();
    int length = normalizer.normalize(chars, 0, chars.length);
    return new String(normalizer.buffer, 0, length);
  }

  /**
   * Normalizes case and composition of the beginning of a word. Tone marks, i and y stay as they
   * are, because their canonical form depends on the rest of the word.
   *
   * @param letters an unfinished word, such as the text before the star of a prefix query
   * @return its letters in lower case and composed
   */
  public static String normalizeLetters(CharSequence letters) {
    SyllableNormalizer normalizer = new SyllableNormalizer();
    char[] chars = letters.toString().toCharArray();
    normalizer.buffer = new char[Math.max(chars.length, 1)];
    int length = normalizer.word(chars, 0, chars.length);
    return length >= 0
        ? new String(normalizer.buffer, 0, length)
        : lowerCompatible(letters.toString());
  }

  /**
   * Normalizes one word into {@link #buffer}.
   *
   * @param text holds the word; not changed
   * @param offset where the word starts
   * @param length its length in chars
   * @return the length of the canonical form
   */
  public int normalize(char[] text, int offset, int length) {
    if (buffer.length < length) {
      buffer = new char[Math.max(length, 2 * buffer.length)];
    }
    if (parser.parse(text, offset, length)) {
      return parser.write(buffer);
    }
    int written = word(text, offset, length);
    return written >= 0 ? written : compatible(new String(text, offset, length));
  }

  /**
   * Returns the buffer that holds the canonical form of the last word, from index 0.
   *
   * @return the buffer itself; its content lasts until the next call
   */
  public char[] buffer() {
    return buffer;
  }

  /**
   * Returns whether the last word is a syllable that may be written with i or with y.
   *
   * @return whether the word may be written differently from its form in {@link #buffer}
   */
  public boolean hasTwoSpellings() {
    return parser.rime() != null && parser.twoSpellings();
  }

  /**
   * Writes the last word, for which {@link #hasTwoSpellings} is true, with the one of i and y that
   * the text has.
   *
   * @param target receives the spelling from index 0; must have room for it
   * @return the length of the spelling
   */
  public int writeSpelling(char[] target) {
    return parser.writeSpelling(target);
  }

  /**
   * Normalizes letter by letter.
   *
   * @return the length of the result; -1 if a character needs Unicode's own tables
   */
  private int word(char[] text, int offset, int length) {
    int written = 0;
    int code = 0; // the letter to which following marks belong; 0 for none
    int tone = 0;
    for (int i = offset, end = offset + length; i < end; i++) {
      char c = text[i];
      int value = Alphabet.decode(c);
      if (value > 0) {
        if (code != 0) {
          buffer[written++] = Alphabet.compose(code, tone);
        }
        code = value & Alphabet.MASK;
        tone = value >> Alphabet.BITS;
      } else if (value <= Alphabet.CIRCUMFLEX && value != Alphabet.IGNORABLE) {
        code = code == 0 ? 0 : Alphabet.withMark(code, value);
        if (code == 0) {
          return -1;
        }
      } else if (value < 0 && value != Alphabet.IGNORABLE) {
        if (code == 0 || tone != 0 || !Alphabet.isVowel(code)) {
          return -1;
        }
        tone = -value;
      } else if (value == 0) {
        if (code != 0) {
          buffer[written++] = Alphabet.compose(code, tone);
        }
        code = 0;
        tone = 0;
        if (!isStable(c)) {
          return -1;
        }
        buffer[written++] = Character.toLowerCase(c);
      }
    }
    if (code != 0) {
      buffer[written++] = Alphabet.compose(code, tone);
    }
    return written;
  }

  /** Returns whether NFKC leaves a character alone; combining marks never get this far. */
  private static boolean isStable(char c) {
    if (c < 0x180) {
      return c < 0x80
          || (c >= 0xC0
              && c != 0x130
              && c != 0x132
              && c != 0x133
              && c != 0x13F
              && c != 0x140
              && c != 0x149
              && c != 0x17F);
    }
    return (c >= 0x410 && c <= 0x44F) // Cyrillic
        || (c >= 0x4E00 && c <= 0x9FFF) // Han
        || (c >= 0xAC00 && c <= 0xD7A3); // Hangul
  }

  /** Normalizes with Unicode's own tables. */
  private int compatible(String word) {
    StringBuilder readable = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      if (!Alphabet.isIgnorable(word.charAt(i))) {
        readable.append(word.charAt(i));
      }
    }
    String composed = lowerCompatible(readable.toString());
    // Lower case may decompose, and composition may produce another capital. Two rounds are enough
    // in practice; the bound makes sure that the loop ends.
    for (int i = 0; i < 3; i++) {
      String again = lowerCompatible(composed);
      if (again.equals(composed)) {
        break;
      }
      composed = again;
    }
    char[] chars = composed.toCharArray();
    if (buffer.length < chars.length) {
      buffer = new char[chars.length];
    }
    if (parser.parse(chars, 0, chars.length)) {
      return parser.write(buffer);
    }
    int written = word(chars, 0, chars.length);
    if (written < 0) {
      System.arraycopy(chars, 0, buffer, 0, chars.length);
      written = chars.length;
    }
    return written;
  }

  private static String lowerCompatible(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFKC);
    StringBuilder lower = new StringBuilder(composed.length());
    for (int i = 0; i < composed.length(); ) {
      int codePoint = composed.codePointAt(i);
      // A few Arabic ligatures decompose to several words; a term has no spaces.
      if (!Character.isWhitespace(codePoint)) {
        lower.appendCodePoint(Character.toLowerCase(codePoint));
      }
      i += Character.charCount(codePoint);
    }
    return lower.toString();
  }
}
