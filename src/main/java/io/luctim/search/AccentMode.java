// SPDX-License-Identifier: Apache-2.0
package io.luctim.search;

/**
 * How the accents that were typed bind; see {@link io.luctim.text.AccentRelation} for the grades.
 *
 * @since 0.1
 */
public enum AccentMode {
  /** Only texts with exactly the accents that were typed: {@code nam} finds <i>nam</i> alone. */
  STRICT,
  /**
   * Accents that were left out may be anything, those that were typed must be there; texts written
   * without accents match too, below the others. The default.
   */
  GRADED,
  /**
   * As {@link #GRADED}; after all of these, texts with other accents: {@code năm} finds <i>Nam</i>.
   */
  LOOSE
}
