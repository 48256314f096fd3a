// SPDX-License-Identifier: Apache-2.0
package io.luctim.demo;

import io.luctim.index.ArticleIndexer;
import io.luctim.index.IndexAccessException;
import io.luctim.index.IndexFormat;
import io.luctim.load.ArticleLoader;
import io.luctim.load.LoadReport;
import io.luctim.search.ArticleSearcher;
import io.luctim.search.Synonyms;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The index that commands use when none is named: the sample articles of the project. */
final class DemoIndex {
  /** Set by the launcher: the project's directory. */
  private static final String HOME = "luctim.home";

  private DemoIndex() {}

  /** Opens the index that was named, or the one of the sample articles, built if need be. */
  static ArticleSearcher open(@Nullable Path index, Synonyms synonyms, PrintWriter err) {
    if (index != null) {
      return ArticleSearcher.open(index, synonyms);
    }
    Path path = path(err);
    return ArticleSearcher.open(path, synonyms);
  }

  private static Path path(PrintWriter err) {
    String home = System.getProperty(HOME);
    if (home == null || !Files.isDirectory(Path.of(home, "testdata"))) {
      throw new IndexAccessException("no index is named; use --index DIR");
    }
    Path articles = Path.of(home, "testdata", "articles");
    Path index = Path.of(home, "target", "demo-index-" + IndexFormat.FORMAT_VERSION);
    try {
      if (!isUpToDate(index, articles)) {
        build(index, articles, err);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot build the index of the sample articles", e);
    }
    return index;
  }

  private static boolean isUpToDate(Path index, Path articles) throws IOException {
    Path done = index.resolveSibling(index.getFileName() + ".done");
    return Files.isDirectory(index)
        && Files.exists(done)
        && Files.getLastModifiedTime(done).compareTo(newest(articles)) > 0;
  }

  private static FileTime newest(Path articles) throws IOException {
    FileTime newest = FileTime.fromMillis(0);
    try (Stream<Path> files = Files.walk(articles)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        FileTime modified = Files.getLastModifiedTime(file);
        newest = modified.compareTo(newest) > 0 ? modified : newest;
      }
    }
    return newest;
  }

  private static void build(Path index, Path articles, PrintWriter err) throws IOException {
    if (Files.isDirectory(index)) {
      try (Stream<Path> files = Files.walk(index)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    LoadReport report;
    try (ArticleIndexer indexer = ArticleIndexer.open(index)) {
      report = ArticleLoader.builder(indexer).keepBoilerplate(true).build().load(articles);
    }
    err.println("indexed " + Output.count(report.indexed(), "sample article") + " of " + articles);
    Path done = index.resolveSibling(index.getFileName() + ".done");
    Files.writeString(done, "");
  }
}
