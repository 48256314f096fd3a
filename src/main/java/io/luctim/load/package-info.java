// SPDX-License-Identifier: Apache-2.0
/**
 * Loads files and directories of articles into an index in bulk.
 *
 * <p>{@link io.luctim.load.BoilerplateFilter} leaves out the lines that recur on the pages of a
 * site.
 */
@NullMarked
package io.luctim.load;

import org.jspecify.annotations.NullMarked;
