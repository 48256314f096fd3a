// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.rank;

import static io.luctim.index.ArticleFields.folded;

import io.luctim.index.ArticleFields;
import io.luctim.search.AccentMode;
import io.luctim.text.AccentFolder;
import io.luctim.text.term.TermRarity;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.search.IndexSearcher;

/**
 * The statistics of an index that a query is scored by: the idf of its terms, candidates, pairs and
 * n-grams, and the average lengths of the fields. Immutable.
 */
final class QueryStatistics {
  private final float[][] terms; // by term and ScoredField
  private final float[][] candidates; // by term and candidate
  private final float[] pairs;
  private final float[] synonyms;
  private final float[] anyForm; // by term
  private final float[] averageLengths; // by ScoredField
  private final float total;

  QueryStatistics(
      float[][] terms,
      float[][] candidates,
      float[] pairs,
      float[] synonyms,
      float[] anyForm,
      float[] averageLengths,
      float total) {
    this.terms = terms;
    this.candidates = candidates;
    this.pairs = pairs;
    this.synonyms = synonyms;
    this.anyForm = anyForm;
    this.averageLengths = averageLengths;
    this.total = total;
  }

  /** Looks up the statistics of a query; reads the dictionaries of the index. */
  static QueryStatistics prepare(
      IndexSearcher searcher, QueryFeatures features, AccentMode mode, RankingWeights weights)
      throws IOException {
    return of(TermLookup.of(searcher), features, mode, weights.proximity());
  }

  /**
   * Asks a searcher for all statistics that {@link #prepare} needs, so that one that collects them
   * over several shards gets to know them. Terms that its own index lacks are not asked for, as
   * Lucene's queries do not ask for them either.
   */
  static void collect(IndexSearcher searcher, QueryFeatures features, AccentMode mode)
      throws IOException {
    of(TermLookup.ofPresent(searcher), features, mode, RankingWeights.standard().proximity());
  }

  private static QueryStatistics of(
      TermLookup lookup,
      QueryFeatures features,
      AccentMode mode,
      RankingWeights.Proximity proximity)
      throws IOException {
    List<QueryFeatures.Term> all = features.terms();
    float[][] terms = new float[all.size()][];
    float[][] candidates = new float[all.size()][];
    float[] anyForm = new float[all.size()];
    float total = 0;
    for (int t = 0; t < terms.length; t++) {
      QueryFeatures.Term term = all.get(t);
      boolean exact = mode == AccentMode.STRICT || term.isAccented();
      terms[t] = terms(lookup, term, exact);
      candidates[t] = new float[term.candidates().size()];
      for (int c = 0; c < candidates[t].length; c++) {
        candidates[t][c] = lookup.idf(ArticleFields.TEXT, term.candidates().get(c).term());
      }
      anyForm[t] = anyForm(lookup, term.typed(), exact);
      total += term.inSyntax() ? 0 : anyForm[t];
    }
    return new QueryStatistics(
        terms,
        candidates,
        pairs(features, terms, proximity),
        synonyms(lookup, features),
        anyForm,
        averageLengths(lookup, mode),
        total);
  }

  /** Returns the idf of a term in each field: of its equivalents, that of the most common one. */
  private static float[] terms(TermLookup lookup, QueryFeatures.Term term, boolean exact)
      throws IOException {
    float[] idfs = new float[ScoredField.values().length];
    for (ScoredField scored : ScoredField.values()) {
      String field = term.isInText() ? scored.field() : ArticleFields.searched(term.field());
      float least = Float.MAX_VALUE;
      for (String same : term.equivalents()) {
        float idf =
            exact ? lookup.idf(field, same) : lookup.idf(folded(field), AccentFolder.fold(same));
        least = Math.min(least, idf);
      }
      idfs[scored.ordinal()] = least;
    }
    return idfs;
  }

  /** A term that no article has counts like one that a single article has: both are as rare. */
  private static float anyForm(TermLookup lookup, String typed, boolean exact) throws IOException {
    String field = exact ? ArticleFields.TEXT : folded(ArticleFields.TEXT);
    long docFreq = Math.max(1, lookup.docFreq(field, exact ? typed : AccentFolder.fold(typed)));
    return TermLookup.idf(Math.max(lookup.docCount(field), docFreq), docFreq);
  }

  /** The index does not count pairs; their frequencies in a general news corpus stand in. */
  private static float[] pairs(
      QueryFeatures features, float[][] terms, RankingWeights.Proximity weights) {
    float[] rarities = new float[features.pairs().size()];
    for (int i = 0; i < rarities.length; i++) {
      int first = features.pairs().get(i).first();
      int second = features.pairs().get(i).second();
      float known =
          TermRarity.standard()
              .ofPair(features.terms().get(first).typed(), features.terms().get(second).typed());
      int text = ScoredField.TEXT.ordinal();
      rarities[i] =
          known < TermRarity.RARE
              ? known
              : weights.unlistedRarity()
                  + weights.unlistedIdf() * (terms[first][text] + terms[second][text]);
    }
    return rarities;
  }

  private static float[] synonyms(TermLookup lookup, QueryFeatures features) throws IOException {
    float[] idfs = new float[features.synonyms().size()];
    for (int s = 0; s < idfs.length; s++) {
      for (String term : features.synonyms().get(s).terms()) {
        boolean isAccented = AccentFolder.isMarked(term);
        idfs[s] += lookup.idf(isAccented ? ArticleFields.TEXT : folded(ArticleFields.TEXT), term);
      }
    }
    return idfs;
  }

  private static float[] averageLengths(TermLookup lookup, AccentMode mode) throws IOException {
    float[] lengths = new float[ScoredField.values().length];
    for (ScoredField scored : ScoredField.values()) {
      String field = scored.field();
      lengths[scored.ordinal()] =
          lookup.averageLength(mode == AccentMode.STRICT ? field : folded(field));
    }
    return lengths;
  }

  /** Returns the idf of a term in a field; in both that of its one field, if it has one. */
  float term(int term, ScoredField field) {
    return terms[term][field.ordinal()];
  }

  /** Returns the idf of a candidate in the text. */
  float candidate(int term, int candidate) {
    return candidates[term][candidate];
  }

  /** Returns the rarity of an adjacent pair, in units of idf. */
  float pair(int pair) {
    return pairs[pair];
  }

  /** Returns the sum of the idf of a synonym's terms. */
  float synonym(int synonym) {
    return synonyms[synonym];
  }

  /** Returns the idf of a term as typed, with any accents if it has none; 1 article at least. */
  float anyForm(int term) {
    return anyForm[term];
  }

  /** Returns the sum of {@link #anyForm} over the terms that the first pass has not required. */
  float total() {
    return total;
  }

  /** Returns the average length of a field, in terms. */
  float averageLength(ScoredField field) {
    return averageLengths[field.ordinal()];
  }
}
