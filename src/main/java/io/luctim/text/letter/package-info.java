// SPDX-License-Identifier: Apache-2.0
/**
 * Letters, rimes and the parser of syllables: the tables that the orthography of {@code
 * io.luctim.text} rests on. Not exported.
 */
@NullMarked
package io.luctim.text.letter;

import org.jspecify.annotations.NullMarked;
