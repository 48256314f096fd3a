// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.query;

import io.luctim.analysis.VietnameseAnalyzer;
import io.luctim.search.AccentMode;
import io.luctim.search.QuerySyntax;
import io.luctim.search.rank.PseudoRelevanceFeedback;
import io.luctim.search.rank.SecondPassRanker;
import io.luctim.text.KeystrokeDecoder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/**
 * A query in the terms of Lucene, for any {@link IndexSearcher} over an index of articles: a query
 * for the first pass, a {@link org.apache.lucene.search.Rescorer} for the second, and a query to
 * highlight by.
 *
 * <p>For one index:
 *
 * <pre>{@code
 * TopDocs first = searcher.search(plan.firstPass(), Math.max(size, plan.secondPass().window()));
 * TopDocs hits = plan.secondPass().rescore(searcher, first, size);
 * }</pre>
 *
 * <p>For several shards: {@link SecondPassRanker#collectStatistics} while the statistics of all
 * shards are collected, then both passes on each shard {@link SecondPassRanker#withoutFeedback
 * without feedback}, by a searcher that answers with the collected statistics; {@link
 * PseudoRelevanceFeedback} on the node that merges the hits.
 *
 * <p>Immutable, safe for use by several threads.
 */
public final class QueryPlan {
  private final List<CompiledQuery> interpretations;
  private final SecondPassRanker secondPass;

  private QueryPlan(List<CompiledQuery> interpretations, SecondPassRanker secondPass) {
    this.interpretations = interpretations;
    this.secondPass = secondPass;
  }

  /**
   * Returns the plan of a compiled query.
   *
   * @param interpretations the text as typed and its other readings, one at least
   * @param mode how accents match
   */
  public static QueryPlan of(List<CompiledQuery> interpretations, AccentMode mode) {
    return new QueryPlan(
        List.copyOf(interpretations),
        SecondPassRanker.of(interpretations.stream().map(CompiledQuery::features).toList(), mode));
  }

  /**
   * Compiles the text of a search box, as typed and, if it may be raw keystrokes, decoded.
   *
   * @param text any text
   * @param mode how accents match
   * @param reader the index, or a shard of it
   * @param analyzer {@link #analyzer}
   * @param synonyms other forms of words
   * @throws IOException if the index cannot be read
   */
  public static QueryPlan compile(
      String text, AccentMode mode, IndexReader reader, Analyzer analyzer, SynonymTable synonyms)
      throws IOException {
    QueryCompiler.Target target = QueryCompiler.Target.of(reader, mode, false);
    AccentRestorations restorations = new AccentRestorations(AccentRestorations::restore);
    List<CompiledQuery> interpretations = new ArrayList<>();
    String decoded = KeystrokeDecoder.decode(text);
    for (String each : decoded == null ? List.of(text) : List.of(text, decoded)) {
      ParsedQuery parsed = ParsedQuery.parse(each, QuerySyntax.LENIENT);
      interpretations.add(
          QueryCompiler.compile(parsed, target, analyzer, () -> synonyms, restorations));
    }
    return of(interpretations, mode);
  }

  /** Returns a new analyzer for the texts of queries, safe for use by several threads. */
  public static Analyzer analyzer() {
    return VietnameseAnalyzer.builder()
        .folding(VietnameseAnalyzer.Folding.NONE)
        .keepSpelling(true)
        .build()
        .forQueries();
  }

  /** Returns the query that finds the articles for the second pass. */
  public Query firstPass() {
    return any(CompiledQuery::firstPass);
  }

  /** Returns the query whose matches are highlighted in articles that have accents. */
  public Query highlighting() {
    return any(CompiledQuery::highlighting);
  }

  /**
   * Returns the query whose matches are highlighted in articles that are written without accents.
   */
  public Query highlightingUnaccented() {
    return any(CompiledQuery::highlightingUnaccented);
  }

  /** Returns the ranker of what the first pass finds. */
  public SecondPassRanker secondPass() {
    return secondPass;
  }

  private Query any(Function<CompiledQuery, Query> part) {
    return CompiledQuery.any(interpretations, part);
  }
}
