// SPDX-License-Identifier: Apache-2.0
package io.luctim.text.letter;

import org.jspecify.annotations.Nullable;

/** A word read into letter codes, at most one tone apart from them: the part that is exact. */
public final class SyllableParser {
  /**
   * Which of <i>i</i> and <i>y</i> is canonical after the onset of a row, a column for each tone:
   * the spelling that the newspapers of the training corpus print more often. Only an open syllable
   * with one of these onsets may be written either way.
   */
  private static final String I_OR_Y_ONSETS = "hklmst";

  private static final String[] I_OR_Y = {
    "yiyyiy", // h: hy, hì, hỷ, hí
    "iyyyyy", // k: ki, kỳ, kỷ, kỹ, ký, kỵ
    "yiyyyy", // l: ly, lì, lý
    "yiiyii", // m: my, mì, mỉ, mỹ, mí, mị
    "iiiiii", // s: sĩ
    "yyyyyi" // t: ty, tỳ, tỷ, tý, tị
  };

  public static final int MAX = 7; // nghiêng

  private final byte[] codes = new byte[MAX];
  private int count;
  private int tone;
  private int onsetLength;
  private Rimes.@Nullable Rime rime;

  /** Where an i or y was settled, and which of the two was written; -1 for nowhere. */
  private int settled;

  private byte written;

  public int tone() {
    return tone;
  }

  public int onsetLength() {
    return onsetLength;
  }

  public Rimes.@Nullable Rime rime() {
    return rime;
  }

  public boolean twoSpellings() {
    return settled >= 0;
  }

  /** Reads letters and marks; false if it cannot be a Vietnamese syllable. */
  public boolean read(char[] text, int offset, int length) {
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

  /** Splits the letters into onset and rime and settles i and y; false if they are none. */
  public boolean analyze() {
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
      int row = I_OR_Y_ONSETS.indexOf(Alphabet.base(onset));
      if (row >= 0) {
        settle(1, Alphabet.code(I_OR_Y[row].charAt(tone)));
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

  private void settle(int index, int canonical) {
    settled = index;
    written = codes[index];
    codes[index] = (byte) canonical;
  }

  public int write(char[] target) {
    int toned = rime == null ? -1 : onsetLength + rime.tonePosition();
    for (int i = 0; i < count; i++) {
      target[i] = Alphabet.compose(codes[i], i == toned ? tone : 0);
    }
    return count;
  }

  public int writeSpelling(char[] target) {
    byte canonical = codes[settled];
    codes[settled] = written;
    int length = write(target);
    codes[settled] = canonical;
    return length;
  }

  public String spell(int from, int to) {
    StringBuilder spelled = new StringBuilder();
    for (int i = from; i < to; i++) {
      spelled.append(Alphabet.compose(codes[i], 0));
    }
    return spelled.toString();
  }

  /**
   * Which of i and y an open syllable without marks is written with.
   *
   * @return the letter, or NUL where the onset does not allow both
   */
  public static char iOrY(char onset) {
    int row = I_OR_Y_ONSETS.indexOf(onset);
    return row < 0 ? '\0' : I_OR_Y[row].charAt(0);
  }
}
