// SPDX-License-Identifier: Apache-2.0
package io.luctim.text.letter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How letters and marks are read as a syllable, and written in canonical form. */
class SyllableParserTest {
  private final SyllableParser parser = new SyllableParser();
  private final char[] written = new char[SyllableParser.MAX];

  private boolean parse(String text) {
    return parser.parse(text.toCharArray(), 0, text.length());
  }

  private String write() {
    return new String(written, 0, parser.write(written));
  }

  @ParameterizedTest
  @CsvSource({
    "a, a, 0, 0",
    "Đường, đường, 1, 1",
    "nghiêng, nghiêng, 3, 0",
    "quốc, quốc, 2, 4", // the u belongs to the onset
    "quy, quy, 2, 0",
    "giá, giá, 2, 4",
    "gì, gì, 1, 1", // the i is the rime
    "giếng, giếng, 1, 4", // the i is written once
    "hoà, hòa, 1, 1",
    "vịêt, việt, 1, 5",
    "tóan, toán, 1, 4",
    "iêu, yêu, 0, 0",
    "zô, zô, 1, 0", // an onset of loans
  })
  void readsOnsetAndToneAndWritesTheCanonicalForm(
      String text, String canonical, int onsetLength, int tone) {
    assertTrue(parse(text));
    assertEquals(canonical, write());
    assertEquals(onsetLength, parser.onsetLength());
    assertEquals(tone, parser.tone());
  }

  @Test
  void readsMarksInAnyOrderAndSkipsInvisibleCharacters() {
    for (String text :
        new String[] {
          "vi\u1EC7t",
          "vie\u0323\u0302t",
          "vie\u0302\u0323t",
          "vi\u00EA\u0323t",
          "vi\u1EB9\u0302t",
          "vi\u00AD\u1EC7t",
          "VI\u1EC6T",
          "\uFF56i\u1EC7t"
        }) {
      assertTrue(parse(text), text);
      assertEquals("việt", write(), text);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "b", // no rime
        "bla", // no such onset
        "quick", // too many letters
        "qa", // q without u
        "q",
        "ea", // no such rime
        "hà nội", // two syllables
        "s2", // a digit
        "á\u0300", // two tones
        "b\u0301a", // a tone on a consonant
        "e\u0306", // a breve on e
        "\u0301a", // a mark before any letter
        "ж", // another alphabet
        "straße",
      })
  void refusesWhatIsNoSyllable(String text) {
    assertFalse(parse(text), text);
  }

  @ParameterizedTest
  @CsvSource({
    "kĩ, kỹ, kĩ",
    "kỹ, kỹ, kỹ",
    "lí, lý, lí",
    "tỉ, tỷ, tỉ",
    "sỹ, sĩ, sỹ",
    "mị, mị, mị",
    "quí, quý, quí",
    "quít, quýt, quít",
  })
  void keepsTheSpellingBesideTheCanonicalForm(String text, String canonical, String spelling) {
    assertTrue(parse(text));
    assertTrue(parser.twoSpellings());
    assertEquals(canonical, write());
    assertEquals(spelling, new String(written, 0, parser.writeSpelling(written)));
    assertEquals(canonical, write(), "unchanged by writing the spelling");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tai", "tay", "thúi", "thúy", "đi", "vi", "ý", "khi", "nghỉ"})
  void mostSyllablesWithIOrYHaveOneSpelling(String text) {
    assertTrue(parse(text));
    assertFalse(parser.twoSpellings());
    assertEquals(text, write());
  }

  @ParameterizedTest
  @CsvSource({"h, y", "k, i", "l, y", "m, y", "s, i", "t, y", "b, ''", "q, ''"})
  void anOpenSyllableWithoutMarksIsWrittenWithOneOfIAndY(char onset, String letter) {
    assertEquals(letter.isEmpty() ? '\0' : letter.charAt(0), SyllableParser.iOrY(onset));
  }
}
