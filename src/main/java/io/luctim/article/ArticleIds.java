// SPDX-License-Identifier: Apache-2.0
package io.luctim.article;

import io.luctim.text.Internal;
import org.jspecify.annotations.Nullable;

/** Checks ids of articles. Stateless and safe for use by several threads. */
@Internal
public final class ArticleIds {
  private ArticleIds() {}

  /**
   * Checks an id.
   *
   * @param id the id
   * @throws IllegalArgumentException if no article can have it; the message says why
   */
  public static void check(String id) {
    String fault = fault(id);
    if (fault != null) {
      throw new IllegalArgumentException(fault);
    }
  }

  /**
   * Returns whether an article can have the id.
   *
   * @param id the id
   * @return false if {@link #check} refuses it
   */
  public static boolean isValid(String id) {
    return fault(id) == null;
  }

  private static @Nullable String fault(String id) {
    if (id.isBlank()) {
      return "an article needs an id that is not blank";
    }
    if (id.length() > Article.MAX_ID_LENGTH) {
      return "the article id that begins with '"
          + WellFormed.text(id.substring(0, 40), "id")
          + "' has "
          + id.length()
          + " characters; at most "
          + Article.MAX_ID_LENGTH
          + " are allowed";
    }
    return WellFormed.fault("the article id", id);
  }
}
