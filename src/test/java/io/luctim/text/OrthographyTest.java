// SPDX-License-Identifier: Apache-2.0
package io.luctim.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the orthography, each shown by well-known words. */
class OrthographyTest {
  @ParameterizedTest
  @CsvSource({
    "hoà, hòa",
    "HOÀ, hòa",
    "thuỷ, thủy",
    "khoẻ, khỏe",
    "vịêt, việt",
    "nứơc, nước",
    "tóan, toán",
    "lựơng, lượng",
    "gìa, già",
    "qúa, quá",
    "qúy, quý",
    "kĩ, kỹ",
    "lí, lý",
    "quí, quý",
    "mĩ, mỹ",
    "sỹ, sĩ",
    "tỉ, tỷ",
    "hi, hy",
    "Ðà, đà",
    "ðồng, đồng",
    "Uỷ, ủy",
    "iêu, yêu",
    "hòan, hoàn",
    "khuỷu, khuỷu",
    "ngoẹo, ngoẹo",
    "giếng, giếng",
    "gì, gì",
    "Đắk, đắk",
    "soóc, soóc"
  })
  void spellingsOfOneSyllableHaveOneCanonicalForm(String spelling, String canonical) {
    assertEquals(canonical, SyllableNormalizer.normalize(spelling));
  }

  @ParameterizedTest
  @CsvSource({"tai, tay", "thúi, thúy", "mai, may", "hoa, hòa", "my, may", "lui, luy", "vi, vy"})
  void differentSyllablesHaveDifferentForms(String one, String other) {
    assertNotEquals(SyllableNormalizer.normalize(one), SyllableNormalizer.normalize(other));
  }

  @ParameterizedTest
  @ValueSource(strings = {"café", "zelensky", "malmö", "łódź", "quick", "straße", "naïve", "ñandú"})
  void foreignWordsKeepTheirLetters(String word) {
    assertEquals(
        word,
        SyllableNormalizer.normalize(word.toUpperCase(java.util.Locale.ROOT).replace("SS", "ß")));
    assertNull(Syllable.parse(word));
  }

  @Test
  void noCanonicalFormIsEmptyOrHasASpace() {
    for (int c = 0x80; c < 0x10000; c++) {
      if (Character.isLetterOrDigit(c)) {
        String form = SyllableNormalizer.normalize(String.valueOf((char) c));
        assertFalse(form.isEmpty() || form.indexOf(' ') >= 0, Integer.toHexString(c));
      }
    }
  }

  @Test
  void foldingDropsTheDiacriticsOfForeignLetters() {
    assertEquals("cafe", AccentFolder.fold("café"));
    assertEquals("malmo", AccentFolder.fold("Malmö"));
    assertEquals("lodz", AccentFolder.fold("Łódź"));
    assertEquals("strasse", AccentFolder.fold("Straße"));
    assertEquals("aeon", AccentFolder.fold("æon"));
    assertEquals("東京", AccentFolder.fold("東京"));
  }

  @Test
  void parsesASyllableIntoItsParts() {
    assertEquals(new Syllable("q", "u", "ô", "c", Tone.ACUTE), Syllable.parse("Quốc"));
    assertEquals(new Syllable("gi", "", "iê", "ng", Tone.ACUTE), Syllable.parse("giếng"));
    assertEquals(new Syllable("gi", "", "a", "", Tone.ACUTE), Syllable.parse("giá"));
    assertEquals(new Syllable("h", "o", "a", "", Tone.GRAVE), Syllable.parse("hoà"));
    assertEquals(new Syllable("ngh", "", "iê", "ng", Tone.LEVEL), Syllable.parse("nghiêng"));
    assertEquals(new Syllable("", "", "yê", "u", Tone.LEVEL), Syllable.parse("yêu"));
    assertNull(Syllable.parse(""));
    assertNull(Syllable.parse("2024"));
    assertNull(Syllable.parse("hà nội"));
    assertFalse(new Syllable("k", "", "a", "", Tone.LEVEL).isLegal());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ka", "ce", "nge", "viet", "mat", "quc", "zô", "ghà", "viện2", ""})
  void theInventoryHoldsOnlyLegalSyllables(String word) {
    assertFalse(SyllableInventory.contains(word), word);
  }

  @ParameterizedTest
  @CsvSource({
    "việt, việt, SAME", "viet, việt, REFINES", "viêt, việt, REFINES", "đuong, đường, REFINES",
    "ki, kỹ, REFINES", "việt, viet, UNACCENTED", "sữa, sửa, CONFUSABLE", "năm, nam, UNACCENTED",
    "chó, chờ, DIFFERENT", "năm, nâm, DIFFERENT", "sứa, sửa, DIFFERENT", "ban, bàng, DIFFERENT",
    "tiếng, tiềng, DIFFERENT", "ngã, ngẩ, DIFFERENT", "viét, việt, DIFFERENT",
        "duơng, dương, REFINES"
  })
  void comparesTheMarksOfAQuerySyllableToThoseOfATextSyllable(
      String query, String text, AccentRelation expected) {
    assertEquals(expected, AccentRelation.between(query, text));
  }

  @ParameterizedTest
  @CsvSource({
    "ddoois thoaij, đối thoại",
    "d9o61i thoa5i, đối thoại",
    "tie6ng1 vie6t5, tiếng việt",
    "tieesng Vieejt, tiếng việt",
    "nuwowcs, nước",
    "nguyeenx hueej, nguyễn huệ",
    "thuowr, thuở",
    "tuwf ddaau, từ đâu",
    "giaos ducj, giáo dục",
    "quoocs hooij, quốc hội",
    "muaw, mưa",
    "thoaij 2+2, thoại 2+2"
  })
  void decodesTelexAndVniKeys(String typed, String meant) {
    assertEquals(meant, KeystrokeDecoder.decode(typed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wolf west", "how is this", "moon", "gas", "H1N1", "co2", "a1 b2", "doi thoai 2+2",
            "iphone 16",
        "gia vang", "đối thoại", "Washington", "law", "World Cup", "Facebook", "", "!!!", "2024"
      })
  void leavesTextsThatAreNotKeysAlone(String text) {
    assertNull(KeystrokeDecoder.decode(text));
  }

  @ParameterizedTest
  @CsvSource({
    "đươ, đường, true",
    "duo, đường, true",
    "đuò, đường, true", // the tone will move
    "đuó, đường, false",
    "dươ, đường, true", // what has no mark yet may get one
    "đưa, đường, false",
    "ki, kỹ, true",
    "ky, kĩ, true",
    "â, an, false",
    "đường, đườ, false",
    "é, em, false",
    "'', an, true",
  })
  void aTermBeginsWithWhatWasTypedIfItHasAllItsMarks(String typed, String term, boolean begins) {
    assertEquals(begins, AccentRelation.begins(typed, term));
  }

  @ParameterizedTest
  @CsvSource({
    "kĩ, ki",
    "kỳ, ki",
    "lí, ly",
    "tỷ, ty",
    "sĩ, si",
    "đi, di",
    "bí, bi",
    "quí, quy",
    "quy, quy",
    "quỳnh, quynh",
    "quít, quyt",
    "iêu, yeu",
    "yêu, yeu",
    "iên, yen",
    "ie, ie",
    "æsop, aesop",
  })
  void foldingGivesAnOpenSyllableOneSpellingWhicheverToneItHas(String word, String folded) {
    assertEquals(folded, AccentFolder.fold(word));
  }
}
