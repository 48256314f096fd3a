// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.rank;

import io.luctim.index.ArticleFields;
import io.luctim.text.term.TopicSignature;
import java.util.List;

/**
 * Pseudo-relevance feedback: the best articles of a query are taken for relevant, and articles
 * about the same topic move up. Instead of expanding the query with terms of the feedback articles,
 * as Rocchio's method and RM3 do, it compares topic signatures, so that nothing is searched again.
 *
 * <p>It reads no index, so that the node that merges the hits of several shards can call it too.
 */
public final class PseudoRelevanceFeedback {
  private PseudoRelevanceFeedback() {}

  /**
   * Returns what feedback adds to the scores of articles.
   *
   * @param scores their scores without feedback, best first; the first one above 0
   * @param signatures their topic signatures ({@link ArticleFields#KEY_TERMS}), empty for an
   *     article that has none
   * @param weights the weights of feedback
   * @return what to add to each score, from 0 to the weight of feedback times the best score
   * @throws IllegalArgumentException if the lists differ in length
   */
  public static float[] bonuses(
      float[] scores, List<byte[]> signatures, RankingWeights.Feedback weights) {
    if (scores.length != signatures.size()) {
      throw new IllegalArgumentException(
          scores.length + " scores but " + signatures.size() + " signatures");
    }
    float[] bonuses = new float[scores.length];
    if (scores.length == 0) {
      return bonuses;
    }
    float top = scores[0];
    double[] shares = new double[Math.min(weights.articles(), scores.length)];
    double sum = 0;
    for (int i = 0; i < shares.length; i++) {
      shares[i] = Math.pow(Math.clamp(scores[i] / top, 0, 1), weights.sharpness());
      sum += shares[i];
    }
    for (int i = 0; i < scores.length; i++) {
      double similarity = 0;
      for (int best = 0; best < shares.length; best++) {
        double same =
            best == i ? 1 : TopicSignature.similarity(signatures.get(i), signatures.get(best));
        similarity += shares[best] / sum * same;
      }
      bonuses[i] = (float) (weights.weight() * top * similarity);
    }
    return bonuses;
  }
}
