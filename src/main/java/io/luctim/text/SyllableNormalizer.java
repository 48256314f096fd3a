// SPDX-License-Identifier: Apache-2.0
package io.luctim.text;

import io.luctim.text.letter.Alphabet;
import io.luctim.text.letter.SyllableParser;
import java.text.Normalizer;

/**
 * Gives every spelling of a word one canonical form, tones kept.
 *
 * <p>What reads as the same Vietnamese syllable becomes the same characters: composed and
 * decomposed text (also with the marks in the wrong order), look-alikes of đ, the old and the new
 * place of the tone mark (<i>hoà</i> = <i>hòa</i>), a tone mark on the wrong letter (<i>vịêt</i> =
 * <i>việt</i>), <i>i</i> and <i>y</i> where the orthography allows both (<i>kĩ</i> = <i>kỹ</i>,
 * <i>quí</i> = <i>quý</i>, but never <i>tai</i> = <i>tay</i> or <i>thúi</i> = <i>thúy</i>), either
 * case, full-width letters, zero-width characters. A word that is not spelled like a Vietnamese
 * syllable gets lower case and Unicode's compatibility composition (NFKC, UAX #15), nothing else.
 *
 * <p>Idempotent. Not safe for use by several threads: an instance owns its buffer. No allocation
 * for text in Vietnamese and other Latin letters.
 *
 * @since 0.1
 */
public final class SyllableNormalizer {
  private final SyllableParser letters = new SyllableParser();
  private char[] buffer = new char[64];

  /** Makes a normalizer with a buffer of its own. */
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
   * Normalizes the letters of a word, or of a part of one, each for itself: case and composition.
   * Tone marks stay where they are, and so do i and y.
   *
   * @param letters what stands before the star of a prefix query, say
   * @return its letters in canonical form
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
    if (letters.read(text, offset, length) && letters.analyze()) {
      return letters.write(buffer);
    }
    int written = word(text, offset, length);
    return written >= 0 ? written : compatible(new String(text, offset, length));
  }

  /**
   * The canonical form that the last call left, from index 0.
   *
   * @return the buffer itself; its content lasts until the next call
   */
  public char[] buffer() {
    return buffer;
  }

  /**
   * Whether the last word is a syllable that may be written with i or with y.
   *
   * @return whether {@link #buffer} may show another spelling than the text has
   */
  public boolean hasTwoSpellings() {
    return letters.rime() != null && letters.twoSpellings();
  }

  /**
   * Spells the last word as it was written, which of i and y it has included.
   *
   * @param target receives the word from index 0; must hold its length
   * @return the length of the word
   */
  public int writeSpelling(char[] target) {
    return letters.writeSpelling(target);
  }

  /** Letter by letter, in place; -1 where only Unicode's own tables can tell. */
  private int word(char[] text, int offset, int length) {
    int written = 0;
    int code = 0; // the letter that following marks go on; 0 for none
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

  /** Characters that NFKC leaves alone, as no combining mark gets this far. */
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

  private int compatible(String word) {
    StringBuilder readable = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      if (!Alphabet.isIgnorable(word.charAt(i))) {
        readable.append(word.charAt(i));
      }
    }
    String composed = lowerCompatible(readable.toString());
    // Lower case may decompose and composition may make another capital: twice is enough in
    // practice, and the loop ends whatever the tables say.
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
    if (letters.read(chars, 0, chars.length) && letters.analyze()) {
      return letters.write(buffer);
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
      // A few Arabic ligatures decompose to a space and marks; a term has no spaces.
      if (!Character.isWhitespace(codePoint)) {
        lower.appendCodePoint(Character.toLowerCase(codePoint));
      }
      i += Character.charCount(codePoint);
    }
    return lower.toString();
  }
}
