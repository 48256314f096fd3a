// SPDX-License-Identifier: Apache-2.0
package io.luctim.analysis;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.analysis.TokenFilterFactory;
import org.apache.lucene.analysis.TokenStream;

/**
 * Factory for {@link VietnameseTokenPartsFilter}. Parameter {@code mode}: {@code index} (default)
 * or {@code query}.
 *
 * <p>Its SPI name is {@value #NAME}.
 *
 * <p>Safe for use by several threads; a stream that it creates is for one thread.
 *
 * @since 0.1
 */
public final class VietnameseTokenPartsFilterFactory extends TokenFilterFactory {
  /** Name by which {@code CustomAnalyzer}, Solr, OpenSearch and Elasticsearch find the factory. */
  public static final String NAME = "vietnameseTokenParts";

  private static final String MODE = "mode";

  private final VietnameseTokenPartsFilter.Mode mode;

  /**
   * Creates a factory.
   *
   * @param args the parameters; those that the factory knows are removed
   * @throws IllegalArgumentException if a parameter or its value is not known
   */
  public VietnameseTokenPartsFilterFactory(Map<String, String> args) {
    super(args);
    mode =
        VietnameseTokenPartsFilter.Mode.valueOf(
            get(args, MODE, List.of("index", "query"), "index", false).toUpperCase(Locale.ROOT));
    Factories.rejectUnknown(args);
  }

  /** Throws an exception; the constructor exists only because the service loader requires it. */
  public VietnameseTokenPartsFilterFactory() {
    throw defaultCtorException();
  }

  @Override
  public TokenStream create(TokenStream input) {
    return new VietnameseTokenPartsFilter(input, mode);
  }
}
