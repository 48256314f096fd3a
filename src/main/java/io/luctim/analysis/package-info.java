// SPDX-License-Identifier: Apache-2.0
/**
 * Analysis of Vietnamese text for Lucene: an analyzer, its tokenizer and filters, and factories
 * with SPI names for {@code CustomAnalyzer}, Solr, OpenSearch and Elasticsearch.
 *
 * <p>{@link io.luctim.analysis.VietnameseAnalyzer} is the whole chain. Its components, in order:
 *
 * <ol>
 *   <li>{@link io.luctim.analysis.VietnameseTokenizer} ({@code "vietnamese"}): splits text into
 *       syllables, words of other languages, numbers, dates and codes, each with its type and its
 *       exact offsets
 *   <li>{@link io.luctim.analysis.VietnameseTokenPartsFilter} ({@code "vietnameseTokenParts"}) adds
 *       <i>S</i> and <i>400</i> to {@code S-400}
 *   <li>{@link io.luctim.analysis.VietnameseCanonicalFilter} ({@code "vietnameseCanonical"}) gives
 *       all spellings one form
 *   <li>{@link io.luctim.analysis.VietnameseWordFilter} ({@code "vietnameseWord"}), an option, adds
 *       words of several syllables
 *   <li>{@link io.luctim.analysis.VietnameseFoldingFilter} ({@code "vietnameseFolding"}) adds the
 *       form without marks, or replaces the canonical form by it
 * </ol>
 *
 * {@snippet class="io.luctim.ExamplesTest" region="analyzer"}
 *
 * <p>An analyzer works behind Lucene's query parsers as well, here the flexible one:
 *
 * {@snippet class="io.luctim.ExamplesTest" region="queryparser"}
 *
 * <p>The streams are thin; the rules are in {@link io.luctim.text} and {@link io.luctim.language}.
 * An analyzer may be shared by threads, a token stream may not.
 */
@NullMarked
package io.luctim.analysis;

import org.jspecify.annotations.NullMarked;
