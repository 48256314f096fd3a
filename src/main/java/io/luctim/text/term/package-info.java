// SPDX-License-Identifier: Apache-2.0
/**
 * What the ranking knows of a term: its 32-bit code, how rare it is in news, and the signature of
 * the terms that tell what a text is about. Not exported.
 */
@NullMarked
package io.luctim.text.term;

import org.jspecify.annotations.NullMarked;
