// SPDX-License-Identifier: Apache-2.0
package io.luctim.text.letter;

import org.jspecify.annotations.Nullable;

/**
 * Parses the spelling of a syllable: reads its letters and its tone, splits the letters into onset
 * and rime, and writes the syllable in canonical form.
 *
 * <p>Call {@link #parse}, then the other methods. Not safe for use by several threads; allocates
 * nothing.
 */
public final class SyllableParser {
  /** Onsets after which an open syllable may be written with <i>i</i> or with <i>y</i>. */
  private static final String I_OR_Y_ONSETS = "hklmst";

  /**
   * The canonical one of <i>i</i> and <i>y</i>: a string for each of these onsets, a character for
   * each tone. It is the spelling that the newspapers of the training corpus print more often.
   */
  private static final String[] I_OR_Y = {
    "yiyyiy", // h: hy, hì, hỷ, hí
    "iyyyyy", // k: ki, kỳ, kỷ, kỹ, ký, kỵ
    "yiyyyy", // l: ly, lì, lý
    "yiiyii", // m: my, mì, mỉ, mỹ, mí, mị
    "iiiiii", // s: sĩ
    "yyyyyi" // t: ty, tỳ, tỷ, tý, tị
  };

  /** Maximum length of a syllable in letters, as in nghiêng. */
  public static final int MAX = 7;

  private final byte[] codes = new byte[MAX];
  private int count;
  private int tone;
  private int onsetLength;
  private Rimes.@Nullable Rime rime;

  private int settled; // index of an i or y that was made canonical; -1 for none
  private byte written; // the letter that the text has there

  /** Returns the tone, as the ordinal of a {@code Tone}. */
  public int tone() {
    return tone;
  }

  /** Returns the number of letters before the rime. */
  public int onsetLength() {
    return onsetLength;
  }

  /** Returns the rime; null if the last word was no syllable. */
  public Rimes.@Nullable Rime rime() {
    return rime;
  }

  /** Returns whether the syllable may be written with i or with y. */
  public boolean twoSpellings() {
    return settled >= 0;
  }

  /**
   * Parses a word.
   *
   * @return whether it is spelled like a Vietnamese syllable
   */
  public boolean parse(char[] text, int offset, int length) {
    return read(text, offset, length) && split();
  }

  /** Reads letters and marks; returns false if they cannot be a syllable. */
  private boolean read(char[] text, int offset, int length) {
    count = 0;
    tone = 0;
    rime = null;
    settled = -1;
    for (int i = offset, end = offset + length; i < end; i++) {
      int value = Alphabet.decode(text[i]);
      if (value > 0) {
        if (count == MAX) {
          return false;
        }
        codes[count++] = (byte) (value & Alphabet.MASK);
        if (!addTone(value >> Alphabet.BITS)) {
          return false;
        }
      } else if (value == 0 || !addMark(value)) {
        return false;
      }
    }
    return count > 0;
  }

  private boolean addTone(int added) {
    if (added != 0) {
      if (tone != 0) {
        return false;
      }
      tone = added;
    }
    return true;
  }

  private boolean addMark(int mark) {
    if (mark == Alphabet.IGNORABLE) {
      return true;
    }
    if (count == 0) {
      return false;
    }
    if (mark > Alphabet.CIRCUMFLEX) {
      return Alphabet.isVowel(codes[count - 1]) && addTone(-mark);
    }
    codes[count - 1] = (byte) Alphabet.withMark(codes[count - 1], mark);
    return codes[count - 1] != 0;
  }

  /**
   * Splits the letters into onset and rime and settles i and y; returns false if there are none.
   */
  private boolean split() {
    int onset = 0;
    int start = 0;
    while (start < count && !Alphabet.isVowel(codes[start])) {
      if (start == 3) {
        return false;
      }
      onset = onset << Alphabet.BITS | codes[start++];
    }
    if (!Rimes.isOnset(onset)) {
      return false;
    }
    if (start + 1 < count) {
      if (onset == Alphabet.Q) {
        if (codes[start] != Alphabet.U) {
          return false;
        }
        start++;
        if (codes[start] == Alphabet.I || codes[start] == Alphabet.Y) {
          settle(start, Alphabet.Y);
        }
      } else if (onset == Alphabet.G
          && codes[start] == Alphabet.I
          && Alphabet.isVowel(codes[start + 1])
          && codes[start + 1] != Alphabet.E_CIRCUMFLEX) {
        start++;
      } else if (onset == 0
          && codes[start] == Alphabet.I
          && codes[start + 1] == Alphabet.E_CIRCUMFLEX) {
        codes[start] = (byte) Alphabet.Y;
      }
    } else if (onset == Alphabet.Q) {
      return false;
    }
    if (count - start > 4) {
      return false;
    }
    if (count == 2 && start == 1 && (codes[1] == Alphabet.I || codes[1] == Alphabet.Y)) {
      int index = I_OR_Y_ONSETS.indexOf(Alphabet.base(onset));
      if (index >= 0) {
        settle(1, Alphabet.code(I_OR_Y[index].charAt(tone)));
      }
    }
    int key = 0;
    for (int i = start; i < count; i++) {
      key = key << Alphabet.BITS | codes[i];
    }
    rime = Rimes.find(key);
    onsetLength = start;
    return rime != null;
  }

  /** Puts the canonical one of i and y at an index and remembers the one that was written. */
  private void settle(int index, int canonical) {
    settled = index;
    written = codes[index];
    codes[index] = (byte) canonical;
  }

  /**
   * Writes the syllable in canonical form.
   *
   * @param target receives it from index 0; must have room for {@link #MAX} chars
   * @return its length
   */
  public int write(char[] target) {
    int toned = rime == null ? -1 : onsetLength + rime.tonePosition();
    for (int i = 0; i < count; i++) {
      target[i] = Alphabet.compose(codes[i], i == toned ? tone : 0);
    }
    return count;
  }

  /** Writes the syllable as {@link #write} does, but with the one of i and y that the text has. */
  public int writeSpelling(char[] target) {
    byte canonical = codes[settled];
    codes[settled] = written;
    int length = write(target);
    codes[settled] = canonical;
    return length;
  }

  /** Returns some of the letters, without tone. */
  public String spell(int from, int to) {
    StringBuilder spelled = new StringBuilder();
    for (int i = from; i < to; i++) {
      spelled.append(Alphabet.compose(codes[i], 0));
    }
    return spelled.toString();
  }

  /**
   * Returns the canonical one of i and y of an open syllable without marks.
   *
   * @return the letter; NUL if the onset does not allow both
   */
  public static char iOrY(char onset) {
    int index = I_OR_Y_ONSETS.indexOf(onset);
    return index < 0 ? '\0' : I_OR_Y[index].charAt(0);
  }
}
