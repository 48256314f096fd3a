// SPDX-License-Identifier: Apache-2.0
/**
 * Vietnamese orthography, without Lucene: what a syllable is, when two spellings are the same
 * syllable, what its marks are, and which keys type it.
 *
 * <ul>
 *   <li>{@link io.luctim.text.Syllable} is a syllable as a value: onset, glide, nucleus, coda,
 *       tone.
 *   <li>{@link io.luctim.text.SyllableInventory} is the closed list of the syllables that the
 *       orthography allows.
 *   <li>{@link io.luctim.text.SyllableNormalizer} gives every spelling of a syllable (composed or
 *       decomposed, tone mark in the old, the new or a wrong place, <i>i</i> or <i>y</i>) one
 *       canonical form, tone kept.
 *   <li>{@link io.luctim.text.AccentFolder} drops every mark; {@link io.luctim.text.AccentRelation}
 *       says how the marks of a query syllable stand to those of a text syllable.
 *   <li>{@link io.luctim.text.InputMethod} and {@link io.luctim.text.KeySequences} decode Telex and
 *       VNI keys that reached a search box raw.
 * </ul>
 *
 * {@snippet class="io.luctim.ExamplesTest" region="orthography"}
 *
 * <p>What is marked {@link io.luctim.text.Internal} here and elsewhere is no part of the API.
 *
 * <p>The rules follow Quyết định 1989/QĐ-BGDĐT (2018) on <i>i</i>/<i>y</i> and the two customs of
 * tone placement described by Hoàng Phê, <i>Từ điển tiếng Việt</i>: the traditional one
 * (<i>hòa</i>, <i>thủy</i>) is canonical here because most newspapers print it.
 */
@NullMarked
package io.luctim.text;

import org.jspecify.annotations.NullMarked;
