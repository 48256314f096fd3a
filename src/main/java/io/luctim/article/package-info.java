// SPDX-License-Identifier: Apache-2.0
/**
 * Articles, and what makes them out of files. No Lucene here.
 *
 * <p>{@link io.luctim.article.Article} is an immutable value with the parts that a newspaper
 * article has. {@link io.luctim.article.ScrapedPage} finds these parts in a page that was scraped
 * to plain text; {@link io.luctim.article.HtmlPage} finds them in HTML (needs jsoup on the class
 * path); {@link io.luctim.article.JsonLines} reads and writes one article a line (needs
 * jackson-core). {@link io.luctim.article.ArticleFiles} walks files and directories and hands their
 * articles over one by one, what is broken with its place and reason.
 *
 * {@snippet class="io.luctim.ExamplesTest" region="files"}
 */
@NullMarked
package io.luctim.article;

import org.jspecify.annotations.NullMarked;
