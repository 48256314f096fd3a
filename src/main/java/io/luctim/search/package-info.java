// SPDX-License-Identifier: Apache-2.0
/**
 * Ranked answers to what people type into a search box.
 *
 * <p>{@link io.luctim.search.ArticleSearcher} takes a {@link io.luctim.search.SearchRequest} and
 * gives {@link io.luctim.search.SearchResults}: {@link io.luctim.search.Hit hits} with their
 * article, score and {@link io.luctim.search.Snippet snippets}.
 *
 * {@snippet class="io.luctim.ExamplesTest" region="search"}
 *
 * <p>What happens to a query text: a lenient parser reads phrases, exclusions, alternatives,
 * prefixes and fields out of it, and never throws; each word is analyzed as the articles were; each
 * syllable becomes a query that grades the accents of the text by those that were typed ({@link
 * io.luctim.text.AccentRelation}). Lucene does the rest.
 */
@NullMarked
package io.luctim.search;

import org.jspecify.annotations.NullMarked;
