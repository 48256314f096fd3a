// SPDX-License-Identifier: Apache-2.0
package io.luctim.search;

import io.luctim.index.ArticleProfile;
import io.luctim.index.ArticleTokens;
import io.luctim.text.TermCodes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.lucene.index.IndexReader;

/**
 * Finds copies among articles, as newspapers print the same agency report: most rows of three terms
 * are the same, whatever the spelling, the quotes and the teasers, and so are the numbers. A
 * warning of storm 4 is no copy of last week's of storm 3.
 *
 * <p>Articles are compared in the order in which they come; for use by one thread.
 */
final class NearCopies {
  /** What is about something else needs no closer look. */
  private static final float SAME_KEY_TERMS = 0.5f;

  /** The share of rows of terms that copies have in common, of those that either has. */
  private static final double SAME_ROWS = 0.7;

  private static final double SAME_NUMBERS = 0.8;

  private final IndexReader reader;
  private final List<Seen> seen = new ArrayList<>();

  private record Seen(int doc, ArticleProfile profile) {}

  NearCopies(IndexReader reader) {
    this.reader = reader;
  }

  /** The first of the articles so far that an article is a copy of; itself if it is of none. */
  int originalOf(int doc) throws IOException {
    ArticleProfile profile = ArticleProfile.read(reader, doc);
    for (Seen other : seen) {
      if (isCopy(other.profile(), profile)) {
        return other.doc();
      }
    }
    seen.add(new Seen(doc, profile));
    return doc;
  }

  static boolean isCopy(ArticleProfile first, ArticleProfile second) {
    if (first.similarity(second) < SAME_KEY_TERMS) {
      return false;
    }
    ArticleTokens tokens = first.tokens();
    ArticleTokens others = second.tokens();
    return overlap(rows(tokens), rows(others)) >= SAME_ROWS
        && overlap(numbers(tokens), numbers(others)) >= SAME_NUMBERS;
  }

  private static int textLength(ArticleTokens tokens) {
    return tokens.end(ArticleTokens.TEXT_PARTS - 1);
  }

  private static long[] rows(ArticleTokens tokens) {
    int length = textLength(tokens);
    return IntStream.range(0, Math.max(0, length - 2))
        .mapToLong(
            i -> (letters(tokens, i) << 21 ^ letters(tokens, i + 1)) << 21 ^ letters(tokens, i + 2))
        .sorted()
        .distinct()
        .toArray();
  }

  private static long letters(ArticleTokens tokens, int index) {
    return TermCodes.letters(tokens.code(index));
  }

  private static long[] numbers(ArticleTokens tokens) {
    return IntStream.range(0, textLength(tokens))
        .map(tokens::code)
        .filter(TermCodes::isNumber)
        .asLongStream()
        .sorted()
        .distinct()
        .toArray();
  }

  /** How many two sets have in common, in parts of all that are in either. */
  private static double overlap(long[] first, long[] second) {
    long common =
        LongStream.of(first).filter(value -> Arrays.binarySearch(second, value) >= 0).count();
    long all = first.length + second.length - common;
    return all == 0 ? 1 : (double) common / all;
  }
}
