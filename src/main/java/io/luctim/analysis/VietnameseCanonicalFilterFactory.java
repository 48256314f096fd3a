// SPDX-License-Identifier: Apache-2.0
package io.luctim.analysis;

import java.util.Map;
import org.apache.lucene.analysis.TokenFilterFactory;
import org.apache.lucene.analysis.TokenStream;

/**
 * Factory for {@link VietnameseCanonicalFilter}. Parameter {@code keepSpelling}: whether to add the
 * spelling of syllables that may be written with i or with y ({@code false} by default).
 *
 * <p>For wildcard and prefix terms only case and composition are normalized, because the canonical
 * place of a tone mark and the choice of i or y depend on the rest of the syllable: <i>toá</i>
 * begins <i>toán</i>, and <i>ki</i> begins <i>kiến</i>.
 *
 * <p>Its SPI name is {@value #NAME}.
 *
 * <p>Safe for use by several threads; a stream that it creates is for one thread.
 *
 * @since 0.1
 */
public final class VietnameseCanonicalFilterFactory extends TokenFilterFactory {
  /** Name by which {@code CustomAnalyzer}, Solr, OpenSearch and Elasticsearch find the factory. */
  public static final String NAME = "vietnameseCanonical";

  private static final String KEEP_SPELLING = "keepSpelling";

  private final boolean keepSpelling;

  /**
   * Creates a factory.
   *
   * @param args the parameters; those that the factory knows are removed
   * @throws IllegalArgumentException if a parameter is not known
   */
  public VietnameseCanonicalFilterFactory(Map<String, String> args) {
    super(args);
    keepSpelling = getBoolean(args, KEEP_SPELLING, false);
    Factories.rejectUnknown(args);
  }

  /** Throws an exception; the constructor exists only because the service loader requires it. */
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
