// SPDX-License-Identifier: Apache-2.0
package io.luctim.bench;

import io.luctim.article.Article;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;

/** Something that indexes and searches articles, to be measured beside others. */
interface Engine extends AutoCloseable {
  String name();

  /** Adds an article, or replaces the one with its id. */
  void add(Article article) throws Exception;

  /** Makes durable what was added, and opens it for searching. */
  void commit() throws Exception;

  /**
   * Finds the best ten for a text as people type it, and reads their titles; how many there are.
   */
  int search(String query) throws Exception;

  @Override
  void close() throws IOException, SQLException;

  /** An empty directory. */
  static Path clean(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.list(directory)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
    }
    return Files.createDirectories(directory);
  }

  /** How much is in a directory. */
  static double megabytes(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.mapToLong(file -> file.toFile().length()).sum() / 1e6;
    }
  }
}
