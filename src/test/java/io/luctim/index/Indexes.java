// SPDX-License-Identifier: Apache-2.0
package io.luctim.index;

import io.luctim.article.Article;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Small indexes for tests, and what is in their directories. */
final class Indexes {
  private Indexes() {}

  /** An article of some size, always the same for a number. */
  static Article article(int number) {
    return Article.builder("a-" + number)
        .title("Tin thứ " + number)
        .lead(sentence(number))
        .body(sentence(number).repeat(1 + number % 50))
        .build();
  }

  /** The same article as a line of JSON. */
  static String json(int number) {
    return String.format(
        "{\"id\":\"a-%d\",\"title\":\"Tin thứ %d\",\"lead\":\"%s\",\"body\":\"%s\"}",
        number, number, sentence(number), sentence(number).repeat(1 + number % 50));
  }

  private static String sentence(int number) {
    return "Bài số " + number + ": giá cà phê, đối thoại 2+2, Hà Nội. ";
  }

  /** Makes an index of some articles in three commits, with replaced and deleted ones. */
  static Path make(Path path, int articles) {
    try (ArticleIndexer indexer = ArticleIndexer.open(path)) {
      for (int i = 0; i < articles; i++) {
        indexer.add(article(i));
        if (i % (1 + articles / 3) == 0) {
          indexer.add(Article.builder("gone").title("Tin cũ " + i).build());
          indexer.commit();
        }
      }
      indexer.delete("gone");
    }
    return path;
  }

  /** The bytes of all files, with those of directories in it, by name. */
  static Map<String, byte[]> files(Path path) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(path)) {
      for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        files.put(path.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }

  static Path copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    for (Map.Entry<String, byte[]> file : files(from).entrySet()) {
      Files.write(to.resolve(file.getKey()), file.getValue());
    }
    return to;
  }

  static void delete(Path path) throws IOException {
    try (Stream<Path> all = Files.walk(path)) {
      for (Path file : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
