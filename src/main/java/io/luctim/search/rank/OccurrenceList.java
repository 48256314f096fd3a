// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.rank;

import io.luctim.index.ArticleTokens;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * Matches of one kind in an article, in the order of their positions. Filled for one article after
 * the other, by one thread.
 *
 * @param <M> the kind of match
 */
final class OccurrenceList<M> {
  private static final int INITIAL_SIZE = 64;

  private M[] matches;
  private int[] positions = new int[INITIAL_SIZE];
  private int[] parts = new int[INITIAL_SIZE];
  private int size;

  /** Makes an empty list, whose matches are kept in such an array. */
  OccurrenceList(IntFunction<M[]> array) {
    matches = array.apply(INITIAL_SIZE);
  }

  void clear() {
    size = 0;
  }

  /** Adds what one term of the article matches. */
  void addAll(int position, int part, M[] found) {
    for (M match : found) {
      if (size == positions.length) {
        grow();
      }
      positions[size] = position;
      parts[size] = part;
      matches[size++] = match;
    }
  }

  private void grow() {
    positions = Arrays.copyOf(positions, 2 * size);
    parts = Arrays.copyOf(parts, 2 * size);
    matches = Arrays.copyOf(matches, 2 * size);
  }

  int size() {
    return size;
  }

  M match(int index) {
    return matches[index];
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
