// SPDX-License-Identifier: Apache-2.0
/**
 * Reads the token graph that an analyzer produces: which terms stand at a position, and which terms
 * cover several positions. Not exported.
 */
@NullMarked
package io.luctim.analysis.graph;

import org.jspecify.annotations.NullMarked;
