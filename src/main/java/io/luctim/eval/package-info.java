// SPDX-License-Identifier: Apache-2.0
/** Measures of ranking quality over judged queries, for tuning on judgments of your own. */
@NullMarked
package io.luctim.eval;

import org.jspecify.annotations.NullMarked;
