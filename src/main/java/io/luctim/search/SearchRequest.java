// SPDX-License-Identifier: Apache-2.0
package io.luctim.search;

import java.util.Objects;

/**
 * What to search, and how much of it to return. Immutable.
 *
 * @since 0.1
 */
public final class SearchRequest {
  /** The most hits that one request may ask for, {@link #offset} included. */
  public static final int MAX_WINDOW = 100_000;

  private final String query;
  private final int size;
  private final int offset;
  private final AccentMode accents;
  private final QuerySyntax syntax;
  private final int snippets;
  private final boolean explain;

  private SearchRequest(Builder builder) {
    query = builder.query;
    size = builder.size;
    offset = builder.offset;
    accents = builder.accents;
    syntax = builder.syntax;
    snippets = builder.snippets;
    explain = builder.explain;
  }

  /**
   * A request with all defaults: the ten best hits, three snippets each.
   *
   * @param query what was typed, any text
   * @return the request
   */
  public static SearchRequest of(String query) {
    return builder(query).build();
  }

  /**
   * Starts a request.
   *
   * @param query what was typed, any text
   * @return a builder with the defaults
   */
  public static Builder builder(String query) {
    return new Builder(query);
  }

  /**
   * What was typed.
   *
   * @return the query text
   */
  public String query() {
    return query;
  }

  /**
   * How many hits to return.
   *
   * @return at most so many
   */
  public int size() {
    return size;
  }

  /**
   * How many of the best hits to pass over.
   *
   * @return the rank of the first hit, from 0
   */
  public int offset() {
    return offset;
  }

  /**
   * How accents bind.
   *
   * @return the mode
   */
  public AccentMode accents() {
    return accents;
  }

  /**
   * How the query is read.
   *
   * @return the syntax
   */
  public QuerySyntax syntax() {
    return syntax;
  }

  /**
   * How many snippets a hit has.
   *
   * @return at most so many
   */
  public int snippets() {
    return snippets;
  }

  /**
   * Whether hits say why they stand where they stand.
   *
   * @return whether to explain
   */
  public boolean explain() {
    return explain;
  }

  /** Options of a request. One per thread. */
  public static final class Builder {
    private final String query;
    private int size = 10;
    private int offset;
    private AccentMode accents = AccentMode.GRADED;
    private QuerySyntax syntax = QuerySyntax.LENIENT;
    private int snippets = 3;
    private boolean explain;

    private Builder(String query) {
      this.query = Objects.requireNonNull(query, "query");
    }

    /**
     * How many hits to return; 10 by default.
     *
     * @param size from 0 to {@link #MAX_WINDOW}
     * @return this builder
     * @throws IllegalArgumentException if it is out of range
     */
    public Builder size(int size) {
      this.size = checkRange("size", size, MAX_WINDOW);
      return this;
    }

    /**
     * How many of the best hits to pass over; 0 by default.
     *
     * @param offset from 0 to {@link #MAX_WINDOW}
     * @return this builder
     * @throws IllegalArgumentException if it is out of range
     */
    public Builder offset(int offset) {
      this.offset = checkRange("offset", offset, MAX_WINDOW);
      return this;
    }

    /**
     * How accents bind; {@link AccentMode#GRADED} by default.
     *
     * @param accents the mode
     * @return this builder
     */
    public Builder accents(AccentMode accents) {
      this.accents = Objects.requireNonNull(accents, "accents");
      return this;
    }

    /**
     * How the query is read; {@link QuerySyntax#LENIENT} by default.
     *
     * @param syntax the syntax
     * @return this builder
     */
    public Builder syntax(QuerySyntax syntax) {
      this.syntax = Objects.requireNonNull(syntax, "syntax");
      return this;
    }

    /**
     * How many snippets a hit has; 3 by default.
     *
     * @param snippets from 0 to 100
     * @return this builder
     * @throws IllegalArgumentException if it is out of range
     */
    public Builder snippets(int snippets) {
      this.snippets = checkRange("snippets", snippets, 100);
      return this;
    }

    /**
     * Whether hits say why they stand where they stand; costly, off by default.
     *
     * @param explain whether to explain
     * @return this builder
     */
    public Builder explain(boolean explain) {
      this.explain = explain;
      return this;
    }

    /**
     * Makes the request.
     *
     * @return the request
     * @throws IllegalArgumentException if offset and size together exceed {@link #MAX_WINDOW}
     * @throws QuerySyntaxException if the syntax is strict and the query cannot be read
     */
    public SearchRequest build() {
      if (offset + size > MAX_WINDOW) {
        throw new IllegalArgumentException(
            "offset " + offset + " and size " + size + " exceed " + MAX_WINDOW + " together");
      }
      if (syntax == QuerySyntax.STRICT) {
        StrictQueryParser.parse(query);
      }
      return new SearchRequest(this);
    }

    private static int checkRange(String name, int value, int max) {
      if (value < 0 || value > max) {
        throw new IllegalArgumentException(name + " is " + value + "; allowed are 0 to " + max);
      }
      return value;
    }
  }
}
