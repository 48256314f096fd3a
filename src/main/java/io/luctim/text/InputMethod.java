// SPDX-License-Identifier: Apache-2.0
package io.luctim.text;

import io.luctim.text.letter.Alphabet;
import org.jspecify.annotations.Nullable;

/**
 * The two ways of typing Vietnamese on a Latin keyboard. Keys are decoded as UniKey decodes them: a
 * mark may be typed right after its letter or anywhere later in the syllable.
 *
 * @since 0.1
 */
public enum InputMethod {
  /**
   * Letters type marks: {@code aa ee oo aw ow uw dd} are other letters, {@code s f r x j} are
   * tones, {@code z} removes the tone.
   */
  TELEX {
    @Override
    boolean press(Keys keys, char key) {
      return switch (key) {
        case 's' -> keys.tone(Tone.ACUTE);
        case 'f' -> keys.tone(Tone.GRAVE);
        case 'r' -> keys.tone(Tone.HOOK);
        case 'x' -> keys.tone(Tone.TILDE);
        case 'j' -> keys.tone(Tone.DOT);
        case 'z' -> keys.tone(Tone.LEVEL);
        case 'a', 'e', 'o' -> keys.doubled(key);
        case 'w' -> keys.hornOrBreve();
        case 'd' -> keys.mark('d', Alphabet.STROKE);
        default -> false;
      };
    }
  },
  /**
   * Digits type marks: 1 to 5 are tones, 6 the circumflex, 7 the horn, 8 the breve, 9 the stroke, 0
   * removes the tone.
   */
  VNI {
    @Override
    boolean press(Keys keys, char key) {
      return switch (key) {
        case '0' -> keys.tone(Tone.LEVEL);
        case '1' -> keys.tone(Tone.ACUTE);
        case '2' -> keys.tone(Tone.GRAVE);
        case '3' -> keys.tone(Tone.HOOK);
        case '4' -> keys.tone(Tone.TILDE);
        case '5' -> keys.tone(Tone.DOT);
        case '6' ->
            keys.mark('a', Alphabet.CIRCUMFLEX)
                || keys.mark('e', Alphabet.CIRCUMFLEX)
                || keys.mark('o', Alphabet.CIRCUMFLEX);
        case '7' -> keys.horn();
        case '8' -> keys.mark('a', Alphabet.BREVE);
        case '9' -> keys.mark('d', Alphabet.STROKE);
        default -> false;
      };
    }
  };

  /** Maximum number of keys of a syllable; seven letters, two marks, a tone and a stroke are 11. */
  static final int MAX_KEYS = 12;

  abstract boolean press(Keys keys, char key);

  /**
   * Decodes the keys of one syllable.
   *
   * @param keys what was typed, in either case, such as {@code ddoois} or {@code d9o61i}
   * @return the syllable in canonical form, or null if the keys do not type a legal syllable with
   *     at least one mark. Whether a word was meant as keys is decided by {@link KeystrokeDecoder}
   */
  public @Nullable String decode(CharSequence keys) {
    Keys typed = type(keys);
    return typed == null ? null : typed.syllable();
  }

  /**
   * Decodes the keys of a syllable that is still being typed.
   *
   * @param keys what was typed so far, in either case, such as {@code dduwo}
   * @return its letters so far, such as <i>đươ</i>; null if no key is a mark
   */
  public @Nullable String decodeUnfinished(CharSequence keys) {
    Keys typed = type(keys);
    return typed == null || typed.marks == 0 ? null : typed.withTone(typed.letters.toString());
  }

  /**
   * Types the keys. Two equal vowels are first taken for a circumflex wherever they stand, and if
   * this gives no syllable, only where they are adjacent.
   */
  @Nullable Keys type(CharSequence keys) {
    Keys free = type(keys, new Keys(false));
    return free == null || free.syllable() != null ? free : type(keys, new Keys(true));
  }

  private @Nullable Keys type(CharSequence keys, Keys typed) {
    if (keys.length() > MAX_KEYS) {
      return null;
    }
    for (int i = 0; i < keys.length(); i++) {
      char key = Character.toLowerCase(keys.charAt(i));
      boolean letter = key >= 'a' && key <= 'z';
      if (!letter && (key < '0' || key > '9')) {
        return null;
      }
      if (press(typed, key)) {
        typed.marks++;
      } else if (letter) {
        typed.letter(key);
      } else {
        return null;
      }
    }
    return typed;
  }

  /** The letters, marks and tone that the keys have typed so far. */
  static final class Keys {
    private final StringBuilder letters = new StringBuilder();
    private Tone tone = Tone.LEVEL;
    private int marks;
    private final boolean adjacent;

    Keys(boolean adjacent) {
      this.adjacent = adjacent;
    }

    /** Returns how many keys were marks. */
    int marks() {
      return marks;
    }

    private void letter(char key) {
      letters.append(key);
    }

    private boolean tone(Tone added) {
      // A tone key before any vowel is a letter, and so is a second tone key.
      if (firstVowel() < 0 || (tone == Tone.LEVEL) == (added == Tone.LEVEL)) {
        return false;
      }
      tone = added;
      return true;
    }

    private int firstVowel() {
      for (int i = 0; i < letters.length(); i++) {
        if (Alphabet.isVowel(Alphabet.code(letters.charAt(i)))) {
          return i;
        }
      }
      return -1;
    }

    /** Types the second of two equal vowels as a circumflex; in <i>ngoào</i> it is a letter. */
    private boolean doubled(char letter) {
      return (!adjacent || letters.toString().endsWith(String.valueOf(letter)))
          && mark(letter, Alphabet.CIRCUMFLEX);
    }

    /** Puts a mark on the last plain letter of this kind. */
    private boolean mark(char letter, int mark) {
      int at = letters.lastIndexOf(String.valueOf(letter));
      if (at < 0 || (letter == 'd' && at != 0)) {
        return false;
      }
      set(at, mark);
      return true;
    }

    private void set(int at, int mark) {
      int marked = Alphabet.withMark(Alphabet.code(letters.charAt(at)), mark);
      letters.setCharAt(at, Alphabet.compose(marked, 0));
    }

    private boolean horn() {
      int at = letters.lastIndexOf("uo");
      if (at >= 0) {
        set(at, Alphabet.HORN);
        set(at + 1, Alphabet.HORN);
        return true;
      }
      return mark('o', Alphabet.HORN) || mark('u', Alphabet.HORN);
    }

    private boolean hornOrBreve() {
      if (letters.indexOf("ua") >= 0 && letters.indexOf("q") < 0) {
        return mark('u', Alphabet.HORN); // mưa, not muă
      }
      return letters.indexOf("a") >= 0 ? mark('a', Alphabet.BREVE) : horn();
    }

    @Nullable String syllable() {
      if (marks == 0) {
        return null;
      }
      String spelled = withTone(letters.toString());
      if (SyllableInventory.contains(spelled)) {
        return SyllableNormalizer.normalize(spelled);
      }
      // thuở has the one rime in which only the o has a horn.
      spelled = withTone(letters.toString().replace("ươ", "uơ"));
      return SyllableInventory.contains(spelled) ? SyllableNormalizer.normalize(spelled) : null;
    }

    private String withTone(String word) {
      int vowel = firstVowel();
      if (vowel < 0) {
        return word;
      }
      // Any vowel may take the tone, as the normalizer moves it to its place.
      char toned = Alphabet.compose(Alphabet.code(word.charAt(vowel)), tone.ordinal());
      return word.substring(0, vowel) + toned + word.substring(vowel + 1);
    }
  }
}
