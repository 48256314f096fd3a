// SPDX-License-Identifier: Apache-2.0
package io.luctim.analysis;

import java.util.Map;
import org.apache.lucene.analysis.TokenFilterFactory;
import org.apache.lucene.analysis.TokenStream;

/**
 * Factory for {@link VietnameseFoldingFilter}. Parameter {@code preserveOriginal}: whether a token
 * with marks stays beside its folded form ({@code true}, the default) or gives way to it.
 *
 * <p>Wildcard and prefix terms are folded, never kept beside: a term query can have only one term.
 *
 * <p>Its SPI name is {@value #NAME}.
 *
 * <p>Safe for use by several threads, as long as each uses the streams that it makes by itself.
 *
 * @since 0.1
 */
public final class VietnameseFoldingFilterFactory extends TokenFilterFactory {
  /** SPI name. */
  public static final String NAME = "vietnameseFolding";

  private static final String PRESERVE_ORIGINAL = "preserveOriginal";

  private final boolean preserveOriginal;

  /**
   * Makes a factory.
   *
   * @param args the parameters
   * @throws IllegalArgumentException if a parameter is not known
   */
  public VietnameseFoldingFilterFactory(Map<String, String> args) {
    super(args);
    preserveOriginal = getBoolean(args, PRESERVE_ORIGINAL, true);
    Factories.rejectUnknown(args);
  }

  /** For the service loader only. */
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
