// SPDX-License-Identifier: Apache-2.0
/** Highlights the matches of a query in titles and snippets. Not exported. */
@NullMarked
package io.luctim.search.highlight;

import org.jspecify.annotations.NullMarked;
