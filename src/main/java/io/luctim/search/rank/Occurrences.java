// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.rank;

import io.luctim.index.ArticleFields;
import io.luctim.index.ArticleTokens;
import java.util.Arrays;

/**
 * Where in an article, and as what, the words of a query stand; of one article after the other. For
 * one query, by one thread.
 */
final class Occurrences {
  /** Stands for the index of a part: all those that are text. */
  static final int TEXT = -1;

  private final TermMatcher matcher;
  private final ArticleTokens tokens = new ArticleTokens();
  private final int[] ends = new int[ArticleTokens.PARTS.size()];
  private int[] positions = new int[64];
  private int[] parts = new int[64];
  private TermMatcher.Match[] matches = new TermMatcher.Match[64];
  private int size;

  Occurrences(TermMatcher matcher) {
    this.matcher = matcher;
  }

  /** The article that is to be looked at; tell it where its tokens are, then {@link #find}. */
  ArticleTokens tokens() {
    return tokens;
  }

  void find() {
    size = 0;
    boolean bare = tokens.isBare();
    for (int part = 0, i = 0; part < ends.length; part++) {
      ends[part] = tokens.end(part);
      while ((i = tokens.next(i, ends[part], matcher.bits())) < ends[part]) {
        for (TermMatcher.Match match : matcher.match(tokens.code(i), bare)) {
          add(i, part, match);
        }
        i++;
      }
    }
  }

  private void add(int position, int part, TermMatcher.Match match) {
    if (size == positions.length) {
      positions = Arrays.copyOf(positions, 2 * size);
      parts = Arrays.copyOf(parts, 2 * size);
      matches = Arrays.copyOf(matches, 2 * size);
    }
    positions[size] = position;
    parts[size] = part;
    matches[size++] = match;
  }

  /** The index of a part by its field. */
  static int part(String field) {
    return field.equals(ArticleFields.TEXT) ? TEXT : ArticleTokens.PARTS.indexOf(field);
  }

  int size() {
    return size;
  }

  /** The place in the article, counted in terms. */
  int position(int index) {
    return positions[index];
  }

  /** The index of the part in {@link ArticleTokens#PARTS}. */
  int part(int index) {
    return parts[index];
  }

  boolean isInText(int index) {
    return parts[index] < ArticleTokens.TEXT_PARTS;
  }

  /** Whether an occurrence is in a part, or in any that is text. */
  boolean isIn(int part, int index) {
    return part == TEXT ? isInText(index) : parts[index] == part;
  }

  TermMatcher.Match match(int index) {
    return matches[index];
  }

  int code(int index) {
    return tokens.code(positions[index]);
  }

  /** The length of a part in terms. */
  int length(int part) {
    return ends[part] - (part == 0 ? 0 : ends[part - 1]);
  }

  /** The length of the whole text in terms. */
  int textLength() {
    return ends[ArticleTokens.TEXT_PARTS - 1];
  }

  /**
   * How often the text has some terms in a row.
   *
   * @param first the index of the first of them as {@link TermMatcher} counts, the others follow
   * @param length how many there are
   * @param isWord whether they must be one word there
   */
  int countRows(int first, int length, boolean isWord) {
    int count = 0;
    for (int i = 0; i < size && isInText(i); i++) {
      if (matches[i].term() == first
          && goesOn(i, first, length)
          && (!isWord || isWord(positions[i], length))) {
        count++;
      }
    }
    return count;
  }

  private boolean goesOn(int start, int first, int length) {
    int next = 1;
    for (int i = start + 1;
        i < size && next < length && positions[i] <= positions[start] + next;
        i++) {
      if (positions[i] == positions[start] + next && matches[i].term() == first + next) {
        next++;
      }
    }
    return next == length;
  }

  private boolean isWord(int start, int length) {
    boolean word = !tokens.continuesWord(start);
    for (int i = 1; i < length; i++) {
      word &= tokens.continuesWord(start + i);
    }
    int end = start + length;
    return word && (end >= textLength() || !tokens.continuesWord(end));
  }
}
