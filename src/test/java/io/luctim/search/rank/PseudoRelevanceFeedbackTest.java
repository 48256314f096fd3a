// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.rank;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PseudoRelevanceFeedbackTest {
  /** Signatures of one term each: similar to themselves, and to nothing else. */
  private static final byte[] STORM = {0, 0, 0, 1, (byte) 255};

  private static final byte[] GOLD = {0, 0, 0, 2, (byte) 255};
  private static final byte[] NOTHING = {};

  private static RankingWeights.Feedback weights(int articles, int sharpness) {
    return new RankingWeights.Feedback(4, 1, articles, sharpness, 80);
  }

  private static float[] bonuses(
      float[] scores, RankingWeights.Feedback weights, byte[]... topics) {
    return PseudoRelevanceFeedback.bonuses(scores, List.of(topics), weights);
  }

  @Test
  void addsTheBestScoreToArticlesOfTheTopicOfTheBestOne() {
    float[] bonuses = bonuses(new float[] {8, 4, 2}, weights(1, 12), STORM, GOLD, STORM);
    assertArrayEquals(new float[] {8, 0, 8}, bonuses);
  }

  @Test
  void countsFeedbackArticlesByThePowerOfTheirScores() {
    // The second article has half the score: a quarter of the weight at sharpness 2.
    float[] bonuses = bonuses(new float[] {8, 4, 1, 1}, weights(2, 2), STORM, GOLD, STORM, GOLD);
    assertArrayEquals(new float[] {6.4f, 1.6f, 6.4f, 1.6f}, bonuses, 1e-6f);
  }

  @Test
  void aFeedbackArticleWithoutSignatureIsStillLikeItself() {
    assertArrayEquals(
        new float[] {8, 0}, bonuses(new float[] {8, 4}, weights(1, 12), NOTHING, NOTHING));
  }

  @Test
  void scoresBelowZeroCountNothing() {
    float[] bonuses = bonuses(new float[] {8, -4}, weights(5, 1), STORM, GOLD);
    assertArrayEquals(new float[] {8, 0}, bonuses);
  }

  @Test
  void neverAddsMoreThanItsWeightTimesTheBestScore() {
    float[] scores = {9, 8, 7, 6, 5, 4, 3, 2, 1};
    List<byte[]> same = Collections.nCopies(scores.length, STORM);
    RankingWeights.Feedback weights = RankingWeights.standard().feedback();
    for (float bonus : PseudoRelevanceFeedback.bonuses(scores, same, weights)) {
      assertTrue(bonus <= weights.weight() * 9 + 1e-5, String.valueOf(bonus));
    }
  }

  @Test
  void hasNothingToAddToNothing() {
    assertEquals(0, bonuses(new float[0], weights(5, 12)).length);
  }

  @Test
  void refusesSignaturesThatDoNotFitTheScores() {
    assertThrows(
        IllegalArgumentException.class, () -> bonuses(new float[] {1, 2}, weights(5, 12), STORM));
  }
}
