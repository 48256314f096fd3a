// SPDX-License-Identifier: Apache-2.0
package io.luctim.demo;

import io.luctim.search.ArticleSearcher;
import io.luctim.search.Synonyms;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which index a command reads. */
final class IndexOption {
  @Option(
      names = "--index",
      paramLabel = "DIR",
      description = "the index; without it, the sample articles")
  private @Nullable Path index;

  IndexOption() {}

  /** Opens the index that was named, or the one of the sample articles, built if need be. */
  ArticleSearcher open(PrintWriter err) {
    return open(Synonyms.standard(), err);
  }

  ArticleSearcher open(Synonyms synonyms, PrintWriter err) {
    return DemoIndex.open(index, synonyms, err);
  }
}
