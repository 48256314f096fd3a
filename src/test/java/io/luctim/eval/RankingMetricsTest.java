// SPDX-License-Identifier: Apache-2.0
package io.luctim.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Against figures worked out by hand. */
class RankingMetricsTest {
  @Test
  void figuresByHand() {
    Map<String, Map<String, Integer>> qrels =
        Map.of("q1", Map.of("a", 2, "b", 1, "c", 0), "q2", Map.of("d", 1), "q3", Map.of("e", 0));
    RankingMetrics metrics =
        RankingMetrics.measure(
            qrels, Map.of("q1", List.of("c", "a", "x", "b"), "q4", List.of("z")));
    assertEquals(2, metrics.queries());
    double log3 = Math.log(3) / Math.log(2);
    double log5 = Math.log(5) / Math.log(2);
    double ndcg = (3 / log3 + 1 / log5) / (3 + 1 / log3);
    assertEquals(ndcg / 2, metrics.ndcgAt10(), 1e-12);
    assertEquals(0.25, metrics.mrrAt10(), 1e-12);
    assertEquals(0.5, metrics.recallAt10(), 1e-12);
    assertEquals(0.5, metrics.recallAt100(), 1e-12);
    assertEquals(0, metrics.successAt1(), 1e-12);
  }
}
