// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.similar;

import io.luctim.index.ArticleProfile;
import io.luctim.index.ArticleTokens;
import io.luctim.text.term.TermCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.lucene.index.IndexReader;
import org.jspecify.annotations.Nullable;

/**
 * Finds near-duplicates among articles, such as one agency report in several newspapers: most of
 * their trigrams of terms are the same, whatever the spelling, the quotes and the teasers, and so
 * are their numbers. A warning of storm 4 is not a near-duplicate of last week's of storm 3.
 *
 * <p>Articles are compared in the order in which they come; for use by one thread.
 */
public final class NearDuplicates {
  /** Minimum similarity of topic signatures, in [0, 1]; below it nothing else is compared. */
  private static final float MIN_TOPIC = 0.5f;

  /** Minimum Jaccard similarity of the sets of trigrams, in [0, 1]. */
  private static final double MIN_TRIGRAMS = 0.7;

  /** Minimum Jaccard similarity of the sets of numbers, in [0, 1]. */
  private static final double MIN_NUMBERS = 0.8;

  private final IndexReader reader;
  private final List<Seen> seen = new ArrayList<>();

  /** An article that was compared; its trigrams and numbers are read when first needed. */
  private static final class Seen {
    final int doc;
    final ArticleProfile profile;
    private long @Nullable [] trigrams;
    private long @Nullable [] numbers;

    Seen(int doc, ArticleProfile profile) {
      this.doc = doc;
      this.profile = profile;
    }

    long[] trigrams() {
      long[] known = trigrams;
      if (known == null) {
        known = NearDuplicates.trigrams(profile.tokens());
        trigrams = known;
      }
      return known;
    }

    long[] numbers() {
      long[] known = numbers;
      if (known == null) {
        known = NearDuplicates.numbers(profile.tokens());
        numbers = known;
      }
      return known;
    }

    boolean isDuplicateOf(Seen other) {
      return profile.similarity(other.profile) >= MIN_TOPIC
          && jaccard(trigrams(), other.trigrams()) >= MIN_TRIGRAMS
          && jaccard(numbers(), other.numbers()) >= MIN_NUMBERS;
    }
  }

  public NearDuplicates(IndexReader reader) {
    this.reader = reader;
  }

  /** Returns the first article so far that an article is a near-duplicate of, else itself. */
  public int originalOf(int doc) throws IOException {
    Seen article = new Seen(doc, ArticleProfile.read(reader, doc));
    for (Seen other : seen) {
      if (article.isDuplicateOf(other)) {
        return other.doc;
      }
    }
    seen.add(article);
    return doc;
  }

  static boolean isDuplicate(ArticleProfile first, ArticleProfile second) {
    return new Seen(0, first).isDuplicateOf(new Seen(1, second));
  }

  private static int textLength(ArticleTokens tokens) {
    return tokens.end(ArticleTokens.TEXT_PARTS - 1);
  }

  private static long[] trigrams(ArticleTokens tokens) {
    int length = textLength(tokens);
    return IntStream.range(0, Math.max(0, length - 2))
        .mapToLong(
            i -> (letters(tokens, i) << 21 ^ letters(tokens, i + 1)) << 21 ^ letters(tokens, i + 2))
        .sorted()
        .distinct()
        .toArray();
  }

  private static long letters(ArticleTokens tokens, int index) {
    return TermCode.letters(tokens.code(index));
  }

  private static long[] numbers(ArticleTokens tokens) {
    return IntStream.range(0, textLength(tokens))
        .map(tokens::code)
        .filter(TermCode::isNumber)
        .asLongStream()
        .sorted()
        .distinct()
        .toArray();
  }

  /** Returns the Jaccard similarity of two sets: the share of all members that both have. */
  private static double jaccard(long[] first, long[] second) {
    long common =
        LongStream.of(first).filter(value -> Arrays.binarySearch(second, value) >= 0).count();
    long all = first.length + second.length - common;
    return all == 0 ? 1 : (double) common / all;
  }
}
