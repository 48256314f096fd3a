// SPDX-License-Identifier: Apache-2.0
/** Compact tables of n-grams and the file format of trained models. Not exported. */
@NullMarked
package io.luctim.text.ngram;

import org.jspecify.annotations.NullMarked;
