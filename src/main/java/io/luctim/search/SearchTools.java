// SPDX-License-Identifier: Apache-2.0
package io.luctim.search;

import io.luctim.language.AccentRestorer;
import io.luctim.search.query.AccentRestorations;
import io.luctim.search.query.CompiledQuery;
import io.luctim.search.query.ParsedQuery;
import io.luctim.search.query.QueryCompiler;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.lucene.analysis.Analyzer;

/**
 * What all searches of a searcher have in common. Immutable, safe for use by several threads.
 *
 * @param parser parses the text of a query
 * @param compiler compiles what was parsed
 * @param restorer restores the accents of a text, the likeliest candidate first
 * @param synonyms other forms of words
 * @param textAnalyzer analyzes what is to be highlighted
 * @param facets counts values
 */
record SearchTools(
    BiFunction<String, QuerySyntax, ParsedQuery> parser,
    Compiler compiler,
    Function<String, List<AccentRestorer.Candidate>> restorer,
    Synonyms synonyms,
    Analyzer textAnalyzer,
    FacetCounts facets) {
  /** Compiles parsed queries. */
  interface Compiler {
    CompiledQuery compile(
        ParsedQuery query,
        QueryCompiler.Target target,
        Synonyms synonyms,
        AccentRestorations restorations);
  }

  static SearchTools of(Analyzer queryAnalyzer, Analyzer textAnalyzer, Synonyms synonyms) {
    return new SearchTools(
        ParsedQuery::parse,
        (query, target, other, restorations) ->
            QueryCompiler.compile(query, target, queryAnalyzer, other::table, restorations),
        AccentRestorations::restore,
        synonyms,
        textAnalyzer,
        new FacetCounts());
  }
}
