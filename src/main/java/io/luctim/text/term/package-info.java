// SPDX-License-Identifier: Apache-2.0
/**
 * Properties of terms that the ranking uses: the 31-bit code of a term, its rarity in news, and the
 * topic signature of a text. Not exported.
 */
@NullMarked
package io.luctim.text.term;

import org.jspecify.annotations.NullMarked;
