// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.query;

/** Bounds the size of one compiled query. For one query, by one thread. */
final class QueryBudget {
  /**
   * Maximum number of leaf queries. Lucene refuses a query of more than 1,024, and that limit is
   * the application's to set.
   */
  static final int MAX_LEAVES = 900;

  private int leaves;

  /** Reserves room for some leaf queries; returns false if there is not enough left. */
  boolean take(int count) {
    leaves += count;
    return leaves < MAX_LEAVES;
  }

  /** Returns whether anything had to be left out. */
  boolean isExhausted() {
    return leaves >= MAX_LEAVES;
  }
}
