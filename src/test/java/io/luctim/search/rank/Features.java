// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.rank;

import io.luctim.index.ArticleFields;
import java.util.ArrayList;
import java.util.List;

/** Features of queries, made by hand. */
final class Features {
  private Features() {}

  /** Returns a term of the text that nothing else is known of. */
  static QueryFeatures.Term term(String typed) {
    return term(typed, ArticleFields.TEXT);
  }

  static QueryFeatures.Term term(String typed, String field) {
    return new QueryFeatures.Term(
        typed, List.of(typed), field, List.of(), List.of(), List.of(), false);
  }

  /** Returns the features of terms side by side, without synonyms and words. */
  static QueryFeatures of(String... terms) {
    return with(List.of(), List.of(), terms);
  }

  static QueryFeatures with(
      List<QueryFeatures.SynonymNgram> synonyms,
      List<QueryFeatures.WordNgram> words,
      String... terms) {
    List<QueryFeatures.Term> all = new ArrayList<>();
    List<QueryFeatures.AdjacentPair> pairs = new ArrayList<>();
    for (int t = 0; t < terms.length; t++) {
      all.add(term(terms[t]));
      if (t > 0) {
        pairs.add(new QueryFeatures.AdjacentPair(t - 1, t));
      }
    }
    return new QueryFeatures(all, pairs, synonyms, words);
  }

  static QueryFeatures of(QueryFeatures.Term... terms) {
    return new QueryFeatures(List.of(terms), List.of(), List.of(), List.of());
  }
}
