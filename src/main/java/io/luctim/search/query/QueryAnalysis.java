// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.query;

import io.luctim.analysis.graph.TokenGraph;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;

/** The analyzed words of one query, each analyzed once. For one query, by one thread. */
final class QueryAnalysis {
  /** Maximum number of words of a query whose refinements are looked up in the first pass. */
  private static final int MAX_SHORT = 3;

  private final Analyzer analyzer;
  private final Map<String, List<TokenGraph.Position>> analyzed = new HashMap<>();

  QueryAnalysis(Analyzer analyzer) {
    this.analyzer = analyzer;
  }

  /** Returns the positions of a piece of text. */
  List<TokenGraph.Position> positions(String text) {
    return analyzed.computeIfAbsent(text, piece -> TokenGraph.of(analyzer, piece).positions());
  }

  /** Returns whether a query has few words, and no phrase. */
  boolean isShort(List<QueryNode> nodes) {
    return length(nodes) <= MAX_SHORT;
  }

  private int length(List<QueryNode> nodes) {
    return nodes.stream().mapToInt(this::length).sum();
  }

  private int length(QueryNode node) {
    return switch (node) {
      case QueryNode.Word word -> positions(word.text()).size();
      case QueryNode.Phrase phrase -> MAX_SHORT + 1;
      case QueryNode.Prefix prefix -> 1;
      case QueryNode.Dates dates -> 0;
      case QueryNode.Field field -> length(field.node());
      case QueryNode.Not not -> length(not.node());
      case QueryNode.All all -> length(all.nodes());
      case QueryNode.Or or -> length(or.nodes());
    };
  }
}
