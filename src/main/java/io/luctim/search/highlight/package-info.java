// SPDX-License-Identifier: Apache-2.0
/** Titles and snippets with the words that matched. Not exported. */
@NullMarked
package io.luctim.search.highlight;

import org.jspecify.annotations.NullMarked;
