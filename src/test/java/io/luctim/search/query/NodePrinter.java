// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.query;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;

/** Prints parsed queries so that tables of tests can be read. */
final class NodePrinter {
  static String print(List<QueryNode> nodes) {
    return nodes.stream().map(NodePrinter::print).collect(Collectors.joining(" "));
  }

  static String print(QueryNode node) {
    return switch (node) {
      case QueryNode.Word word -> "<" + word.text() + ">";
      case QueryNode.Phrase phrase -> "phrase<" + phrase.text() + ">";
      case QueryNode.Prefix prefix -> "prefix<" + prefix.text() + ">";
      case QueryNode.Field field -> field.field() + "=" + print(field.node());
      case QueryNode.Dates dates -> "dates[" + day(dates.from()) + ".." + day(dates.to()) + "]";
      case QueryNode.Not not -> "not" + print(not.node());
      case QueryNode.All all -> "all(" + print(all.nodes()) + ")";
      case QueryNode.Or or -> "any(" + print(or.nodes()) + ")";
    };
  }

  /** A day in Vietnam's time; nothing for no bound. */
  private static String day(long millis) {
    return millis == Long.MIN_VALUE || millis == Long.MAX_VALUE
        ? ""
        : Instant.ofEpochMilli(millis).atOffset(ZoneOffset.ofHours(7)).toLocalDate().toString();
  }

  private NodePrinter() {}
}
