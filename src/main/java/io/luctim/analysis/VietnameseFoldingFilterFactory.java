// SPDX-License-Identifier: Apache-2.0
package io.luctim.analysis;

import java.util.Map;
import org.apache.lucene.analysis.TokenFilterFactory;
import org.apache.lucene.analysis.TokenStream;

/**
 * Factory for {@link VietnameseFoldingFilter}. Parameter {@code preserveOriginal}: whether a token
 * with marks is kept beside its folded form ({@code true}, the default) or replaced by it.
 *
 * <p>Wildcard and prefix terms are always replaced, because such a query can have only one term.
 *
 * <p>Its SPI name is {@value #NAME}.
 *
 * <p>Safe for use by several threads; a stream that it creates is for one thread.
 *
 * @since 0.1
 */
public final class VietnameseFoldingFilterFactory extends TokenFilterFactory {
  /** Name by which {@code CustomAnalyzer}, Solr, OpenSearch and Elasticsearch find the factory. */
  public static final String NAME = "vietnameseFolding";

  private static final String PRESERVE_ORIGINAL = "preserveOriginal";

  private final boolean preserveOriginal;

  /**
   * Creates a factory.
   *
   * @param args the parameters; those that the factory knows are removed
   * @throws IllegalArgumentException if a parameter is not known
   */
  public VietnameseFoldingFilterFactory(Map<String, String> args) {
    super(args);
    preserveOriginal = getBoolean(args, PRESERVE_ORIGINAL, true);
    Factories.rejectUnknown(args);
  }

  /** Throws an exception; the constructor exists only because the service loader requires it. */
  public VietnameseFoldingFilterFactory() {
    throw defaultCtorException();
  }

  @Override
  public TokenStream create(TokenStream input) {
    return new VietnameseFoldingFilter(input, preserveOriginal);
  }

  @Override
  public TokenStream normalize(TokenStream input) {
    return new VietnameseFoldingFilter(input, false);
  }
}
