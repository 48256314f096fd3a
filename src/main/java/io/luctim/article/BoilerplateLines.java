// SPDX-License-Identifier: Apache-2.0
package io.luctim.article;

import io.luctim.text.Internal;

/**
 * Names the lines that recur on the pages of a site, so that an index keeps them from one load to
 * the next.
 */
@Internal
public final class BoilerplateLines {
  /** Maximum length of a key in chars: a line that agrees with another for so long is the same. */
  private static final int MAX_KEY = 300;

  private BoilerplateLines() {}

  /**
   * Returns the article's source, else the host of its address, else the first folder of its id.
   *
   * @param article the article
   * @return the name of its site; empty if it has none of these
   */
  public static String siteOf(Article article) {
    if (!article.source().isBlank()) {
      return article.source();
    }
    String url = article.url();
    int host = url.indexOf("://");
    if (host >= 0) {
      int end = url.indexOf('/', host + 3);
      return url.substring(host + 3, end < 0 ? url.length() : end);
    }
    int directory = article.id().indexOf('/');
    return directory < 0 ? "" : article.id().substring(0, directory);
  }

  /**
   * Returns a line in lower case and composed form, without white space around it.
   *
   * @param line the line
   * @return a key that is equal for lines that read the same
   */
  public static String fold(String line) {
    return PageLines.fold(line);
  }

  /**
   * Returns the term of a line of the article's site: equal for lines that read the same.
   *
   * @param article the article
   * @param line the line
   * @return the term, of bounded length
   */
  public static String key(Article article, String line) {
    String key = siteOf(article) + '\n' + fold(line);
    return key.length() > MAX_KEY ? key.substring(0, MAX_KEY) : key;
  }
}
