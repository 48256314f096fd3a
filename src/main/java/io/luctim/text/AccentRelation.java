// SPDX-License-Identifier: Apache-2.0
package io.luctim.text;

import io.luctim.text.letter.Alphabet;

/**
 * How the marks of a query syllable stand to those of a text syllable with the same letters.
 *
 * <p>The constants are in the order in which a reader would rank them. A mark is the tone, the
 * diacritic of â ă ê ô ơ ư, or the stroke of đ.
 *
 * @since 0.1
 */
public enum AccentRelation {
  /** Equal canonical forms. */
  SAME,
  /** The query has only part of the text's marks and contradicts none: <i>viêt</i>, <i>việt</i>. */
  REFINES,
  /** The query has marks and the text has none at all: <i>việt</i>, <i>viet</i>. */
  BARE,
  /** The same but for hỏi and ngã, which half of the country pronounces alike. */
  CONFUSABLE,
  /** Other letters, or marks that contradict. */
  DIFFERENT;

  /**
   * Compares two syllables, or other words.
   *
   * @param query the query's syllable in canonical form ({@link SyllableNormalizer})
   * @param text the text's syllable in canonical form
   * @return how the query's marks stand to the text's
   */
  public static AccentRelation between(CharSequence query, CharSequence text) {
    if (CharSequence.compare(query, text) == 0) {
      return SAME;
    }
    // Folding, not the letters themselves: without its tone, kĩ is written ki and means ky too.
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
    // Tones are compared as the syllable's, not as a letter's: the place depends on other marks.
    boolean toneContradicts = queryTone != 0 && queryTone != textTone;
    queryMarked |= queryTone != 0;
    textMarked |= textTone != 0;
    if (!textMarked) {
      return queryMarked ? BARE : SAME;
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
   * Whether a term begins as was typed so far: it has all marks that were typed, and perhaps more.
   * The tone may stand on a letter that is not typed yet; i and y are alike.
   *
   * @param typed the beginning of a word in lower case and composed
   * @param term a term in canonical form
   * @return whether the term can be what is being typed
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

  /** The plain letter; y for i. */
  private static char base(char c) {
    int value = Alphabet.decode(c);
    char base = value > 0 ? Alphabet.base(value & Alphabet.MASK) : c;
    return base == 'i' ? 'y' : base;
  }

  /** A letter's own mark: which letter it is beyond its base, or 0 for a plain one. */
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
