// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.similar;

import io.luctim.index.ArticleProfile;
import io.luctim.index.ArticleTokens;
import io.luctim.text.term.TermCodes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.lucene.index.IndexReader;
import org.jspecify.annotations.Nullable;

/**
 * Finds copies among articles, as newspapers print the same agency report: most rows of three terms
 * are the same, whatever the spelling, the quotes and the teasers, and so are the numbers. A
 * warning of storm 4 is no copy of last week's of storm 3.
 *
 * <p>Articles are compared in the order in which they come; for use by one thread.
 */
public final class NearCopies {
  /** What is about something else needs no closer look. */
  private static final float SAME_KEY_TERMS = 0.5f;

  /** The share of rows of terms that copies have in common, of those that either has. */
  private static final double SAME_ROWS = 0.7;

  private static final double SAME_NUMBERS = 0.8;

  private final IndexReader reader;
  private final List<Seen> seen = new ArrayList<>();

  /** What an article is compared by; its rows are read when they are first needed. */
  private static final class Seen {
    final int doc;
    final ArticleProfile profile;
    private long @Nullable [] rows;
    private long @Nullable [] numbers;

    Seen(int doc, ArticleProfile profile) {
      this.doc = doc;
      this.profile = profile;
    }

    long[] rows() {
      long[] known = rows;
      if (known == null) {
        known = NearCopies.rows(profile.tokens());
        rows = known;
      }
      return known;
    }

    long[] numbers() {
      long[] known = numbers;
      if (known == null) {
        known = NearCopies.numbers(profile.tokens());
        numbers = known;
      }
      return known;
    }

    boolean isCopyOf(Seen other) {
      return profile.similarity(other.profile) >= SAME_KEY_TERMS
          && overlap(rows(), other.rows()) >= SAME_ROWS
          && overlap(numbers(), other.numbers()) >= SAME_NUMBERS;
    }
  }

  public NearCopies(IndexReader reader) {
    this.reader = reader;
  }

  /** The first of the articles so far that an article is a copy of; itself if it is of none. */
  public int originalOf(int doc) throws IOException {
    Seen article = new Seen(doc, ArticleProfile.read(reader, doc));
    for (Seen other : seen) {
      if (article.isCopyOf(other)) {
        return other.doc;
      }
    }
    seen.add(article);
    return doc;
  }

  static boolean isCopy(ArticleProfile first, ArticleProfile second) {
    return new Seen(0, first).isCopyOf(new Seen(1, second));
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
