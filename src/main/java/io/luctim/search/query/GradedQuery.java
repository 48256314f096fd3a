// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;

/**
 * A query in two variants, which are the same object unless some alternatives are only for articles
 * that are written without accents. Immutable.
 *
 * @param all matches in all articles
 * @param accented the same without those alternatives: what to highlight in articles with accents
 */
record GradedQuery(Query all, Query accented) {
  static GradedQuery of(Query query) {
    return new GradedQuery(query, query);
  }

  @SuppressWarnings("ReferenceEquality") // cheap, and a difference that is missed does no harm
  private boolean isUniform() {
    return all == accented;
  }

  /** Returns a query that scores as the best of several. */
  static GradedQuery max(List<GradedQuery> queries) {
    if (queries.size() == 1) {
      return queries.getFirst();
    }
    Query all = bestOf(queries.stream().map(GradedQuery::all).toList());
    return queries.stream().allMatch(GradedQuery::isUniform)
        ? of(all)
        : new GradedQuery(all, bestOf(queries.stream().map(GradedQuery::accented).toList()));
  }

  /** Returns the best of several alternatives, one of which is for articles without accents. */
  static GradedQuery max(List<Query> accented, Query unaccented) {
    List<Query> all = new ArrayList<>(accented);
    all.add(unaccented);
    return new GradedQuery(bestOf(all), bestOf(accented));
  }

  /** Returns a query that scores as the best of several. */
  static Query bestOf(List<Query> queries) {
    return queries.size() == 1 ? queries.getFirst() : new DisjunctionMaxQuery(queries, 0);
  }

  /** Returns a query for what all of several match; nothing if there is none. */
  static GradedQuery conjunction(Collection<GradedQuery> queries) {
    if (queries.isEmpty()) {
      return of(new MatchNoDocsQuery("no word"));
    }
    if (queries.size() == 1) {
      return queries.iterator().next();
    }
    Clauses all = new Clauses();
    queries.forEach(query -> all.add(query, Occur.MUST));
    return all.build();
  }

  /** Returns both variants changed in the same way. */
  GradedQuery map(UnaryOperator<Query> change) {
    Query changed = change.apply(all);
    return isUniform() ? of(changed) : new GradedQuery(changed, change.apply(accented));
  }

  /** Builds a boolean query in both variants. */
  static final class Clauses {
    private final BooleanQuery.Builder all = new BooleanQuery.Builder();
    private final BooleanQuery.Builder accented = new BooleanQuery.Builder();
    private boolean isUniform = true;

    void add(GradedQuery query, Occur occur) {
      all.add(query.all(), occur);
      accented.add(query.accented(), occur);
      isUniform &= query.isUniform();
    }

    void setMinimumNumberShouldMatch(int count) {
      all.setMinimumNumberShouldMatch(count);
      accented.setMinimumNumberShouldMatch(count);
    }

    GradedQuery build() {
      Query built = all.build();
      return isUniform ? of(built) : new GradedQuery(built, accented.build());
    }
  }
}
