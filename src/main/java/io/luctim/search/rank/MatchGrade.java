// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.rank;

import io.luctim.search.AccentMode;

/** How closely a word of an article fits one of the query; the further down, the closer. */
public enum MatchGrade {
  /** Not there. */
  NONE(0, 0, ""),
  /** Other marks, in {@link AccentMode#LOOSE}. */
  LOOSE(0.25f, 0.01f, "with other marks"),
  /** Another word, where the one that was typed is nowhere. */
  NEAR(0.4f, 0.5f, "one slip away"),
  /** No marks, in a text that has none at all. */
  BARE(0.5f, 0.05f, "without marks, as the whole text"),
  /** Another form of the same. */
  SYNONYM(0.7f, 0.8f, "in another form that says the same"),
  /** More marks, none contradicted. */
  REFINED(0.75f, 0.1f, "with more marks than typed"),
  /** What a word without marks most likely stands for. */
  LIKELY(0.85f, 1, "as it is likely meant"),
  /** As typed, or saying the same. */
  SAME(1, 1, "as typed");

  /** What it counts in a short query, which wants all its words, in parts of the best. */
  final float rank;

  /** What it counts in the score of a word, in parts of the best. */
  public final float score;

  final String description;

  MatchGrade(float rank, float score, String description) {
    this.rank = rank;
    this.score = score;
    this.description = description;
  }

  boolean isBelow(MatchGrade other) {
    return compareTo(other) < 0;
  }
}
