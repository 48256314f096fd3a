// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.rank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RankingWeightsTest {
  private static final RankingWeights WEIGHTS = RankingWeights.standard();

  @Test
  void aBetterGradeIsWorthMoreInAShortQuery() {
    RankingWeights.Grades grades = WEIGHTS.shortQuery().grades();
    for (MatchGrade grade : MatchGrade.values()) {
      if (grade != MatchGrade.NONE) {
        MatchGrade below = MatchGrade.values()[grade.ordinal() - 1];
        assertTrue(grades.of(below) < grades.of(grade), below + " and " + grade);
      }
    }
    assertEquals(0, grades.of(MatchGrade.NONE));
  }

  @Test
  void accentsThatDifferKeepLittleOfATermsScore() {
    assertTrue(WEIGHTS.grades().loose() < WEIGHTS.grades().unaccented());
    assertTrue(WEIGHTS.grades().unaccented() < WEIGHTS.grades().refined());
    assertTrue(WEIGHTS.grades().refined() < WEIGHTS.grades().same());
  }

  /** A short query has no topic, so that the two kinds of evidence never meet. */
  @Test
  void shortQueriesHaveNoFeedback() {
    assertTrue(WEIGHTS.shortQuery().maxTerms() < WEIGHTS.feedback().minTerms());
  }

  @Test
  void bm25SaturatesAndCountsLengthByItsB() {
    RankingWeights.Bm25 bm25 = new RankingWeights.Bm25(1, 1);
    assertEquals(0, bm25.saturate(0, 10, 10));
    assertEquals(0.5f, bm25.saturate(1, 10, 10));
    assertEquals(0.75f, bm25.saturate(3, 10, 10));
    assertEquals(1 / 3f, bm25.saturate(1, 20, 10));
    assertEquals(0.5f, bm25.withB(0).saturate(1, 20, 10));
  }

  @Test
  void refusesAWeightOutOfItsRangeByName() {
    for (float wrong : new float[] {-0.1f, 1.1f, Float.NaN}) {
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class, () -> new RankingWeights.Coverage(0.2f, wrong));
      assertTrue(e.getMessage().contains("minimumShare"), e.getMessage());
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> new RankingWeights.Windows(RankingWeights.MAX_WINDOW + 1, 1));
  }
}
