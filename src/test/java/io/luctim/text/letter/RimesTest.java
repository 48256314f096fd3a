// SPDX-License-Identifier: Apache-2.0
package io.luctim.text.letter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The closed sets of onsets and rimes. */
class RimesTest {
  @ParameterizedTest
  @CsvSource({
    "a, '', a, '', 0",
    "ang, '', a, ng, 0",
    "oa, o, a, '', 0", // hòa: the traditional place of the tone
    "oan, o, a, n, 1", // hoàn
    "oai, o, a, i, 1", // khoái
    "uy, u, y, '', 0", // thủy
    "uyu, u, y, u, 1", // khuỷu
    "ia, '', ia, '', 0", // mía
    "iêng, '', iê, ng, 1", // tiếng
    "ươi, '', ươ, i, 1", // mười
    "ưa, '', ưa, '', 0", // mứa
    "uôn, '', uô, n, 1", // muốn
    "uyên, u, yê, n, 2", // nguyễn
    "uya, u, ya, '', 1", // khuya
    "oong, '', oo, ng, 1", // xoong
    "uơ, u, ơ, '', 1", // thuở
  })
  void aRimeHasPartsAndAPlaceForTheTone(
      String letters, String glide, String nucleus, String coda, int tonePosition) {
    assertEquals(
        new Rimes.Rime(letters, glide, nucleus, coda, tonePosition),
        Rimes.find(Rimes.pack(letters)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ea", "ae", "ơc", "aa", "ub", "uu", "ươ", "uô", "ươa", "x"})
  void otherLettersAreNoRime(String letters) {
    assertNull(Rimes.find(Rimes.pack(letters)));
  }

  @Test
  void allRimesAreFoundAndDifferent() {
    for (Rimes.Rime rime : Rimes.all()) {
      assertSame(rime, Rimes.find(Rimes.pack(rime.letters())), rime.letters());
      assertEquals(rime.letters(), rime.glide() + rime.nucleus() + rime.coda());
      assertTrue(Alphabet.isVowel(Alphabet.code(rime.letters().charAt(rime.tonePosition()))));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "b", "ngh", "q", "gi", "tr", "f", "w", "z", "j"})
  void onsetsOfTheOrthographyAndOfLoans(String onset) {
    assertTrue(Rimes.isOnset(Rimes.pack(onset)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bl", "st", "nhg", "cc", "qu", "a", "hn"})
  void otherLettersAreNoOnset(String letters) {
    assertFalse(Rimes.isOnset(Rimes.pack(letters)), letters);
  }

  @ParameterizedTest
  @CsvSource({"ac, true", "ach, true", "ak, true", "ap, true", "at, true", "an, false", "a, false"})
  void rimesThatEndInAStopAreStopped(String letters, boolean isStopped) {
    Rimes.Rime rime = Rimes.find(Rimes.pack(letters));
    assertNotNull(rime);
    assertEquals(isStopped, rime.isStopped());
  }
}
