// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.query;

import io.luctim.index.ArticleFields;
import io.luctim.search.rank.RankingWeights;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.search.BoostQuery;
import org.jspecify.annotations.Nullable;

/**
 * Looks for other forms of what stands in a query: {@code UBND} for <i>ủy ban nhân dân</i>. For one
 * query, by one thread.
 */
final class SynonymExpander {
  private final SynonymTable synonyms;
  private final AccentQueries queries;
  private final QueryBudget budget;
  private final boolean required;

  /** The words of the query, other forms in the place of those that all must match. */
  private final List<GradedQuery> words = new ArrayList<>();

  /** Other forms to look for beside the words. */
  private final List<GradedQuery> others = new ArrayList<>();

  /** All other forms, for highlighting. */
  private final List<GradedQuery> forms = new ArrayList<>();

  private final Map<List<String>, Collection<List<String>>> found = new LinkedHashMap<>();

  /**
   * Starts an expansion.
   *
   * @param required whether all words must match: then another form may stand in their place
   */
  SynonymExpander(
      SynonymTable synonyms, AccentQueries queries, QueryBudget budget, boolean required) {
    this.synonyms = synonyms;
    this.queries = queries;
    this.budget = budget;
    this.required = required;
  }

  /** Adds words that stand side by side in the query. */
  void expand(List<QueryWord> run) {
    Map<Integer, Form> alternatives = alternatives(run);
    for (int w = 0, position = 0; w < run.size(); ) {
      Form form = required ? alternatives.remove(position) : null;
      Set<GradedQuery> literal = new LinkedHashSet<>();
      int end = position + (form == null ? 1 : form.length());
      while (w < run.size() && position < end) {
        literal.add(run.get(w).query());
        position += run.get(w).terms().size();
        w++;
      }
      words.add(
          form == null
              ? literal.iterator().next()
              : GradedQuery.max(List.of(GradedQuery.conjunction(literal), form.query())));
    }
    // A form that does not begin with a word cannot take its place.
    alternatives.values().forEach(form -> others.add(form.query()));
  }

  /** The other forms of some words of the query. */
  private record Form(int length, GradedQuery query) {}

  /** Returns the other forms by the position where the words begin that they stand for. */
  private Map<Integer, Form> alternatives(List<QueryWord> run) {
    List<String> terms = run.stream().flatMap(word -> word.terms().stream()).toList();
    Map<Integer, Form> alternatives = new LinkedHashMap<>();
    for (int i = 0, length; i < terms.size() && !budget.isExhausted(); i += Math.max(1, length)) {
      length = synonyms.longestForm(terms, i);
      if (length > 0) {
        GradedQuery query = query(terms.subList(i, i + length));
        if (query != null) {
          alternatives.put(i, new Form(length, query));
        }
      }
    }
    return alternatives;
  }

  private @Nullable GradedQuery query(List<String> words) {
    List<String> form = List.copyOf(words);
    found.put(form, synonyms.of(form));
    List<GradedQuery> alternatives = new ArrayList<>();
    for (List<String> other : synonyms.of(form)) {
      if (!budget.take(other.size())) {
        return null;
      }
      GradedQuery query =
          other.size() == 1
              ? queries.term(other.getFirst(), ArticleFields.TEXT)
              : queries.phrase(other.stream().map(List::of).toList(), ArticleFields.TEXT);
      forms.add(query);
      // Phrases cost time; of a long query, the second pass looks for them in what was found.
      if (required || other.size() == 1) {
        alternatives.add(query);
      }
    }
    return alternatives.isEmpty()
        ? null
        : GradedQuery.max(alternatives)
            .map(any -> new BoostQuery(any, RankingWeights.standard().grades().synonym()));
  }

  List<GradedQuery> words() {
    return words;
  }

  List<GradedQuery> others() {
    return others;
  }

  List<GradedQuery> forms() {
    return forms;
  }

  /** Returns the word sequences of the query that have other forms, with these. */
  Map<List<String>, Collection<List<String>>> found() {
    return found;
  }
}
