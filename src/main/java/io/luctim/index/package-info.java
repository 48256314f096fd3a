// SPDX-License-Identifier: Apache-2.0
/**
 * Writing articles into a Lucene index.
 *
 * <p>{@link io.luctim.index.ArticleIndexer} adds, replaces, deletes and commits. {@link
 * io.luctim.index.ArticleFields} is the schema: which fields an article becomes, and how each is
 * analyzed. Every commit is stamped with the versions of format and analysis; an index that was
 * written with others is refused, and {@link io.luctim.index.Reindexer} makes it anew.
 *
 * {@snippet class="io.luctim.ExamplesTest" region="index"}
 *
 * <p>To change the index with a query of Lucene's own:
 *
 * {@snippet class="io.luctim.ExamplesTest" region="lucene"}
 *
 * <p>A commit is durable and atomic: after a crash the index opens at its last commit.
 */
@NullMarked
package io.luctim.index;

import org.jspecify.annotations.NullMarked;
