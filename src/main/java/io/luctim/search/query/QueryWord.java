// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.query;

import java.util.List;

/**
 * A word of a query that need not match: a syllable, or a code such as {@code S-400} with all its
 * parts. Immutable.
 *
 * @param query matches the word
 * @param terms its terms in their order, at least one
 */
record QueryWord(GradedQuery query, List<String> terms) {}
