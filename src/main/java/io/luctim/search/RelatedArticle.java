// SPDX-License-Identifier: Apache-2.0
package io.luctim.search;

import io.luctim.article.Article;

/**
 * An article that is about the same as another. Immutable.
 *
 * @param article the article as it was added
 * @param score how much the two have in common, from 0 to 1
 * @since 0.1
 */
public record RelatedArticle(Article article, float score) {}
