// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.query;

import io.luctim.index.ArticleFields;
import io.luctim.search.rank.QueryFeatures;
import io.luctim.search.rank.RankingWeights;
import io.luctim.text.AccentFolder;
import io.luctim.text.SyllableInventory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Finds terms of the index that are one edit, or two, away from words that no article has. For one
 * query, by one thread.
 */
final class FuzzyTerms {
  /** Maximum number of similar terms of one word. */
  static final int MAX_SIMILAR = 8;

  /** Minimum length of a word without accents; one with accents may be a letter shorter. */
  private static final int MIN_LENGTH = 4;

  private static final String FIELD = ArticleFields.folded(ArticleFields.TEXT);

  private final IndexReader reader;
  private final Map<String, List<QueryFeatures.FuzzyTerm>> similar = new HashMap<>();

  FuzzyTerms(IndexReader reader) {
    this.reader = reader;
  }

  /** Returns whether a word is long, of letters, not a syllable, and in no article. */
  boolean isMisspelt(String term) {
    int shortest = AccentFolder.isMarked(term) ? MIN_LENGTH - 1 : MIN_LENGTH;
    if (term.length() < shortest
        || !term.chars().allMatch(Character::isLetter)
        || SyllableInventory.contains(term)
        || !SyllableInventory.refinements(term).isEmpty()) {
      return false;
    }
    try {
      return reader.docFreq(new Term(FIELD, AccentFolder.fold(term))) == 0;
    } catch (IOException e) {
      throw new UncheckedIOException("reading the index failed", e);
    }
  }

  /**
   * Returns the folded terms that a word was looked up as, with their weights; empty if it was not.
   */
  List<QueryFeatures.FuzzyTerm> found(String term) {
    return similar.getOrDefault(term, List.of());
  }

  /** Looks up folded terms that are similar to a word, with their weights. */
  List<QueryFeatures.FuzzyTerm> find(String term) {
    return similar.computeIfAbsent(term, this::lookUp);
  }

  /** The first letter is hardly ever wrong. */
  private List<QueryFeatures.FuzzyTerm> lookUp(String term) {
    String folded = AccentFolder.fold(term);
    FuzzyQuery query =
        new FuzzyQuery(new Term(FIELD, folded), folded.length() < 8 ? 1 : 2, 1, MAX_SIMILAR, true);
    Map<String, Float> terms = new LinkedHashMap<>();
    try {
      collect(
          new IndexSearcher(reader).rewrite(query),
          RankingWeights.standard().grades().fuzzy(),
          terms);
    } catch (IOException e) {
      throw new UncheckedIOException("reading the index failed", e);
    }
    return terms.entrySet().stream()
        .map(found -> new QueryFeatures.FuzzyTerm(found.getKey(), found.getValue()))
        .toList();
  }

  private static void collect(Query query, float weight, Map<String, Float> terms) {
    switch (query) {
      case BooleanQuery any -> any.forEach(clause -> collect(clause.query(), weight, terms));
      case DisjunctionMaxQuery any ->
          any.getDisjuncts().forEach(disjunct -> collect(disjunct, weight, terms));
      case BoostQuery boosted -> collect(boosted.getQuery(), weight * boosted.getBoost(), terms);
      case TermQuery term -> terms.put(term.getTerm().text(), weight);
      default -> {}
    }
  }
}
