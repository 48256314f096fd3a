// SPDX-License-Identifier: Apache-2.0
package io.luctim.search;

import io.luctim.index.ArticleFields;
import io.luctim.search.query.ParsedQuery;
import io.luctim.search.rank.RankingWeights;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to search, and how much of it to return. Immutable.
 *
 * {@snippet class="io.luctim.ExamplesTest" region="request"}
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
  private final Map<String, Set<String>> filters;
  private final Map<String, Integer> facets;
  private final @Nullable Instant from;
  private final @Nullable Instant to;
  private final SortOrder sort;
  private final @Nullable Duration halfLife;
  private final boolean groupCopies;
  private final boolean paged;
  private final @Nullable PageCursor after;

  /** What the query says, where the request can be refused for it; else it is parsed later. */
  private final @Nullable ParsedQuery parsed;

  private SearchRequest(Builder builder) {
    query = builder.query;
    size = builder.size;
    offset = builder.offset;
    accents = builder.accents;
    syntax = builder.syntax;
    snippets = builder.snippets;
    explain = builder.explain;
    Map<String, Set<String>> values = new LinkedHashMap<>();
    builder.filters.forEach((field, any) -> values.put(field, Set.copyOf(any)));
    filters = Map.copyOf(values);
    facets = Collections.unmodifiableMap(new LinkedHashMap<>(builder.facets));
    from = builder.from;
    to = builder.to;
    sort = builder.sort;
    halfLife = builder.halfLife;
    groupCopies = builder.groupCopies;
    paged = builder.paged;
    after = builder.after;
    parsed = syntax == QuerySyntax.STRICT ? ParsedQuery.parse(query, syntax) : null;
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
   * Starts a request like this one: its next page, say, with {@link Builder#after}.
   *
   * @return a builder with all that this request asks for
   */
  public Builder toBuilder() {
    return toBuilder(query);
  }

  /** The same with another query text. */
  SearchRequest withQuery(String other) {
    return new SearchRequest(toBuilder(other));
  }

  private Builder toBuilder(String text) {
    Builder builder = new Builder(text);
    builder.size = size;
    builder.offset = offset;
    builder.accents = accents;
    builder.syntax = syntax;
    builder.snippets = snippets;
    builder.explain = explain;
    filters.forEach((field, any) -> builder.filters.put(field, new LinkedHashSet<>(any)));
    builder.facets.putAll(facets);
    builder.from = from;
    builder.to = to;
    builder.sort = sort;
    builder.halfLife = halfLife;
    builder.groupCopies = groupCopies;
    builder.paged = paged;
    builder.after = after;
    return builder;
  }

  /** Whether anything but the query says what matches. */
  boolean isFiltered() {
    return !filters.isEmpty() || from != null || to != null;
  }

  /** Whether all that match are looked at, not only the best. */
  boolean countsAll() {
    return !facets.isEmpty() || sort != SortOrder.RELEVANCE;
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

  /**
   * What hits must have, by field.
   *
   * @return for each field its values, any of which will do
   */
  public Map<String, Set<String>> filters() {
    return filters;
  }

  /**
   * The earliest time of publication.
   *
   * @return the time, included; null for no bound
   */
  public @Nullable Instant from() {
    return from;
  }

  /**
   * The time of publication before which hits must lie.
   *
   * @return the time, not included; null for no bound
   */
  public @Nullable Instant to() {
    return to;
  }

  /**
   * Which values are counted.
   *
   * @return for each field how many of its commonest values
   */
  public Map<String, Integer> facets() {
    return facets;
  }

  /**
   * In which order hits come.
   *
   * @return the order
   */
  public SortOrder sort() {
    return sort;
  }

  /**
   * After what time an article counts half as much as a new one.
   *
   * @return the time; null if age does not matter
   */
  public @Nullable Duration recencyHalfLife() {
    return halfLife;
  }

  /**
   * Whether copies of an article are one hit.
   *
   * @return whether to group them
   */
  public boolean groupCopies() {
    return groupCopies;
  }

  /**
   * Whether the results say where the next page begins.
   *
   * @return whether there will be a {@link SearchResults#cursor}
   */
  public boolean paged() {
    return paged;
  }

  /** Returns the parsed query of a strict request, null of a lenient one. */
  @Nullable ParsedQuery parsed() {
    return parsed;
  }

  /** The state of the index that is asked for, or null. */
  @Nullable PageCursor after() {
    return after;
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
    private final Map<String, Set<String>> filters = new LinkedHashMap<>();
    private final Map<String, Integer> facets = new LinkedHashMap<>();
    private @Nullable Instant from;
    private @Nullable Instant to;
    private SortOrder sort = SortOrder.RELEVANCE;
    private @Nullable Duration halfLife;
    private boolean groupCopies;
    private boolean paged;
    private @Nullable PageCursor after;

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
     * Only articles that have a value, as it was added. Several values of one field: any of them;
     * several fields: all of them. Without a query text all such articles match.
     *
     * @param field one of {@link ArticleFields#FACETS}
     * @param value the value, at most {@link ArticleFields#MAX_VALUE_LENGTH} chars: longer ones are
     *     not kept for this
     * @return this builder
     * @throws IllegalArgumentException if the field is none of these, or the value too long
     */
    public Builder filter(String field, String value) {
      if (value.length() > ArticleFields.MAX_VALUE_LENGTH) {
        throw new IllegalArgumentException(
            "the value for '"
                + field
                + "' has "
                + value.length()
                + " chars; values of at most "
                + ArticleFields.MAX_VALUE_LENGTH
                + " can be filtered by");
      }
      filters.computeIfAbsent(checkFacet(field), f -> new LinkedHashSet<>()).add(value);
      return this;
    }

    /**
     * Only articles published at a time or later.
     *
     * @param from any time, included; null for no bound
     * @return this builder
     */
    public Builder from(@Nullable Instant from) {
      this.from = from;
      return this;
    }

    /**
     * Only articles published before a time.
     *
     * @param to any time, not included; null for no bound
     * @return this builder
     */
    public Builder to(@Nullable Instant to) {
      this.to = to;
      return this;
    }

    /**
     * Counts the commonest values that the articles have which match.
     *
     * @param field one of {@link ArticleFields#FACETS}
     * @param count how many values at most, 1 to 1,000
     * @return this builder
     * @throws IllegalArgumentException if the field is none of these, or the count out of range
     */
    public Builder facet(String field, int count) {
      if (count < 1) {
        throw new IllegalArgumentException("facet count is " + count + "; allowed are 1 to 1000");
      }
      facets.put(checkFacet(field), checkRange("facet count", count, 1000));
      return this;
    }

    /**
     * In which order hits come; {@link SortOrder#RELEVANCE} by default. Ordered by time, hits have
     * no score.
     *
     * @param sort the order
     * @return this builder
     */
    public Builder sort(SortOrder sort) {
      this.sort = Objects.requireNonNull(sort, "sort");
      return this;
    }

    /**
     * Lets new articles come before old ones that match as well: after this time an article counts
     * half, after twice the time a quarter. Off by default. An article without a time of
     * publication counts as one four times as old.
     *
     * @param halfLife the time, more than none, less than a second counts as one; null for no
     *     difference
     * @return this builder
     * @throws IllegalArgumentException if it is zero or negative
     */
    public Builder recencyHalfLife(@Nullable Duration halfLife) {
      if (halfLife != null && !halfLife.isPositive()) {
        throw new IllegalArgumentException("half-life is " + halfLife + "; it must be positive");
      }
      this.halfLife = halfLife;
      return this;
    }

    /**
     * Whether copies of an article, such as the same agency report in several newspapers, are one
     * hit that names the others; off by default. The best {@value RankingWeights#MAX_WINDOW} hits
     * are compared.
     *
     * @param groupCopies whether to group them
     * @return this builder
     */
    public Builder groupCopies(boolean groupCopies) {
      this.groupCopies = groupCopies;
      return this;
    }

    /**
     * Whether the results say where the next page begins; off by default. The searcher keeps the
     * state of the index that they show for a while: {@link ArticleSearcher#KEPT}.
     *
     * @param paged whether more pages will be asked for
     * @return this builder
     */
    public Builder paged(boolean paged) {
      this.paged = paged;
      return this;
    }

    /**
     * The page after another, as the index was when that was asked for, whatever has changed since:
     * no hit comes twice, none is missed. Everything else of the request must be as it was.
     *
     * @param cursor the {@link SearchResults#cursor} of the page before
     * @return this builder; its offset is the cursor's
     * @throws IllegalArgumentException if it is no cursor
     */
    public Builder after(String cursor) {
      PageCursor parsed = PageCursor.parse(cursor);
      after = parsed;
      paged = true;
      return offset(parsed.offset());
    }

    private static String checkFacet(String field) {
      if (!ArticleFields.FACETS.contains(field)) {
        throw new IllegalArgumentException(
            "'" + field + "' cannot be filtered or counted; " + ArticleFields.FACETS + " can");
      }
      return field;
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
