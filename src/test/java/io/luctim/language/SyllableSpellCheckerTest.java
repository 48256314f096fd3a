// SPDX-License-Identifier: Apache-2.0
package io.luctim.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which syllables are suspected, and what may have been meant by them. */
class SyllableSpellCheckerTest {
  private final SyllableSpellChecker checker = SyllableSpellChecker.standard();

  private List<String> candidates(String before, String syllable, String after) {
    List<SyllableSpellChecker.Candidate> found = checker.candidates(before, syllable, after);
    for (int i = 1; i < found.size(); i++) {
      assertTrue(found.get(i - 1).gain() >= found.get(i).gain(), "not the likeliest first");
    }
    assertTrue(found.size() <= 3, "too many");
    return found.stream().map(SyllableSpellChecker.Candidate::syllable).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "'', giàm, đốc, giám", // a tone
    "chia, sẽ, kinh, sẻ", // hỏi and ngã
    "'', xử, dụng, sử", // what sounds alike
    "'', chách, nhiệm, trách",
    "'', nãnh, đạo, lãnh",
    "kinh, tê, '', tế", // a mark more
    "bóng, dá, '', đá", // the stroke of đ
    "nghiên, ứu, khoa, cứu", // a letter more
    "kháng, chiếng, '', chiến", // a letter less
    "chính, trọ, '', trị", // another letter
  })
  void findsSyllablesOneEditAway(String before, String syllable, String after, String meant) {
    List<String> found = candidates(before, syllable, after);
    assertTrue(found.contains(meant), found.toString());
  }

  @Test
  void doesNotFindSyllablesTwoEditsAway() {
    assertFalse(candidates("", "xữ", "dụng").contains("sứ"));
    assertFalse(candidates("", "khàm", "đốc").contains("giám"));
  }

  @Test
  void doesNotSuspectASyllableThatFits() {
    assertTrue(checker.fits("giám", "đốc", ""));
    assertTrue(checker.fits("", "giám", "đốc"));
    assertTrue(checker.fits("", "giàm", ""), "alone, anything may be meant");
    assertTrue(checker.fits("đội", "google", "việt"), "not a syllable");
    assertFalse(checker.fits("", "giàm", "đốc"));
    assertEquals(List.of(), candidates("", "giám", "đốc"));
    assertEquals(List.of(), candidates("đội", "google", "việt"));
  }
}
