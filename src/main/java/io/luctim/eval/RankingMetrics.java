// SPDX-License-Identifier: Apache-2.0
package io.luctim.eval;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * How well rankings agree with judgments: means over queries, each from 0 to 1. Immutable.
 *
 * <p>nDCG uses the gain 2<sup>grade</sup>-1, the discount log<sub>2</sub>(rank+1) and an ideal
 * ranking cut at ten (Järvelin and Kekäläinen, 2002; Burges et al., 2005). A query without hits
 * counts 0; one without relevant articles is left out.
 *
 * @param queries how many queries were judged
 * @param ndcgAt10 normalised discounted cumulative gain of the first ten
 * @param mrrAt10 the reciprocal rank of the first relevant article among the first ten
 * @param recallAt10 the share of the relevant articles among the first ten
 * @param recallAt100 the share of the relevant articles among the first hundred
 * @param successAt1 how often the first article is relevant
 * @since 0.1
 */
public record RankingMetrics(
    int queries,
    double ndcgAt10,
    double mrrAt10,
    double recallAt10,
    double recallAt100,
    double successAt1) {

  /**
   * Measures rankings.
   *
   * @param qrels for each query the grades of articles; more than 0 is relevant
   * @param run for each query the ids of the articles found, best first, each once
   * @return the means over all judged queries
   */
  public static RankingMetrics measure(
      Map<String, Map<String, Integer>> qrels, Map<String, List<String>> run) {
    int queries = 0;
    double[] sums = new double[5];
    for (Map.Entry<String, Map<String, Integer>> judged : qrels.entrySet()) {
      Map<String, Integer> grades = judged.getValue();
      long relevant = grades.values().stream().filter(grade -> grade > 0).count();
      if (relevant == 0) {
        continue;
      }
      queries++;
      List<String> found = run.getOrDefault(judged.getKey(), List.of());
      sums[0] += gain(found, grades) / idealGain(grades.values());
      for (int i = 0; i < Math.min(100, found.size()); i++) {
        if (grades.getOrDefault(found.get(i), 0) > 0) {
          sums[1] += i < 10 && isFirst(found, i, grades) ? 1.0 / (i + 1) : 0;
          sums[2] += i < 10 ? 1.0 / relevant : 0;
          sums[3] += 1.0 / relevant;
          sums[4] += i == 0 ? 1 : 0;
        }
      }
    }
    int n = Math.max(1, queries);
    return new RankingMetrics(
        queries, sums[0] / n, sums[1] / n, sums[2] / n, sums[3] / n, sums[4] / n);
  }

  private static boolean isFirst(List<String> found, int index, Map<String, Integer> grades) {
    return found.subList(0, index).stream().noneMatch(id -> grades.getOrDefault(id, 0) > 0);
  }

  private static double gain(List<String> found, Map<String, Integer> grades) {
    double gain = 0;
    for (int i = 0; i < Math.min(10, found.size()); i++) {
      gain += gain(Math.max(0, grades.getOrDefault(found.get(i), 0)), i);
    }
    return gain;
  }

  private static double idealGain(Collection<Integer> grades) {
    List<Integer> best = grades.stream().sorted((a, b) -> b - a).limit(10).toList();
    double gain = 0;
    for (int i = 0; i < best.size(); i++) {
      gain += gain(Math.max(0, best.get(i)), i);
    }
    return gain;
  }

  private static double gain(int grade, int index) {
    return (Math.pow(2, grade) - 1) / (Math.log(index + 2) / Math.log(2));
  }
}
