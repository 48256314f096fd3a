// SPDX-License-Identifier: Apache-2.0
/**
 * The second pass of ranking: scores the best articles of the first pass by everything that the
 * query and their texts tell. Not exported.
 */
@NullMarked
package io.luctim.search.rank;

import org.jspecify.annotations.NullMarked;
