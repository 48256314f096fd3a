// SPDX-License-Identifier: Apache-2.0
package io.luctim.analysis;

import java.util.Map;
import org.apache.lucene.analysis.TokenizerFactory;
import org.apache.lucene.util.AttributeFactory;

/**
 * Factory for {@link VietnameseTokenizer}; it takes no parameters.
 *
 * <p>Its SPI name is {@value #NAME}.
 *
 * <p>Safe for use by several threads, as long as each uses the streams that it makes by itself.
 *
 * @since 0.1
 */
public final class VietnameseTokenizerFactory extends TokenizerFactory {
  /** SPI name. */
  public static final String NAME = "vietnamese";

  /**
   * Makes a factory.
   *
   * @param args must be empty but for Lucene's own parameters
   * @throws IllegalArgumentException if a parameter is not known
   */
  public VietnameseTokenizerFactory(Map<String, String> args) {
    super(args);
    Factories.rejectUnknown(args);
  }

  /** For the service loader only. */
  public VietnameseTokenizerFactory() {
    throw defaultCtorException();
  }

  @Override
  public VietnameseTokenizer create(AttributeFactory factory) {
    return new VietnameseTokenizer(factory);
  }
}
