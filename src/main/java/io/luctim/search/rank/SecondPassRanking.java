// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.rank;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.jspecify.annotations.Nullable;

/**
 * What the second pass made of the hits of the first: their order and scores, and on demand an
 * explanation of each. Explanations read the index, so that it must still be open. For one thread.
 */
public final class SecondPassRanking {
  private final IndexReader reader;
  private final int[] compared; // the articles that were scored, ascending
  private final List<InterpretationScores> interpretations;
  private final @Nullable Recency recency;
  private final TopDocs topDocs;

  SecondPassRanking(
      IndexReader reader,
      int[] compared,
      List<InterpretationScores> interpretations,
      @Nullable Recency recency,
      TopDocs topDocs) {
    this.reader = reader;
    this.compared = compared;
    this.interpretations = interpretations;
    this.recency = recency;
    this.topDocs = topDocs;
  }

  /** Returns the hits, best first; of equals the first one in the index. */
  public TopDocs topDocs() {
    return topDocs;
  }

  /**
   * Explains the score of an article.
   *
   * @param doc its number
   * @return the components of its score, which add up to it; no match if it is not a hit
   * @throws IOException if the index cannot be read
   */
  public Explanation explain(int doc) throws IOException {
    int index = Arrays.binarySearch(compared, doc);
    if (index < 0 || interpretations.isEmpty()) {
      return explainUnscored(doc);
    }
    InterpretationScores best = best(interpretations, index);
    if (best == null) {
      return Explanation.noMatch("has too little of the query");
    }
    Explanation score = best.breakdown(index).explain();
    if (recency == null) {
      return score;
    }
    float factor = recency.factor(reader, doc);
    return Explanation.match(
        best.score(index) * factor,
        "with its age, the product of:",
        score,
        Explanation.match(factor, "by its age, with a half-life of " + recency.halfLife()));
  }

  private Explanation explainUnscored(int doc) {
    for (ScoreDoc hit : topDocs.scoreDocs) {
      if (hit.doc == doc) {
        String why =
            interpretations.isEmpty()
                ? "matches; the query has no words to score by"
                : "matches; beyond the " + compared.length + " articles that are compared closely";
        return Explanation.match(hit.score, why);
      }
    }
    return Explanation.noMatch("not among the hits");
  }

  /** Returns the interpretation in which an article scores best; null if it is a hit in none. */
  static @Nullable InterpretationScores best(List<InterpretationScores> all, int index) {
    InterpretationScores best = null;
    for (InterpretationScores scores : all) {
      boolean isBetter = best == null || scores.score(index) > best.score(index);
      best = scores.isHit(index) && isBetter ? scores : best;
    }
    return best;
  }

  /** Prints an explanation for people: a line for each node, below its parent and indented. */
  public static String inWords(Explanation explanation) {
    StringBuilder text = new StringBuilder();
    append(text, explanation, "");
    return text.toString();
  }

  private static void append(StringBuilder text, Explanation explanation, String indent) {
    String value = String.format(Locale.ROOT, "%.2f ", explanation.getValue().floatValue());
    text.append(indent).append(value).append(explanation.getDescription());
    for (Explanation detail : explanation.getDetails()) {
      append(text.append('\n'), detail, indent + "  ");
    }
  }
}
