// SPDX-License-Identifier: Apache-2.0
package io.luctim.language;

/** Logistic regression over hashed features, trained by AdaGrad (Duchi, Hazan, Singer 2011). */
final class LinearModel {
  private static final int BITS = 24;
  private static final int MASK = (1 << BITS) - 1;

  private final float[] weights = new float[1 << BITS];
  private final float[] squares = new float[1 << BITS];
  private final double rate;
  private final double decay;

  LinearModel(double rate, double decay) {
    this.rate = rate;
    this.decay = decay;
  }

  double score(long[] features, int count) {
    double score = 0;
    for (int i = 0; i < count; i++) {
      score += weight(features[i]);
    }
    return score;
  }

  float weight(long feature) {
    return weights[(int) feature & MASK];
  }

  void update(long[] features, int count, double gradient) {
    for (int i = 0; i < count; i++) {
      int at = (int) features[i] & MASK;
      double step = gradient + decay * weights[at];
      squares[at] += (float) (step * step);
      weights[at] -= (float) (rate * step / Math.sqrt(0.1 + squares[at]));
    }
  }

  static double sigmoid(double score) {
    return 1 / (1 + Math.exp(-score));
  }
}
