// SPDX-License-Identifier: Apache-2.0
package io.luctim.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.luctim.article.Article;
import io.luctim.index.ArticleIndexer;
import io.luctim.index.IndexCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Eight threads write and eight read, in one process and in three, for a while: nothing is thrown,
 * nobody sees time run backwards, and no file stays open.
 *
 * <p>A few seconds in each build; two minutes each by {@code mvn -Psoak test}.
 */
class SoakTest {
  private static final Duration TIME =
      Duration.ofMillis(Integer.getInteger("luctim.soak.millis", 1500));
  private static final int THREADS = 8;

  private final AtomicLong writes = new AtomicLong();

  private static Article article(String id, int version) {
    return Article.builder(id)
        .title("Phiên bản " + version)
        .lead("Giá cà phê ở Đắk Lắk, tin thứ " + version + ".")
        .body("Người trồng cà phê nói rằng mùa này được giá. ".repeat(1 + version % 7))
        .source("báo " + version % 3)
        .build();
  }

  /** A writer's own article, of which each version replaces the last, and one more each time. */
  private Void write(ArticleIndexer indexer, int writer, long end) throws IOException {
    try (ArticleSearcher searcher = ArticleSearcher.open(indexer)) {
      for (int version = 1; System.nanoTime() < end; version++) {
        indexer.add(article("w-" + writer, version));
        indexer.add(article("a-" + writer + "-" + version, version));
        writes.addAndGet(2);
        if (version % 50 == 0) {
          indexer.commit();
          searcher.refresh();
          assertEquals(version, version(searcher, writer), "a writer reads what it wrote");
        }
      }
    }
    return null;
  }

  private static int version(ArticleSearcher searcher, int writer) {
    Article article = searcher.get("w-" + writer);
    return article == null ? 0 : Integer.parseInt(article.title().substring(10));
  }

  /** Searches until time is up; returns how often. */
  private static int read(ArticleSearcher searcher, int reader, long end) {
    int[] versions = new int[THREADS];
    int size = 0;
    int count = 0;
    for (; System.nanoTime() < end; count++) {
      boolean unused = searcher.refresh();
      assertTrue(searcher.size() >= size, "articles are gone");
      size = searcher.size();
      int writer = (reader + count) % THREADS;
      int version = version(searcher, writer);
      assertTrue(version >= versions[writer], "an older version is back");
      versions[writer] = version;
      SearchResults results =
          searcher.search(SearchRequest.builder("gia ca phe").facet("source", 3).build());
      assertTrue(results.total() > 0 || size == 0, "nothing is found");
      for (Hit hit : results.hits()) {
        assertTrue(hit.article().body().startsWith("Người trồng"), hit.article().id());
      }
      List<String> titles = searcher.complete("phien b", 3);
      assertTrue(!titles.isEmpty() || size == 0, "nothing is completed");
    }
    return count;
  }

  /** The files of a directory that this process has open or mapped, where the system tells. */
  private static List<String> openFiles(Path directory) throws IOException {
    List<String> files = new ArrayList<>();
    Path maps = Path.of("/proc/self/maps");
    if (Files.isReadable(maps)) {
      files.addAll(Files.readAllLines(maps));
      try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
        for (Path descriptor : descriptors.toList()) {
          if (Files.isSymbolicLink(descriptor)) {
            files.add(Files.readSymbolicLink(descriptor).toString());
          }
        }
      }
    }
    files.removeIf(file -> !file.contains(directory + "/"));
    return files;
  }

  private static int all(List<? extends Callable<Integer>> tasks) throws Exception {
    int sum = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(tasks.size())) {
      for (Future<Integer> task : threads.invokeAll(tasks)) {
        sum += task.get();
      }
    }
    return sum;
  }

  @Test
  void oneProcess(@TempDir Path directory) throws Exception {
    int searches;
    try (ArticleIndexer indexer = ArticleIndexer.open(directory);
        ArticleSearcher searcher = ArticleSearcher.open(indexer)) {
      long end = System.nanoTime() + TIME.toNanos();
      List<Callable<Integer>> tasks = writers(indexer, end);
      for (int i = 0; i < THREADS; i++) {
        int reader = i;
        tasks.add(() -> read(searcher, reader, end));
      }
      searches = all(tasks);
      indexer.commit();
    }
    finish("one process", directory, searches);
  }

  private List<Callable<Integer>> writers(ArticleIndexer indexer, long end) {
    List<Callable<Integer>> tasks = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int writer = i;
      tasks.add(() -> {
        write(indexer, writer, end);
        return 0;
      });
    }
    return tasks;
  }

  private void finish(String name, Path directory, int searches) throws IOException {
    System.out.println(
        name + ": " + writes.get() + " writes, " + searches + " rounds of searches, no failure");
    assertTrue(searches > 0);
    assertTrue(IndexCheck.of(directory).isWhole());
    assertEquals(List.of(), openFiles(directory), "files stay open");
  }

  @Test
  void threeProcesses(@TempDir Path directory) throws Exception {
    int searches;
    try (ArticleIndexer indexer = ArticleIndexer.open(directory)) {
      indexer.commit();
      List<Process> readers = List.of(startReaders(directory), startReaders(directory));
      // The readers need a moment to start.
      long end = System.nanoTime() + TIME.plusSeconds(3).toNanos();
      List<Callable<Integer>> tasks = writers(indexer, end);
      for (Process reader : readers) {
        tasks.add(() -> {
          String out =
              new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
          assertEquals(0, reader.waitFor(), out);
          return Integer.parseInt(out);
        });
      }
      searches = all(tasks);
      indexer.commit();
    }
    finish("three processes", directory, searches);
  }

  private static Process startReaders(Path directory) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            Readers.class.getName(),
            directory.toString(),
            String.valueOf(TIME.toNanos()))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** A process that only reads. */
  static final class Readers {
    private Readers() {}

    public static void main(String[] args) throws Exception {
      int searches;
      try (ArticleSearcher searcher = ArticleSearcher.open(Path.of(args[0]))) {
        long end = System.nanoTime() + Long.parseLong(args[1]);
        List<Callable<Integer>> tasks = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
          int reader = i;
          tasks.add(() -> read(searcher, reader, end));
        }
        searches = all(tasks);
      }
      assertEquals(List.of(), openFiles(Path.of(args[0])), "files stay open");
      System.out.println(searches);
    }
  }
}
