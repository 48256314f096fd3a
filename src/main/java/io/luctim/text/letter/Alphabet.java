// SPDX-License-Identifier: Apache-2.0
package io.luctim.text.letter;

/**
 * Maps characters to Vietnamese letters with their tones, and back.
 *
 * <p>A letter has a code from 1 to 33: the 29 letters of the alphabet, and f, j, w, z in their
 * alphabetical place. {@link #decode} packs a letter with its tone:
 *
 * <pre>
 *    8        6 5             0
 *   +----------+---------------+
 *   |   tone   |     code      |
 *   +----------+---------------+
 * </pre>
 *
 * A combining mark decodes to a negative number, everything else to 0. Stateless and safe for use
 * by several threads.
 */
public final class Alphabet {
  /** All letters in alphabetical order; the code of a letter is its index plus one. */
  public static final String LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";

  /** Number of bits of a letter's code. */
  public static final int BITS = 6;

  /** Mask of a letter's code in a value of {@link #decode}. */
  public static final int MASK = (1 << BITS) - 1;

  /** Value of a combining circumflex. Tone marks decode to {@code -tone}, the others as here. */
  public static final int CIRCUMFLEX = -8;

  /** Value of a combining breve. */
  public static final int BREVE = -9;

  /** Value of a combining horn. */
  public static final int HORN = -10;

  /** Value of a combining stroke. */
  public static final int STROKE = -11;

  /** Value of a soft hyphen, a zero-width joiner and other characters that are not read. */
  public static final int IGNORABLE = -16;

  /** Code of ê. */
  public static final int E_CIRCUMFLEX = code('ê');

  static final int G = code('g');
  static final int I = code('i');
  static final int Q = code('q');
  static final int U = code('u');

  /** Code of y. */
  public static final int Y = code('y');

  /** Code of đ. */
  public static final int D_STROKE = code('đ');

  /** Each vowel with its six tones, in the order of {@code io.luctim.text.Tone}. */
  private static final String[] TONED = {
    "aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị",
    "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "uùủũúụ", "ưừửữứự", "yỳỷỹýỵ"
  };

  /** Number of characters in the table: all up to the last Vietnamese one. */
  private static final int LIMIT = 0x1F00;

  private static final short[] DECODE = new short[LIMIT];
  private static final int TONES = 6;
  private static final int GRAVE = 1;
  private static final int HOOK = 2;
  private static final int TILDE = 3;
  private static final int ACUTE = 4;
  private static final int DOT = 5;

  private static final char[] COMPOSE = new char[TONES << BITS];
  private static final boolean[] VOWEL = new boolean[MASK + 1];
  private static final char[] BASE = new char[MASK + 1];

  static {
    for (int i = 0; i < LETTERS.length(); i++) {
      put(LETTERS.charAt(i), i + 1, 0);
    }
    for (String tones : TONED) {
      int code = code(tones.charAt(0));
      VOWEL[code] = true;
      for (int tone = 0; tone < tones.length(); tone++) {
        put(tones.charAt(tone), code, tone);
      }
    }
    // Eth and African d look like đ, and are often typed in its place.
    for (char lookalike : new char[] {'Ð', 'ð', 'Ɖ', 'ɖ'}) {
      DECODE[lookalike] = (short) D_STROKE;
    }
    mark('\u0300', -GRAVE);
    mark('\u0340', -GRAVE);
    mark('\u0309', -HOOK);
    mark('\u0303', -TILDE);
    mark('\u0301', -ACUTE);
    mark('\u0341', -ACUTE);
    mark('\u0323', -DOT);
    mark('\u0302', CIRCUMFLEX);
    mark('\u0306', BREVE);
    mark('\u031B', HORN);
    mark('\u0335', STROKE);
    mark('\u0336', STROKE);
    mark('\u00AD', IGNORABLE);
    mark('\u034F', IGNORABLE);
    for (int i = 0; i < LETTERS.length(); i++) {
      BASE[i + 1] = base(LETTERS.charAt(i));
    }
  }

  private Alphabet() {}

  private static void put(char letter, int code, int tone) {
    short packed = (short) (code | tone << BITS);
    DECODE[letter] = packed;
    DECODE[Character.toUpperCase(letter)] = packed;
    COMPOSE[packed] = letter;
  }

  private static void mark(char mark, int value) {
    DECODE[mark] = (short) value;
  }

  private static char base(char letter) {
    return switch (letter) {
      case 'ă', 'â' -> 'a';
      case 'đ' -> 'd';
      case 'ê' -> 'e';
      case 'ô', 'ơ' -> 'o';
      case 'ư' -> 'u';
      default -> letter;
    };
  }

  /** Returns the code of a lower-case letter without tone; 0 if it is not a letter. */
  public static int code(char letter) {
    return LETTERS.indexOf(letter) + 1;
  }

  /**
   * Returns {@code code | tone << 6} for a letter of either case, a negative value for a combining
   * mark or an ignorable character, 0 for anything else.
   */
  public static int decode(char c) {
    return c < LIMIT ? DECODE[c] : decodeRare(c);
  }

  private static int decodeRare(char c) {
    if (c >= '\uFF21' && c <= '\uFF5A') { // full-width Latin letters
      char ascii = (char) (c - 0xFEE0);
      return ascii <= 'Z' || ascii >= 'a' ? DECODE[ascii] : 0;
    }
    return isIgnorable(c) ? IGNORABLE : 0;
  }

  /**
   * Returns whether a character may stand inside a word without being read, such as a soft hyphen.
   * A zero-width space separates words and is not ignorable.
   */
  public static boolean isIgnorable(char c) {
    return c == '\u00AD'
        || c == '\u034F'
        || c == '\u200C'
        || c == '\u200D'
        || c == '\u2060'
        || c == '\uFEFF'
        || (c >= '\uFE00' && c <= '\uFE0F');
  }

  /** Returns the letter that a mark makes of another letter; 0 if there is no such letter. */
  public static int withMark(int code, int mark) {
    char letter = LETTERS.charAt(code - 1);
    char marked =
        switch (mark) {
          case CIRCUMFLEX -> letter == 'a' ? 'â' : letter == 'e' ? 'ê' : letter == 'o' ? 'ô' : '\0';
          case BREVE -> letter == 'a' ? 'ă' : '\0';
          case HORN -> letter == 'o' ? 'ơ' : letter == 'u' ? 'ư' : '\0';
          case STROKE -> letter == 'd' ? 'đ' : '\0';
          default -> '\0';
        };
    return marked == '\0' ? 0 : code(marked);
  }

  /** Returns the composed lower-case character; NUL for a consonant with a tone. */
  public static char compose(int code, int tone) {
    return COMPOSE[code | tone << BITS];
  }

  /** Returns whether a letter is a vowel. */
  public static boolean isVowel(int code) {
    return VOWEL[code];
  }

  /** Returns the plain Latin letter without a letter's marks. */
  public static char base(int code) {
    return BASE[code];
  }

  /** Returns whether a letter has a mark of its own: ă, â, đ, ê, ô, ơ, ư. */
  public static boolean isMarked(int code) {
    return BASE[code] != LETTERS.charAt(code - 1);
  }
}
