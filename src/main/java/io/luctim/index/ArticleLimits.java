// SPDX-License-Identifier: Apache-2.0
package io.luctim.index;

import io.luctim.article.Article;
import java.util.List;

/** Refuses articles that would take more memory than an index is expected to have. */
final class ArticleLimits {
  private ArticleLimits() {}

  /**
   * Checks the size of an article.
   *
   * @throws IllegalArgumentException if it exceeds a limit of {@link ArticleIndexer}; the message
   *     names the article, its size and the limit
   */
  static void check(Article article) {
    checkSize(
        article, length(article), ArticleIndexer.MAX_ARTICLE_LENGTH, "chars in all its parts");
    checkSize(
        article,
        values(article),
        ArticleIndexer.MAX_ARTICLE_VALUES,
        "captions, teasers, lines of furniture, tags and extras");
  }

  private static void checkSize(Article article, long size, long max, String what) {
    if (size > max) {
      throw new IllegalArgumentException(
          "article '"
              + article.id()
              + "' is too large: it has "
              + size
              + " "
              + what
              + "; at most "
              + max
              + " can be indexed. Split it, or leave some of it out");
    }
  }

  /** Returns the number of chars in all parts of an article. */
  static long length(Article article) {
    long length =
        length(
            List.of(
                article.title(),
                article.author(),
                article.lead(),
                article.body(),
                article.url(),
                article.source(),
                article.section()));
    length += length(article.captions());
    length += length(article.teasers());
    length += length(article.furniture());
    length += length(article.tags());
    length += length(article.extras().keySet());
    return length + length(article.extras().values());
  }

  private static long length(Iterable<String> texts) {
    long length = 0;
    for (String text : texts) {
      length += text.length();
    }
    return length;
  }

  private static long values(Article article) {
    return (long) article.captions().size()
        + article.teasers().size()
        + article.furniture().size()
        + article.tags().size()
        + article.extras().size();
  }
}
