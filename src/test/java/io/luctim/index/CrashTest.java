// SPDX-License-Identifier: Apache-2.0
package io.luctim.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.luctim.article.Article;
import io.luctim.search.ArticleSearcher;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that loads and commits is killed at any moment, again and again on the same index: what
 * it had committed is there, byte for byte, and of what it had not nothing shows by half.
 *
 * <p>A few times in each build; 200 times by {@code mvn -Pcrash test}.
 */
class CrashTest {
  private static final int ROUNDS = Integer.getInteger("luctim.crash.rounds", 4);
  private static final int BATCH = 20;

  @Test
  void committedArticlesSurviveAKill(@TempDir Path directory) throws Exception {
    Path index = directory.resolve("index");
    Random random = new Random(ROUNDS);
    int committed = 0;
    int unacknowledged = 0;
    for (int round = 0; round < ROUNDS; round++) {
      int before = committed;
      // Now and then while it starts, mostly while it adds, commits and merges.
      int acknowledged = loadUntilKilled(index, before, 200 + random.nextInt(1200));
      try (ArticleSearcher searcher =
          acknowledged == 0 && before == 0 && !exists(index) ? null : ArticleSearcher.open(index)) {
        int size = searcher == null ? 0 : searcher.size();
        assertTrue(size >= acknowledged, "round " + round + ": " + size + " of " + acknowledged);
        assertEquals(0, size % BATCH, "half a commit in round " + round);
        for (int i = 0; i < size; i++) {
          assertEquals(article(i), searcher.get("a-" + i), "round " + round);
        }
        unacknowledged += size - Math.max(acknowledged, before);
        committed = size;
      }
    }
    if (committed > 0) {
      IndexCheck check = IndexCheck.of(index);
      assertTrue(check.isWhole(), check.problems().toString());
      assertEquals(committed, check.articles());
    }
    System.out.println(
        ROUNDS
            + " kills; "
            + committed
            + " articles committed, all there; "
            + unacknowledged
            + " of them in commits that were done but not yet reported");
  }

  private static boolean exists(Path index) throws IOException {
    try (var directory = org.apache.lucene.store.FSDirectory.open(index)) {
      return IndexFormat.exists(directory);
    }
  }

  /** How many articles the process said that it had committed. */
  private static int loadUntilKilled(Path index, int from, int millis) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Loader.class.getName(),
                index.toString(),
                String.valueOf(from))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Thread killer =
        Thread.ofPlatform()
            .start(() -> {
              try {
                boolean ended = process.waitFor(millis, TimeUnit.MILLISECONDS);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              // SIGKILL; unlike the process's own method, this one leaves its output readable.
              boolean unused = process.toHandle().destroyForcibly();
            });
    int acknowledged = from;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.endsWith(".")) { // a line that was cut off says nothing
          acknowledged = Integer.parseInt(line.substring(0, line.length() - 1));
        }
      }
    }
    process.waitFor();
    killer.join();
    return acknowledged;
  }

  static Article article(int number) {
    String text = "Bài số " + number + ": giá cà phê, đối thoại 2+2, Hà Nội. ";
    return Article.builder("a-" + number)
        .title("Tin thứ " + number)
        .lead(text)
        .body(text.repeat(1 + number % 50))
        .build();
  }

  /** The process that is killed. */
  static final class Loader {
    private Loader() {}

    public static void main(String[] args) {
      try (ArticleIndexer indexer = ArticleIndexer.open(Path.of(args[0]))) {
        for (int i = Integer.parseInt(args[1]); ; ) {
          for (int end = i + BATCH; i < end; i++) {
            indexer.add(article(i));
          }
          indexer.commit();
          System.out.println(i + ".");
        }
      }
    }
  }
}
