// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.rank;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.Explanation;

/**
 * The components of an article's score in the second pass. Immutable.
 *
 * @param terms the score of each term of the query, in their order
 * @param proximity score of the adjacent pairs of terms that stand near each other
 * @param pairsFound number of those pairs
 * @param pairs number of adjacent pairs of the query
 * @param coverage score of the share of the query that the article matches
 * @param matchedShare that share, of the query's total idf, in [0, 1]
 * @param wordBonus score of terms that are words of their own, in a short query
 * @param shortQueryBonus score of an article that has all terms of a short query
 * @param feedback score of being about the same topic as the best articles
 */
record ScoreBreakdown(
    List<TermScore> terms,
    float proximity,
    int pairsFound,
    int pairs,
    float coverage,
    float matchedShare,
    float wordBonus,
    float shortQueryBonus,
    float feedback) {
  /** Copies the list. */
  ScoreBreakdown {
    terms = List.copyOf(terms);
  }

  /**
   * The score of a term.
   *
   * @param term the term of the query
   * @param score its score, 0 if it is missing
   * @param grade how closely the article matches it
   * @param field the field where it scores best
   */
  record TermScore(QueryFeatures.Term term, float score, MatchGrade grade, ScoredField field) {
    /** Returns how the term matches in words; an unaccented one among others has any accents. */
    private String description(boolean isAlone) {
      boolean anyAccents = !term.isAccented() && grade == MatchGrade.SAME && !isAlone;
      String how = anyAccents ? "with any accents" : grade.description();
      String where = term.isInText() ? field.field() : term.field();
      return "'" + term.typed() + "' " + how + ", most in the " + where;
    }
  }

  /** Returns the sum of the components, added in the order in which an article is scored. */
  float score() {
    float sum = proximity;
    for (TermScore term : terms) {
      sum += term.score;
    }
    return sum + coverage + wordBonus + shortQueryBonus + feedback;
  }

  /** Returns the components as a tree whose root has the score. */
  Explanation explain() {
    List<Explanation> parts = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (TermScore term : terms) {
      if (term.score > 0) {
        parts.add(Explanation.match(term.score, term.description(terms.size() == 1)));
      } else {
        missing.add(term.term.typed());
      }
    }
    add(
        parts,
        proximity,
        "proximity: " + pairsFound + " of " + pairs + " adjacent pairs near each other");
    add(
        parts,
        coverage,
        "coverage: " + Math.round(100 * matchedShare) + "% of the query, weighted by idf");
    add(parts, wordBonus, "words of the query that are words of their own");
    add(parts, shortQueryBonus, "all words of a short query, by how closely they match");
    add(parts, feedback, "feedback: about the same topic as the best articles");
    if (!missing.isEmpty()) {
      parts.add(Explanation.noMatch("missing: " + String.join(" ", missing)));
    }
    return Explanation.match(score(), "in all, the sum of:", parts);
  }

  private static void add(List<Explanation> parts, float score, String description) {
    if (score > 0) {
      parts.add(Explanation.match(score, description));
    }
  }
}
