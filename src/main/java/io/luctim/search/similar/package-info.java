// SPDX-License-Identifier: Apache-2.0
/** Near-duplicates among hits, and articles related to another. Not exported. */
@NullMarked
package io.luctim.search.similar;

import org.jspecify.annotations.NullMarked;
