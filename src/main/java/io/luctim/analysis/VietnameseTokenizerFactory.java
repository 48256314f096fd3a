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
 * <p>Safe for use by several threads; a stream that it creates is for one thread.
 *
 * @since 0.1
 */
public final class VietnameseTokenizerFactory extends TokenizerFactory {
  /** Name by which {@code CustomAnalyzer}, Solr, OpenSearch and Elasticsearch find the factory. */
  public static final String NAME = "vietnamese";

  /**
   * Creates a factory.
   *
   * @param args the parameters: none but Lucene's own
   * @throws IllegalArgumentException if a parameter is not known
   */
  public VietnameseTokenizerFactory(Map<String, String> args) {
    super(args);
    Factories.rejectUnknown(args);
  }

  /** Throws an exception; the constructor exists only because the service loader requires it. */
  public VietnameseTokenizerFactory() {
    throw defaultCtorException();
  }

  @Override
  public VietnameseTokenizer create(AttributeFactory factory) {
    return new VietnameseTokenizer(factory);
  }
}
