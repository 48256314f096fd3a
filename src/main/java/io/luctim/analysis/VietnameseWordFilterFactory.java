// SPDX-License-Identifier: Apache-2.0
package io.luctim.analysis;

import io.luctim.language.WordSegmenter;
import java.io.IOException;
import java.util.Map;
import org.apache.lucene.analysis.TokenFilterFactory;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.util.ResourceLoader;
import org.apache.lucene.util.ResourceLoaderAware;
import org.jspecify.annotations.Nullable;

/**
 * Factory for {@link VietnameseWordFilter}. Parameters: {@code graph}, whether the position length
 * of a word is the number of its syllables ({@code true} for queries; {@code false}, the default,
 * for indexing); {@code userDictionary}, a file as {@link WordSegmenter.Builder#dictionary}
 * describes it.
 *
 * <p>Its SPI name is {@value #NAME}.
 *
 * <p>Safe for use by several threads; a stream that it creates is for one thread.
 *
 * @since 0.1
 */
public final class VietnameseWordFilterFactory extends TokenFilterFactory
    implements ResourceLoaderAware {
  /** Name by which {@code CustomAnalyzer}, Solr, OpenSearch and Elasticsearch find the factory. */
  public static final String NAME = "vietnameseWord";

  private static final String GRAPH = "graph";
  private static final String USER_DICTIONARY = "userDictionary";

  private final boolean graph;
  private final @Nullable String userDictionary;
  private WordSegmenter segmenter = WordSegmenter.standard();

  /**
   * Creates a factory.
   *
   * @param args the parameters; those that the factory knows are removed
   * @throws IllegalArgumentException if a parameter is not known
   */
  public VietnameseWordFilterFactory(Map<String, String> args) {
    super(args);
    graph = getBoolean(args, GRAPH, false);
    userDictionary = get(args, USER_DICTIONARY);
    Factories.rejectUnknown(args);
  }

  /** Throws an exception; the constructor exists only because the service loader requires it. */
  public VietnameseWordFilterFactory() {
    throw defaultCtorException();
  }

  @Override
  public void inform(ResourceLoader loader) throws IOException {
    if (userDictionary != null) {
      segmenter = WordSegmenter.builder().dictionary(getLines(loader, userDictionary)).build();
    }
  }

  @Override
  public TokenStream create(TokenStream input) {
    return new VietnameseWordFilter(input, segmenter, graph);
  }
}
