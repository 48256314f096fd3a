// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.query;

import io.luctim.analysis.graph.TokenGraph;
import io.luctim.index.ArticleFields;
import io.luctim.search.AccentMode;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.LongField;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;

/**
 * Compiles single clauses of a query, and tells the {@link FeatureCollector} of their words. For
 * one query, by one thread.
 */
final class ClauseCompiler {
  private final QueryAnalysis analysis;
  private final AccentQueries queries;
  private final FuzzyTerms fuzzyTerms;
  private final FeatureCollector features;
  private final AccentMode mode;

  ClauseCompiler(
      QueryAnalysis analysis,
      AccentQueries queries,
      FuzzyTerms fuzzyTerms,
      FeatureCollector features,
      AccentMode mode) {
    this.analysis = analysis;
    this.queries = queries;
    this.fuzzyTerms = fuzzyTerms;
    this.features = features;
    this.mode = mode;
  }

  /** What a word is in its query. */
  private enum Role {
    /** It need not match. */
    OPTIONAL,
    /** The first pass requires it. */
    REQUIRED,
    /** It must not match, and is not a feature. */
    EXCLUDED
  }

  /** Where a clause is looked for, and what its words are in the query. */
  private record Scope(String field, Role role) {
    Scope in(String other) {
      return new Scope(other, role);
    }

    Scope as(Role other) {
      return new Scope(field, other);
    }
  }

  private static final Scope TEXT = new Scope(ArticleFields.TEXT, Role.OPTIONAL);

  /** Returns the words of a piece of text without spaces, which need not match. */
  List<QueryWord> words(String text) {
    return words(text, TEXT);
  }

  /** Returns a query for a clause that must match. */
  GradedQuery required(QueryNode node) {
    return required(node, TEXT.as(Role.REQUIRED));
  }

  /** Returns a query for a clause that must not match. */
  GradedQuery excluded(QueryNode.Not not) {
    return excluded(not, TEXT);
  }

  private GradedQuery excluded(QueryNode.Not not, Scope scope) {
    GradedQuery excluded = required(not.node(), scope.as(Role.EXCLUDED));
    features.addBreak();
    return excluded;
  }

  private GradedQuery required(QueryNode node, Scope scope) {
    return switch (node) {
      case QueryNode.Word word ->
          GradedQuery.conjunction(
              words(word.text(), scope).stream().map(QueryWord::query).toList());
      case QueryNode.Phrase phrase -> phrase(phrase.text(), scope);
      case QueryNode.Prefix prefix ->
          GradedQuery.of(
              PrefixQueries.query(prefix.text(), scope.field(), mode != AccentMode.STRICT));
      case QueryNode.Dates dates ->
          GradedQuery.of(
              new ConstantScoreQuery(
                  LongField.newRangeQuery(ArticleFields.PUBLISHED_AT, dates.from(), dates.to())));
      case QueryNode.Field inField -> {
        String field = inField.field();
        GradedQuery query = required(inField.node(), scope.in(field));
        yield ArticleFields.MARKED_PARTS.contains(field)
            ? query.map(part -> PartScope.confine(part, field))
            : query;
      }
      case QueryNode.Not not -> all(List.of(not), scope);
      case QueryNode.All all -> all(all.nodes(), scope);
      case QueryNode.Or or ->
          GradedQuery.max(or.nodes().stream().map(either -> required(either, scope)).toList());
    };
  }

  /** Returns a query for what matches all of some clauses, and none of those that are excluded. */
  private GradedQuery all(List<QueryNode> nodes, Scope scope) {
    GradedQuery.Clauses all = new GradedQuery.Clauses();
    boolean positive = false;
    for (QueryNode node : nodes) {
      if (node instanceof QueryNode.Not not) {
        all.add(excluded(not, scope), Occur.MUST_NOT);
      } else {
        all.add(required(node, scope), Occur.MUST);
        positive = true;
      }
    }
    if (!positive) {
      all.add(GradedQuery.of(new ConstantScoreQuery(MatchAllDocsQuery.INSTANCE)), Occur.MUST);
    }
    return all.build();
  }

  private GradedQuery phrase(String text, Scope scope) {
    List<TokenGraph.Position> positions = analysis.positions(text);
    positions.forEach(position -> addFeature(position, List.of(), scope));
    return queries.phrase(terms(positions), scope.field());
  }

  private List<QueryWord> words(String text, Scope scope) {
    List<QueryWord> words = new ArrayList<>();
    List<TokenGraph.Position> positions = analysis.positions(text);
    for (int i = 0, end; i < positions.size(); i = end) {
      TokenGraph.Position position = positions.get(i);
      int length = position.spans().stream().mapToInt(TokenGraph.Span::length).max().orElse(1);
      end = Math.min(positions.size(), i + length);
      List<TokenGraph.Position> pieces = positions.subList(i, end);
      List<GradedQuery> alternatives = new ArrayList<>();
      position.spans().forEach(span -> alternatives.add(queries.word(span.term(), scope.field())));
      if (length > 1) {
        alternatives.add(queries.phrase(terms(pieces), scope.field()));
      } else {
        position.terms().forEach(term -> alternatives.add(queries.word(term, scope.field())));
      }
      pieces.forEach(piece -> addFeature(piece, position.spans(), scope));
      words.add(
          new QueryWord(
              GradedQuery.max(alternatives),
              pieces.stream().map(ClauseCompiler::firstTerm).toList()));
    }
    return words;
  }

  private void addFeature(TokenGraph.Position position, List<TokenGraph.Span> spans, Scope scope) {
    if (scope.role() != Role.EXCLUDED) {
      features.add(
          position,
          scope.field(),
          spans,
          fuzzyTerms.found(firstTerm(position)),
          scope.role() == Role.REQUIRED);
    }
  }

  private static String firstTerm(TokenGraph.Position position) {
    return position.terms().isEmpty() ? "" : position.terms().getFirst();
  }

  private static List<List<String>> terms(List<TokenGraph.Position> positions) {
    return positions.stream().map(TokenGraph.Position::terms).toList();
  }
}
