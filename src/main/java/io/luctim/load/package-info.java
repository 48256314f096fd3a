// SPDX-License-Identifier: Apache-2.0
/**
 * Loads files and directories of articles into an index in bulk.
 *
 * {@snippet class="io.luctim.ExamplesTest" region="load"}
 *
 * <h2>What is loaded</h2>
 *
 * <p>{@link io.luctim.article.ArticleFiles} says what is read: text and HTML files are pages, each
 * an article; JSON Lines files have an article a line. An article whose id the index has replaces
 * it. A file is read once in a load, whatever paths and links lead to it.
 *
 * <h2>What is rejected</h2>
 *
 * <p>A file or line that cannot be an article is rejected with its {@link
 * io.luctim.article.SourceLocation} and a reason, and the load goes on. That includes what makes
 * reading or indexing it fail in a way that nobody has foreseen. At the end, each article that was
 * added is looked up in the index; one that is not there is rejected too, so that {@link
 * io.luctim.load.LoadReport#indexed} counts nothing that was lost. A {@linkplain
 * io.luctim.load.ArticleLoader.Builder#strict strict} load is all or nothing.
 *
 * <h2>What survives an interruption</h2>
 *
 * <p>Everything up to the last commit; {@link io.luctim.load.ArticleLoader.Builder#commitEvery}
 * says how often that is. {@link io.luctim.load.ArticleLoader#stop}, or an interrupt of the thread
 * that loads, ends a load early and commits what has been read. The same load with {@link
 * io.luctim.load.ArticleLoader.Builder#resume} goes on from there.
 *
 * <h2>What is left out of the text</h2>
 *
 * <p>{@link io.luctim.load.BoilerplateFilter} recognizes lines that recur on the pages of a site:
 * they are kept with the article, but not searched.
 *
 * <h2>What it costs</h2>
 *
 * <p>One thread reads, {@link io.luctim.load.ArticleLoader.Builder#threads} threads analyze. Memory
 * is bounded whatever the input: at most {@value io.luctim.article.ArticleFiles#MAX_BYTES} bytes of
 * a page or line, and some 20 million chars of articles that wait, in addition to what an indexer
 * buffers.
 */
@NullMarked
package io.luctim.load;

import org.jspecify.annotations.NullMarked;
