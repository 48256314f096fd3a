// SPDX-License-Identifier: Apache-2.0
/**
 * Writing articles into a Lucene index.
 *
 * <p>{@link io.luctim.index.ArticleIndexer} adds, replaces, deletes and commits. {@link
 * io.luctim.index.ArticleFields} is the schema: which fields an article becomes, and how each is
 * analyzed. {@link io.luctim.index.IndexFormat} stamps every commit with the versions of format and
 * analysis, and refuses an index that was written with others.
 *
 * <p>A commit is durable and atomic: after a crash the index opens at its last commit.
 */
@NullMarked
package io.luctim.index;

import org.jspecify.annotations.NullMarked;
