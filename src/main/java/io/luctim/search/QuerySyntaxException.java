// SPDX-License-Identifier: Apache-2.0
package io.luctim.search;

/**
 * A query in {@link QuerySyntax#STRICT} that cannot be read. The message says where, why and what
 * to do.
 *
 * @since 0.1
 */
public final class QuerySyntaxException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  /** Where the trouble is, in chars. */
  private final int offset;

  /**
   * Creates an exception.
   *
   * @param offset where the query cannot be read, in chars, from 0 to its length
   * @param message what is wrong there, and how to mend it
   */
  public QuerySyntaxException(int offset, String message) {
    super("query, at offset " + offset + ": " + message);
    this.offset = offset;
  }

  /**
   * Where the trouble is.
   *
   * @return an offset into the query, in chars, from 0 to its length
   */
  public int offset() {
    return offset;
  }
}
