// SPDX-License-Identifier: Apache-2.0
package io.luctim.search;

import io.luctim.article.Article;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article that matches. Immutable.
 *
 * @param article the article as it was added
 * @param score how well it matches; comparable within one result only
 * @param title the whole title with its matches
 * @param snippets the best pieces of the text, from the body if anything in it matches, else from
 *     the lead or the captions
 * @param copies the ids of copies of the article that match too, if copies are grouped
 * @param explanation why it stands where it stands, null unless asked for
 * @since 0.1
 */
public record Hit(
    Article article,
    float score,
    Snippet title,
    List<Snippet> snippets,
    List<String> copies,
    @Nullable String explanation) {
  /** Copies the lists. */
  public Hit {
    copies = List.copyOf(copies);
    snippets = List.copyOf(snippets);
  }
}
