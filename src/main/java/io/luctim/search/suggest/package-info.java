// SPDX-License-Identifier: Apache-2.0
/** Suggests another query ("did you mean") and completes unfinished ones. Not exported. */
@NullMarked
package io.luctim.search.suggest;

import org.jspecify.annotations.NullMarked;
