// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.query;

import io.luctim.language.AccentRestorer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The texts of one search with their accents restored, each text once. For one search, by one
 * thread.
 */
public final class AccentRestorations {
  /** Number of candidates that are asked for. */
  private static final int CANDIDATES = 3;

  private final Function<String, List<AccentRestorer.Candidate>> restorer;
  private final Map<String, List<AccentRestorer.Candidate>> candidates = new HashMap<>();

  public AccentRestorations(Function<String, List<AccentRestorer.Candidate>> restorer) {
    this.restorer = restorer;
  }

  /** Returns the likeliest candidates for a text by the standard restorer, the likeliest first. */
  public static List<AccentRestorer.Candidate> restore(String text) {
    return AccentRestorer.standard().candidates(text, CANDIDATES);
  }

  /** Returns the likeliest candidates for a text, the likeliest first; at least one. */
  public List<AccentRestorer.Candidate> candidates(String text) {
    return candidates.computeIfAbsent(text, restorer);
  }
}
