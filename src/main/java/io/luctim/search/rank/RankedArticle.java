// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.rank;

import io.luctim.index.ArticleFields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** An article and the evidence that {@link EvidenceRescorer} has for it. */
public final class RankedArticle {
  public final int doc;

  /** Of each word of the query: what it counts, at which grade, and in which part, or -1. */
  final float[] terms;

  final MatchGrade[] grades;
  final float[] weights; // of the grade, less where another word had to do
  final int[] parts;
  final boolean[] isSpelledSo;

  boolean isCut; // it is too long to be looked at whole: it may have more than was found
  float pairs;
  int pairCount;
  int matched;
  float found; // how much of the query, by how rare its words are
  float coverage;
  float covered;
  float words;
  float about;
  public float score;
  byte[] keyTerms = {}; // a signature, empty if not asked for

  RankedArticle(int doc, int terms) {
    this.doc = doc;
    this.terms = new float[terms];
    grades = new MatchGrade[terms];
    Arrays.fill(grades, MatchGrade.NONE);
    weights = new float[terms];
    isSpelledSo = new boolean[terms];
    parts = new int[terms];
    Arrays.fill(parts, -1);
  }

  /** Says in words why the article stands where it stands. */
  String describe(QueryEvidence evidence) {
    List<String> lines = new ArrayList<>();
    lines.add(number(score) + " in all:");
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < terms.length; i++) {
      QueryEvidence.Term term = evidence.terms().get(i);
      if (terms[i] == 0) {
        missing.add(term.typed());
        continue;
      }
      String grade = grades[i].description;
      boolean bare = !term.isMarked() && grades[i] == MatchGrade.SAME && terms.length > 1;
      String part =
          !term.field().equals(ArticleFields.TEXT)
              ? term.field()
              : parts[i] < 0 ? "text" : EvidenceScorer.PARTS.get(parts[i]);
      lines.add(
          number(terms[i])
              + " '"
              + term.typed()
              + "' "
              + (bare ? "with whatever marks" : grade)
              + ", most in the "
              + part);
    }
    add(lines, pairs, pairCount + " of " + evidence.pairs().size() + " pairs of words in a row");
    add(lines, coverage, Math.round(100 * found) + "% of the query, by how rare its words are");
    add(lines, words, "words of the query as words of their own");
    add(lines, covered, "all words of a short query, by their grades");
    add(lines, about, "about the same as the best articles");
    if (!missing.isEmpty()) {
      lines.add("0 for what is missing: " + String.join(" ", missing));
    }
    return String.join("\n", lines);
  }

  private static void add(List<String> lines, float value, String reason) {
    if (value > 0) {
      lines.add(number(value) + " " + reason);
    }
  }

  private static String number(float value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
