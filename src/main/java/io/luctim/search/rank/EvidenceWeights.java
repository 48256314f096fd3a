// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.rank;

import io.luctim.index.ArticleFields;
import io.luctim.search.AccentMode;
import io.luctim.text.AccentFolder;
import io.luctim.text.term.TermRarity;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.search.IndexSearcher;

/**
 * What the words of a query are worth in an index, before any article is looked at: how rare they
 * are. Immutable.
 */
final class EvidenceWeights {
  /** A pair that is in no list is as rare as this, and rarer the rarer its words. */
  private static final float RARE_PAIR = 6;

  private static final float RARE_WORD = 0.1f;

  /** Of each word, how rare it is in each of {@link EvidenceScorer#PARTS}. */
  private final float[][] terms;

  private final float[][] readings;
  private final float[] pairs;
  private final float[] rows;
  private final float[] rarity;
  private final float[] averages;
  private final float all;

  EvidenceWeights(IndexSearcher searcher, QueryEvidence evidence, AccentMode mode)
      throws IOException {
    DocFreqs docFreqs = new DocFreqs(searcher);
    boolean strict = mode == AccentMode.STRICT;
    List<String> parts = EvidenceScorer.PARTS;
    averages = new float[parts.size()];
    for (int p = 0; p < averages.length; p++) {
      averages[p] = docFreqs.averageLength(strict ? parts.get(p) : folded(parts.get(p)));
    }
    int count = evidence.terms().size();
    terms = new float[count][parts.size()];
    readings = new float[count][];
    rarity = new float[count];
    double total = searcher.getIndexReader().numDocs();
    float sum = 0;
    for (int t = 0; t < count; t++) {
      QueryEvidence.Term term = evidence.terms().get(t);
      boolean everywhere = term.field().equals(ArticleFields.TEXT);
      boolean exact = strict || term.isMarked();
      for (int p = 0; p < parts.size(); p++) {
        String field = everywhere ? parts.get(p) : ArticleFields.searched(term.field());
        terms[t][p] = Float.MAX_VALUE;
        for (String same : term.same()) {
          float idf =
              exact
                  ? docFreqs.idf(field, same)
                  : docFreqs.idf(folded(field), AccentFolder.fold(same));
          terms[t][p] = Math.min(terms[t][p], idf);
        }
      }
      readings[t] = new float[term.readings().size()];
      int r = 0;
      for (String reading : term.readings().keySet()) {
        readings[t][r++] = docFreqs.idf(ArticleFields.TEXT, reading);
      }
      String typed = exact ? term.typed() : AccentFolder.fold(term.typed());
      String text = exact ? ArticleFields.TEXT : folded(ArticleFields.TEXT);
      // What is nowhere is as rare as what is in one article: nobody can tell.
      int docFreq = Math.max(1, docFreqs.docFreq(text, typed));
      rarity[t] = DocFreqs.idf(Math.max(total, docFreq), docFreq);
      sum += term.inSyntax() ? 0 : rarity[t];
    }
    all = sum;
    pairs = pairs(evidence);
    rows = new float[evidence.rows().size()];
    for (int r = 0; r < rows.length; r++) {
      for (String term : evidence.rows().get(r).terms()) {
        boolean isMarked = AccentFolder.isMarked(term);
        rows[r] += docFreqs.idf(isMarked ? ArticleFields.TEXT : folded(ArticleFields.TEXT), term);
      }
    }
  }

  /** An index does not count pairs; how rare they are in news at large does as well. */
  private float[] pairs(QueryEvidence evidence) {
    float[] weights = new float[evidence.pairs().size()];
    for (int i = 0; i < weights.length; i++) {
      int first = evidence.pairs().get(i).first();
      int second = evidence.pairs().get(i).second();
      float known =
          TermRarity.standard()
              .ofPair(evidence.terms().get(first).typed(), evidence.terms().get(second).typed());
      weights[i] =
          known < TermRarity.RARE
              ? known
              : RARE_PAIR + RARE_WORD * (inText(first) + inText(second));
    }
    return weights;
  }

  private static String folded(String field) {
    return ArticleFields.folded(field);
  }

  /** How rare a word is in one of {@link EvidenceScorer#PARTS}. */
  float term(int term, int part) {
    return terms[term][part];
  }

  /** How rare a word is in the whole text, or in its one field. */
  float inText(int term) {
    return terms[term][EvidenceScorer.TEXT];
  }

  float reading(int term, int reading) {
    return readings[term][reading];
  }

  float pair(int pair) {
    return pairs[pair];
  }

  /** How rare the words of a row are together. */
  float row(int row) {
    return rows[row];
  }

  /** How rare a word is in whatever form the index has it. */
  float rarity(int term) {
    return rarity[term];
  }

  /** The rarity of all words that are no syntax. */
  float all() {
    return all;
  }

  /** How long one of {@link EvidenceScorer#PARTS} is on average. */
  float averageLength(int part) {
    return averages[part];
  }
}
