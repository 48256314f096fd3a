// SPDX-License-Identifier: Apache-2.0
package io.luctim.text.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** To which class of characters the scanner counts what newspapers print. */
class CharClassTest {
  private static String name(byte charClass) {
    return switch (charClass) {
      case CharClass.LATIN -> "LATIN";
      case CharClass.DIGIT -> "DIGIT";
      case CharClass.MARK -> "MARK";
      case CharClass.IGNORABLE -> "IGNORABLE";
      case CharClass.LETTER -> "LETTER";
      case CharClass.IDEOGRAPH -> "IDEOGRAPH";
      default -> "SEPARATOR";
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LATIN     | a Z đ Ð ữ ß ª º Ａ 𝐇 𝟕",
        "DIGIT     | 0 9 ² ³ ¹ ⁰ ₂ ٤ ７",
        "LETTER    | ж λ ب ก 서 カ 𐐀",
        "IDEOGRAPH | 東 さ 𠮷",
        "SEPARATOR | . - ½ $ € … 😀",
      })
  void lettersDigitsAndSigns(String charClass, String characters) {
    for (String character : characters.split(" ")) {
      char[] chars = character.toCharArray();
      assertEquals(charClass, name(CharClass.at(chars, 0, chars.length)), character);
    }
  }

  @Test
  void combiningMarksAndInvisibleCharactersGoOnWithAWord() {
    for (char mark : "\u0301\u0323\u031B\u20DD".toCharArray()) {
      assertEquals("MARK", name(CharClass.of(mark)), Integer.toHexString(mark));
    }
    for (char invisible : "\u00AD\u200C\u200D\u2060\uFEFF\uFE0F".toCharArray()) {
      assertEquals("IGNORABLE", name(CharClass.of(invisible)), Integer.toHexString(invisible));
    }
    assertEquals("SEPARATOR", name(CharClass.of('\u200B')), "a zero-width space is a space");
  }

  @Test
  void halfASurrogatePairIsASeparator() {
    assertEquals("SEPARATOR", name(CharClass.of('\uD835')));
    assertEquals("SEPARATOR", name(CharClass.at(new char[] {'\uD835', 'a'}, 0, 2)));
    assertEquals("SEPARATOR", name(CharClass.at(new char[] {'\uDC07'}, 0, 1)));
  }

  @Test
  void spacesAndLineEnds() {
    for (char space : " \t\u00A0\u2009\u200B\u3000\n\u0085".toCharArray()) {
      assertTrue(CharClass.isSpace(space), Integer.toHexString(space));
    }
    for (char end : "\n\r\f\u0085\u2028\u2029".toCharArray()) {
      assertTrue(CharClass.isLineEnd(end), Integer.toHexString(end));
    }
    for (char neither : "a.\u00AD\u2060".toCharArray()) {
      assertFalse(CharClass.isSpace(neither), Integer.toHexString(neither));
      assertFalse(CharClass.isLineEnd(neither), Integer.toHexString(neither));
    }
    assertFalse(CharClass.isLineEnd(' '));
  }

  @Test
  void everyDigitHasAnAsciiValue() {
    assertEquals("0123", value("0123"));
    assertEquals("231042", value("²³¹⁰⁴₂"));
    assertEquals("47", value("٤７"));
  }

  private static String value(String digits) {
    StringBuilder value = new StringBuilder();
    for (char digit : digits.toCharArray()) {
      value.append(CharClass.asciiDigit(digit));
    }
    return value.toString();
  }
}
