// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.query;

import io.luctim.index.ArticleFields;
import io.luctim.search.AccentMode;
import io.luctim.search.rank.SecondPassRanker;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchNoDocsQuery;

/**
 * Compiles a parsed query in one pass into the first-pass query, the highlighting queries and the
 * ranking features.
 *
 * <p>For one query, by one thread.
 */
public final class QueryCompiler {
  private final Target target;
  private final Supplier<SynonymTable> synonyms;
  private final QueryBudget budget = new QueryBudget();
  private final FeatureCollector features;
  private final AccentQueries queries;
  private final ClauseCompiler clauses;

  /** Words that stand side by side, without a clause of another kind between them. */
  private final List<List<QueryWord>> runs = new ArrayList<>();

  private final BooleanQuery.Builder firstPass = new BooleanQuery.Builder();
  private final GradedQuery.Clauses highlighting = new GradedQuery.Clauses();

  /**
   * What a query is compiled for.
   *
   * @param reader the index that is searched
   * @param unaccentedTexts whether it has articles that are written without accents
   * @param mode how accents match
   * @param countsAll whether all hits are looked at, not only the best: then the first pass leaves
   *     out what has too few of the words
   */
  public record Target(
      IndexReader reader, boolean unaccentedTexts, AccentMode mode, boolean countsAll) {
    /** Returns a target; looks up whether the index has articles without accents. */
    public static Target of(IndexReader reader, AccentMode mode, boolean countsAll)
        throws IOException {
      boolean unaccentedTexts = reader.docFreq(new Term(ArticleFields.BARE, ArticleFields.YES)) > 0;
      return new Target(reader, unaccentedTexts, mode, countsAll);
    }
  }

  private QueryCompiler(
      ParsedQuery query,
      Target target,
      Analyzer analyzer,
      Supplier<SynonymTable> synonyms,
      AccentRestorations restorations) {
    this.target = target;
    this.synonyms = synonyms;
    features = new FeatureCollector(target.mode(), restorations);
    QueryAnalysis analysis = new QueryAnalysis(analyzer);
    FuzzyTerms fuzzyTerms = new FuzzyTerms(target.reader());
    queries =
        new AccentQueries(
            target.mode(),
            target.unaccentedTexts(),
            analysis.isShort(query.nodes()),
            fuzzyTerms,
            budget);
    clauses = new ClauseCompiler(analysis, queries, fuzzyTerms, features, target.mode());
  }

  /**
   * Compiles a query.
   *
   * @param synonyms called if the query has words that may have other forms
   */
  public static CompiledQuery compile(
      ParsedQuery query,
      Target target,
      Analyzer analyzer,
      Supplier<SynonymTable> synonyms,
      AccentRestorations restorations) {
    return new QueryCompiler(query, target, analyzer, synonyms, restorations).compile(query);
  }

  private CompiledQuery compile(ParsedQuery query) {
    boolean positive = false;
    runs.add(new ArrayList<>());
    for (QueryNode node : query.nodes()) {
      if (node instanceof QueryNode.Word word) {
        runs.getLast().addAll(clauses.words(word.text()));
      } else if (node instanceof QueryNode.Not not) {
        firstPass.add(clauses.excluded(not).all(), Occur.MUST_NOT);
        runs.add(new ArrayList<>());
      } else {
        GradedQuery required = clauses.required(node);
        firstPass.add(required.all(), Occur.MUST);
        highlighting.add(required, Occur.SHOULD);
        positive = true;
        runs.add(new ArrayList<>());
      }
    }
    SynonymExpander expander = null;
    if (runs.stream().anyMatch(run -> !run.isEmpty())) {
      expander = addWords(positive);
      positive = true;
    }
    GradedQuery highlighted = highlighting.build();
    return new CompiledQuery(
        positive ? firstPass.build() : new MatchNoDocsQuery("nothing to look for"),
        highlighted.accented(),
        highlighted.all(),
        features.build(expander == null ? Map.of() : expander.found()),
        warnings(query.truncated()));
  }

  /**
   * Adds the words that need not all match, and their other forms. One or two must all match. Of
   * more, articles with too few are left out later, by {@link SecondPassRanker}: Lucene is fastest
   * at a flat disjunction.
   */
  private SynonymExpander addWords(boolean positive) {
    Set<GradedQuery> words = new LinkedHashSet<>();
    runs.forEach(run -> run.forEach(word -> words.add(word.query())));
    words.forEach(word -> highlighting.add(word, Occur.SHOULD));
    int minimum = SecondPassRanker.minimumMatch(words.size());
    boolean all = words.size() <= minimum;
    SynonymExpander expander = new SynonymExpander(table(), queries, budget, all);
    runs.forEach(expander::expand);
    expander.forms().forEach(form -> highlighting.add(form, Occur.SHOULD));
    boolean apart = positive && !all;
    BooleanQuery.Builder disjunction = apart ? new BooleanQuery.Builder() : firstPass;
    new LinkedHashSet<>(expander.words())
        .forEach(word -> disjunction.add(word.all(), all ? Occur.MUST : Occur.SHOULD));
    expander.others().forEach(other -> disjunction.add(other.all(), Occur.SHOULD));
    if (!all && target.countsAll()) {
      disjunction.setMinimumNumberShouldMatch(minimum);
    }
    if (apart) {
      firstPass.add(disjunction.build(), Occur.MUST);
    }
    return expander;
  }

  private SynonymTable table() {
    return target.mode() == AccentMode.STRICT ? SynonymTable.empty() : synonyms.get();
  }

  private List<String> warnings(boolean truncated) {
    if (truncated) {
      return List.of(
          "only the first " + LenientQueryParser.MAX_WORDS + " words of the query were searched");
    }
    return budget.isExhausted()
        ? List.of("the query is too long; only its beginning was searched")
        : List.of();
  }
}
