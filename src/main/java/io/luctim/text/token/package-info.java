// SPDX-License-Identifier: Apache-2.0
/**
 * The rules for tokens, over {@code char[]} and without Lucene: where words, numbers, dates, codes
 * and addresses begin and end, which parts they have, and what their canonical form is. Not
 * exported.
 */
@NullMarked
package io.luctim.text.token;

import org.jspecify.annotations.NullMarked;
