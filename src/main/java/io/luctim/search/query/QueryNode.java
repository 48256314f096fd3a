// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.query;

import java.util.List;

/** What a query text says, before any analysis. */
public sealed interface QueryNode {
  /** A bare word, as typed. */
  record Word(String text) implements QueryNode {}

  /** Words in a row. */
  record Phrase(String text) implements QueryNode {}

  /** The beginning of a word, without the star. */
  record Prefix(String text) implements QueryNode {}

  /** Something in a field of its own. */
  record Field(String field, QueryNode node) implements QueryNode {}

  /** Published in a span of time, in milliseconds since 1970, both ends included. */
  record Dates(long from, long to) implements QueryNode {}

  /** Something that must not be there. */
  record Not(QueryNode node) implements QueryNode {}

  /** All of several, save those that must not be there. */
  record All(List<QueryNode> nodes) implements QueryNode {}

  /** One of several. */
  record Or(List<QueryNode> nodes) implements QueryNode {}
}
