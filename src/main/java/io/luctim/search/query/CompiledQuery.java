// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.query;

import io.luctim.search.rank.QueryFeatures;
import java.util.List;
import java.util.function.Function;
import org.apache.lucene.search.Query;

/**
 * All that a search needs to know of a query text, made by {@link QueryCompiler} in one pass.
 * Immutable.
 *
 * @param firstPass finds the articles that are worth a closer look
 * @param highlighting matches the words to highlight in articles with accents
 * @param highlightingUnaccented the same for articles that are written without accents
 * @param features what the second pass looks for in an article
 * @param warnings what was left out, a sentence each
 */
public record CompiledQuery(
    Query firstPass,
    Query highlighting,
    Query highlightingUnaccented,
    QueryFeatures features,
    List<String> warnings) {
  public CompiledQuery {
    warnings = List.copyOf(warnings);
  }

  /** Returns a query for what any of several compiled queries matches. */
  public static Query any(List<CompiledQuery> queries, Function<CompiledQuery, Query> part) {
    return GradedQuery.bestOf(queries.stream().map(part).toList());
  }
}
