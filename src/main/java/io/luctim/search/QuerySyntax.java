// SPDX-License-Identifier: Apache-2.0
package io.luctim.search;

/**
 * How a query text is read.
 *
 * <p>Both ways know the same syntax:
 *
 * <ul>
 *   <li>{@code "hội đồng nhân dân"}: these words in a row
 *   <li>{@code -word}, {@code NOT word}: articles that do not have it
 *   <li>{@code this OR that}
 *   <li>{@code nguyê*}: words that begin so
 *   <li>{@code title:word}, and {@code lead:}, {@code body:}, {@code caption:}, {@code author:},
 *       {@code source:}, {@code section:}, {@code tag:}
 *   <li>{@code from:2024-01-31}, {@code to:31/3/2024}, {@code to:2024-03}, {@code from:2024}: when
 *       the article was published, by the days of Vietnam, both ends included
 * </ul>
 *
 * @since 0.1
 */
public enum QuerySyntax {
  /**
   * For people. What is no syntax is text, and no text is wrong. Few words must all be there; of
   * many, a good part. Parentheses are as good as spaces; quotes beside five bare words or more are
   * the headline's. The default.
   */
  LENIENT,

  /**
   * For programs. All that stands side by side must match; parentheses group, as in {@code (cà phê)
   * OR trà}; a backslash makes the next char text; what cannot be read is refused with {@link
   * QuerySyntaxException}.
   */
  STRICT;
}
