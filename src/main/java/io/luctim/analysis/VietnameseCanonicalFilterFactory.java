// SPDX-License-Identifier: Apache-2.0
package io.luctim.analysis;

import java.util.Map;
import org.apache.lucene.analysis.TokenFilterFactory;
import org.apache.lucene.analysis.TokenStream;

/**
 * Factory for {@link VietnameseCanonicalFilter}. Parameter {@code keepSpelling}: whether syllables
 * that may be written with i or with y keep their spelling beside ({@code false} by default).
 *
 * <p>For wildcard and prefix terms it normalizes letters only (case, composition): in an unfinished
 * syllable the tone mark has no place yet (<i>toá</i> begins <i>toán</i>), nor has <i>ki</i>, which
 * begins <i>kiến</i>, to become <i>ky</i>.
 *
 * <p>Its SPI name is {@value #NAME}.
 *
 * <p>Safe for use by several threads, as long as each uses the streams that it makes by itself.
 *
 * @since 0.1
 */
public final class VietnameseCanonicalFilterFactory extends TokenFilterFactory {
  /** SPI name. */
  public static final String NAME = "vietnameseCanonical";

  private static final String KEEP_SPELLING = "keepSpelling";

  private final boolean keepSpelling;

  /**
   * Makes a factory.
   *
   * @param args the parameters
   * @throws IllegalArgumentException if a parameter is not known
   */
  public VietnameseCanonicalFilterFactory(Map<String, String> args) {
    super(args);
    keepSpelling = getBoolean(args, KEEP_SPELLING, false);
    Factories.rejectUnknown(args);
  }

  /** For the service loader only. */
  public VietnameseCanonicalFilterFactory() {
    throw defaultCtorException();
  }

  @Override
  public TokenStream create(TokenStream input) {
    return new VietnameseCanonicalFilter(input, keepSpelling);
  }

  @Override
  public TokenStream normalize(TokenStream input) {
    return new LetterCanonicalFilter(input);
  }
}
