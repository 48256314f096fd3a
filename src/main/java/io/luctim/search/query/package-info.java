// SPDX-License-Identifier: Apache-2.0
/**
 * From the text of a query to Lucene queries: the two syntaxes, the analysis of each word, and the
 * compiler that makes the first-pass query, the highlighting query and the ranking features. Not
 * exported.
 */
@NullMarked
package io.luctim.search.query;

import org.jspecify.annotations.NullMarked;
