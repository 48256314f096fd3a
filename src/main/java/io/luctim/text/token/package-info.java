// SPDX-License-Identifier: Apache-2.0
/**
 * Where tokens begin and end in running text, what kind each is, and which parts it has: the rules
 * for words, numbers, dates, codes and addresses, over {@code char[]} and without Lucene. Not
 * exported.
 */
@NullMarked
package io.luctim.text.token;

import org.jspecify.annotations.NullMarked;
