// SPDX-License-Identifier: Apache-2.0
/**
 * Trained models of Vietnamese: word segmentation, accent restoration and spelling correction.
 *
 * <p>{@link io.luctim.language.WordSegmenter} finds words of several syllables; {@link
 * io.luctim.language.AccentRestorer} restores accents that were not typed. Both use models that
 * come with the library.
 *
 * {@snippet class="io.luctim.ExamplesTest" region="words"}
 */
@NullMarked
package io.luctim.language;

import org.jspecify.annotations.NullMarked;
