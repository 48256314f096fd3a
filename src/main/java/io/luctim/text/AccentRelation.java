// SPDX-License-Identifier: Apache-2.0
package io.luctim.text;

import io.luctim.text.letter.Alphabet;

/**
 * The relation of the marks of a query syllable to those of a text syllable.
 *
 * <p>The constants are ordered from the best match to none. A mark is the tone, the diacritic of â
 * ă ê ô ơ ư, or the stroke of đ.
 *
 * @since 0.1
 */
public enum AccentRelation {
  /** The canonical forms are equal. */
  SAME,
  /**
   * The query has only part of the marks of the text and contradicts none: <i>viêt</i> in the
   * query, <i>việt</i> in the text.
   */
  REFINES,
  /** The query has marks, the text has none: <i>việt</i> in the query, <i>viet</i> in the text. */
  UNACCENTED,
  /** The two differ only by hỏi and ngã, which half of the country pronounces alike. */
  CONFUSABLE,
  /** The letters differ, or the marks contradict each other. */
  DIFFERENT;

  /**
   * Compares two syllables or other words.
   *
   * @param query the query's syllable in canonical form ({@link SyllableNormalizer})
   * @param text the text's syllable in canonical form
   * @return the relation of the query to the text
   */
  public static AccentRelation between(CharSequence query, CharSequence text) {
    if (CharSequence.compare(query, text) == 0) {
      return SAME;
    }
    // The folded forms are compared, as they have one spelling where i and y may both be written.
    if (query.length() != text.length()
        || !AccentFolder.fold(query).equals(AccentFolder.fold(text))) {
      return DIFFERENT;
    }
    boolean queryMarked = false;
    boolean textMarked = false;
    boolean contradicts = false;
    int queryTone = 0;
    int textTone = 0;
    for (int i = 0; i < query.length(); i++) {
      int queryMark = mark(query.charAt(i));
      int textMark = mark(text.charAt(i));
      queryMarked |= queryMark != 0;
      textMarked |= textMark != 0;
      contradicts |= queryMark != 0 && queryMark != textMark;
      queryTone |= tone(query.charAt(i));
      textTone |= tone(text.charAt(i));
    }
    // The tone belongs to the syllable, not to a letter: its place depends on the other marks.
    boolean toneContradicts = queryTone != 0 && queryTone != textTone;
    queryMarked |= queryTone != 0;
    textMarked |= textTone != 0;
    if (!textMarked) {
      return queryMarked ? UNACCENTED : SAME;
    }
    if (contradicts) {
      return DIFFERENT;
    }
    if (!toneContradicts) {
      return REFINES;
    }
    boolean hookAndTilde =
        queryTone + textTone == Tone.HOOK.ordinal() + Tone.TILDE.ordinal()
            && Math.abs(queryTone - textTone) == 1;
    return hookAndTilde && withoutTone(query).equals(withoutTone(text)) ? CONFUSABLE : DIFFERENT;
  }

  /**
   * Returns whether a term may be the word that somebody is typing: it begins with the typed
   * letters and has all typed marks, and perhaps more. The tone may stand on a letter that has not
   * been typed yet; i and y are equal.
   *
   * @param typed the beginning of a word in lower case and composed
   * @param term a term in canonical form
   * @return whether the term may be meant
   */
  public static boolean begins(CharSequence typed, CharSequence term) {
    if (typed.length() > term.length()) {
      return false;
    }
    int typedTone = 0;
    int termTone = 0;
    for (int i = 0; i < term.length(); i++) {
      char c = term.charAt(i);
      termTone |= tone(c);
      if (i < typed.length()) {
        char t = typed.charAt(i);
        typedTone |= tone(t);
        if (base(t) != base(c) || mark(t) != 0 && mark(t) != mark(c)) {
          return false;
        }
      }
    }
    return typedTone == 0 || typedTone == termTone;
  }

  /** Returns the letter without its marks, y for i. */
  private static char base(char c) {
    int value = Alphabet.decode(c);
    char base = value > 0 ? Alphabet.base(value & Alphabet.MASK) : c;
    return base == 'i' ? 'y' : base;
  }

  /**
   * Returns a number for the letter's own mark, 0 for a letter without one. It does not depend on
   * the tone.
   */
  private static int mark(char c) {
    int value = Alphabet.decode(c);
    if (value > 0) {
      int code = value & Alphabet.MASK;
      return Alphabet.isMarked(code) ? code : 0;
    }
    return c < 0x80 ? 0 : c;
  }

  private static int tone(char c) {
    int value = Alphabet.decode(c);
    return value > 0 ? value >> Alphabet.BITS : 0;
  }

  private static String withoutTone(CharSequence syllable) {
    StringBuilder plain = new StringBuilder(syllable.length());
    for (int i = 0; i < syllable.length(); i++) {
      int value = Alphabet.decode(syllable.charAt(i));
      plain.append(value > 0 ? Alphabet.compose(value & Alphabet.MASK, 0) : syllable.charAt(i));
    }
    return plain.toString();
  }
}
