// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.query;

import io.luctim.search.QuerySyntax;
import io.luctim.search.QuerySyntaxException;
import java.util.List;

/**
 * What the text of a query says, before any analysis. Immutable.
 *
 * @param nodes the top-level clauses in their order; words among them need not all match
 * @param truncated whether clauses beyond the limit were left out
 */
public record ParsedQuery(List<QueryNode> nodes, boolean truncated) {
  public ParsedQuery {
    nodes = List.copyOf(nodes);
  }

  /**
   * Parses the text of a query.
   *
   * @throws QuerySyntaxException if the syntax is strict and the text cannot be read
   */
  public static ParsedQuery parse(String text, QuerySyntax syntax) {
    return switch (syntax) {
      case LENIENT -> LenientQueryParser.parse(text);
      case STRICT ->
          new ParsedQuery(
              List.of(new QueryNode.All(List.of(StrictQueryParser.parse(text)))), false);
    };
  }
}
