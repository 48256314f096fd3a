// SPDX-License-Identifier: Apache-2.0
package io.luctim.text.term;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.luctim.text.AccentFolder;
import io.luctim.text.SyllableInventory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TermCodesTest {
  /** No two legal syllables are the same, and their letters are the same if they fold alike. */
  @Test
  void everySyllableHasACodeOfItsOwn() {
    Map<Integer, String> syllables = new HashMap<>();
    Map<String, Integer> letters = new HashMap<>();
    SyllableInventory.stream()
        .forEach(syllable -> {
          int code = TermCodes.of(syllable);
          assertNull(syllables.put(code, syllable), syllable);
          String folded = AccentFolder.fold(syllable);
          Integer before = letters.put(folded, TermCodes.letters(code));
          assertTrue(before == null || before == TermCodes.letters(code), syllable);
          assertEquals(!AccentFolder.isMarked(syllable), TermCodes.isBare(code), syllable);
        });
    assertTrue(syllables.size() > 15_000);
    assertEquals(letters.size(), letters.values().stream().distinct().count());
  }

  @Test
  void refinementsAreThoseOfTheOrthography() {
    for (String typed : List.of("viêt", "viet", "việt", "đuong", "duong", "nguyen", "thuê")) {
      List<String> refinements = SyllableInventory.refinements(typed);
      assertFalse(refinements.isEmpty() && !typed.equals("việt"), typed);
      SyllableInventory.stream()
          .filter(syllable -> AccentFolder.fold(syllable).equals(AccentFolder.fold(typed)))
          .forEach(syllable ->
              assertEquals(
                  syllable.equals(typed) || refinements.contains(syllable),
                  TermCodes.isRefinedBy(TermCodes.of(typed), TermCodes.of(syllable)),
                  typed + " " + syllable));
    }
    assertFalse(TermCodes.isRefinedBy(TermCodes.of("viet"), TermCodes.of("viem")));
  }

  @Test
  void otherTerms() {
    for (String term : List.of("", "=kĩ", "s400", "café", "東京", "11/4/2024")) {
      assertNotEquals(TermCodes.GAP, TermCodes.of(term), term);
    }
    assertEquals(TermCodes.letters(TermCodes.of("cafe")), TermCodes.letters(TermCodes.of("café")));
    assertNotEquals(TermCodes.of("cafe"), TermCodes.of("café"));
    assertNotEquals(TermCodes.of("kỹ"), TermCodes.of("=kĩ"));
  }
}
