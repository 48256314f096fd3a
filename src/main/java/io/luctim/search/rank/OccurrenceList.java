// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.rank;

import io.luctim.index.ArticleTokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Matches of one kind in an article, in the order of their positions. Filled for one article after
 * the other, by one thread.
 *
 * @param <M> the kind of match
 */
final class OccurrenceList<M> {
  private final List<M> matches = new ArrayList<>();
  private int[] positions = new int[64];
  private int[] parts = new int[64];

  void clear() {
    matches.clear();
  }

  void add(int position, int part, M match) {
    int size = matches.size();
    if (size == positions.length) {
      positions = Arrays.copyOf(positions, 2 * size);
      parts = Arrays.copyOf(parts, 2 * size);
    }
    positions[size] = position;
    parts[size] = part;
    matches.add(match);
  }

  int size() {
    return matches.size();
  }

  M match(int index) {
    return matches.get(index);
  }

  /** Returns the position in the article, in terms from its beginning. */
  int position(int index) {
    return positions[index];
  }

  /** Returns the index of the part in {@link ArticleTokens#PARTS}. */
  int part(int index) {
    return parts[index];
  }

  /** Returns whether an occurrence is in the text, not in what is said about the article. */
  boolean isInText(int index) {
    return parts[index] < ArticleTokens.TEXT_PARTS;
  }
}
