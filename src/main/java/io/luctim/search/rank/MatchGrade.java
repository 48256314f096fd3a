// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.rank;

import io.luctim.search.AccentMode;

/**
 * How closely a term of an article matches a term of the query. Declared from the worst to the best
 * grade, which is the order of {@link #isBelow}; what each is worth stands in {@link
 * RankingWeights}.
 */
public enum MatchGrade {
  /** No match; a term with the same letters but other accents counts for proximity alone. */
  NONE("not at all"),
  /** The same letters with other accents, in {@link AccentMode#LOOSE} only. */
  LOOSE("with other accents"),
  /** A term one or two edits away from a typed term that no article has. */
  FUZZY("as a similar word, for it may be mistyped"),
  /** The unaccented form, in an article that is written without accents. */
  UNACCENTED("without accents, as the whole text"),
  /** Another form of the same words, from the list of synonyms. */
  SYNONYM("as a synonym"),
  /** More accents than were typed, none of the typed ones contradicted. */
  REFINED("with more accents than typed"),
  /** The accents that an unaccented term most likely stands for. */
  LIKELY("as most likely meant"),
  /** The same canonical form, or an equivalent one. */
  SAME("as typed");

  private final String description;

  MatchGrade(String description) {
    this.description = description;
  }

  /** Returns how a term matches in words, for explanations. */
  String description() {
    return description;
  }

  boolean isBelow(MatchGrade other) {
    return compareTo(other) < 0;
  }
}
