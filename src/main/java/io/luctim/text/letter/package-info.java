// SPDX-License-Identifier: Apache-2.0
/**
 * Letters, rimes and the syllable parser, on which the orthography of {@code io.luctim.text} is
 * built. Not exported.
 */
@NullMarked
package io.luctim.text.letter;

import org.jspecify.annotations.NullMarked;
