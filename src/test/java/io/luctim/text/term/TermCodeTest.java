// SPDX-License-Identifier: Apache-2.0
package io.luctim.text.term;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.luctim.text.AccentFolder;
import io.luctim.text.SyllableInventory;
import io.luctim.text.ngram.NgramKeys;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TermCodeTest {
  /** The parts of a code, where the diagram of the class shows them. */
  @ParameterizedTest
  @CsvSource({
    "ma, 0, 0, 0, 0, 0",
    "má, 4, 0, 0, 0, 0",
    "đá, 4, 1, 0, 0, 0",
    "mâ, 0, 0, 0, 0, 1",
    "mă, 0, 0, 0, 0, 2",
    "người, 1, 0, 0, 2, 2",
    "nguyễn, 3, 0, 0, 0, 1",
    "khoái, 4, 0, 0, 0, 0",
  })
  void marksAreToneStrokeAndTheShapesOfThreeVowels(
      String term, int tone, int stroke, int third, int second, int last) {
    int code = TermCode.of(term);
    assertEquals(54 * tone + 27 * stroke + 9 * third + 3 * second + last, code & 511);
    assertEquals(TermCode.letters(code), code >>> 9);
    long key = NgramKeys.ofWord(AccentFolder.fold(term));
    assertEquals(key >>> 16 & (1 << 22) - 1, TermCode.letters(code));
  }

  @ParameterizedTest
  @ValueSource(strings = {"s400", "11/4/2024", "2", "đ9"})
  void termsWithADigitHaveMarksOfTheirOwn(String term) {
    assertEquals(511, TermCode.of(term) & 511);
    assertTrue(TermCode.isNumber(TermCode.of(term)));
    assertFalse(TermCode.isNumber(TermCode.of("đường")));
  }

  @Test
  void codesOfSyllablesDifferAndShareTheirLettersIfTheyFoldAlike() {
    Map<Integer, String> syllables = new HashMap<>();
    Map<String, Integer> letters = new HashMap<>();
    SyllableInventory.stream()
        .forEach(syllable -> {
          int code = TermCode.of(syllable);
          assertNull(syllables.put(code, syllable), syllable);
          String folded = AccentFolder.fold(syllable);
          Integer before = letters.put(folded, TermCode.letters(code));
          assertTrue(before == null || before == TermCode.letters(code), syllable);
          assertEquals(!AccentFolder.isMarked(syllable), TermCode.isBare(code), syllable);
        });
    assertTrue(syllables.size() > 15_000);
    assertEquals(letters.size(), letters.values().stream().distinct().count());
  }

  @Test
  void codesRefineEachOtherAsTheirSyllablesDo() {
    for (String typed : List.of("viêt", "viet", "việt", "đuong", "duong", "nguyen", "thuê")) {
      List<String> refinements = SyllableInventory.refinements(typed);
      assertFalse(refinements.isEmpty() && !typed.equals("việt"), typed);
      SyllableInventory.stream()
          .filter(syllable -> AccentFolder.fold(syllable).equals(AccentFolder.fold(typed)))
          .forEach(syllable ->
              assertEquals(
                  syllable.equals(typed) || refinements.contains(syllable),
                  TermCode.isRefinedBy(TermCode.of(typed), TermCode.of(syllable)),
                  typed + " " + syllable));
    }
    assertFalse(TermCode.isRefinedBy(TermCode.of("viet"), TermCode.of("viem")));
  }

  @Test
  void otherTermsHaveCodesToo() {
    for (String term : List.of("", "=kĩ", "s400", "café", "東京", "11/4/2024")) {
      assertNotEquals(TermCode.GAP, TermCode.of(term), term);
    }
    assertEquals(TermCode.letters(TermCode.of("cafe")), TermCode.letters(TermCode.of("café")));
    assertNotEquals(TermCode.of("cafe"), TermCode.of("café"));
    assertNotEquals(TermCode.of("kỹ"), TermCode.of("=kĩ"));
  }
}
