// SPDX-License-Identifier: Apache-2.0
/**
 * Vietnamese orthography, without Lucene: syllables, their spellings and their marks, and the keys
 * that type them.
 *
 * <ul>
 *   <li>{@link io.luctim.text.Syllable} has the parts of a syllable: onset, glide, nucleus, coda,
 *       tone.
 *   <li>{@link io.luctim.text.SyllableInventory} knows all syllables that the orthography allows.
 *   <li>{@link io.luctim.text.SyllableNormalizer} gives all spellings of a syllable (composed or
 *       decomposed, tone mark in the old, the new or a wrong place, <i>i</i> or <i>y</i>) one
 *       canonical form.
 *   <li>{@link io.luctim.text.AccentFolder} removes all marks; {@link
 *       io.luctim.text.AccentRelation} compares the marks of a query syllable to those of a text
 *       syllable.
 *   <li>{@link io.luctim.text.InputMethod} and {@link io.luctim.text.KeystrokeDecoder} decode Telex
 *       and VNI keys that were typed into a search box without an input method.
 * </ul>
 *
 * {@snippet class="io.luctim.ExamplesTest" region="orthography"}
 *
 * <p>Types and methods that are marked {@link io.luctim.text.Internal} are not part of the API.
 *
 * <p>The rules follow Quyết định 1989/QĐ-BGDĐT (2018) on <i>i</i>/<i>y</i> and the two customs of
 * tone placement described by Hoàng Phê, <i>Từ điển tiếng Việt</i>. The traditional one
 * (<i>hòa</i>, <i>thủy</i>) is canonical here because most newspapers print it.
 */
@NullMarked
package io.luctim.text;

import org.jspecify.annotations.NullMarked;
