// SPDX-License-Identifier: Apache-2.0
/**
 * The Lucene side of Vietnamese: tokenizer, filters, analyzer, and factories by SPI name for {@code
 * CustomAnalyzer}, Solr, OpenSearch and Elasticsearch.
 *
 * <p>{@link io.luctim.analysis.VietnameseAnalyzer} is the whole chain. Its pieces, in order:
 *
 * <ol>
 *   <li>{@link io.luctim.analysis.VietnameseTokenizer} ({@code "vietnamese"}): syllables, words of
 *       other languages, numbers, dates, codes; each with its type and its exact place in the text
 *   <li>{@link io.luctim.analysis.VietnameseTokenPartsFilter} ({@code "vietnameseTokenParts"}):
 *       {@code S-400} is also <i>S</i> and <i>400</i>
 *   <li>{@link io.luctim.analysis.VietnameseCanonicalFilter} ({@code "vietnameseCanonical"}): one
 *       form for every spelling
 *   <li>{@link io.luctim.analysis.VietnameseWordFilter} ({@code "vietnameseWord"}), where asked
 *       for: words of several syllables beside their first one
 *   <li>{@link io.luctim.analysis.VietnameseFoldingFilter} ({@code "vietnameseFolding"}): the form
 *       without marks, beside the canonical one or instead of it
 * </ol>
 *
 * {@snippet class="io.luctim.ExamplesTest" region="analyzer"}
 *
 * <p>The streams are thin: what they decide is decided in {@link io.luctim.text}. An analyzer may
 * be shared by threads, a token stream may not.
 */
@NullMarked
package io.luctim.analysis;

import org.jspecify.annotations.NullMarked;
