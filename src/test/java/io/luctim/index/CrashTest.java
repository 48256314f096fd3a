// SPDX-License-Identifier: Apache-2.0
package io.luctim.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.luctim.index.CrashProcess.Done;
import io.luctim.index.CrashProcess.Operation;
import io.luctim.search.ArticleSearcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A process that commits, loads, reindexes, copies or restores is killed at any moment, again and
 * again on the same index: what it had said to be done is done, byte for byte, and of what it had
 * not nothing shows by half.
 *
 * <p>A few times in each build; 200 times for each operation by {@code mvn -Pcrash test}.
 */
class CrashTest {
  private static final int ROUNDS = Integer.getInteger("luctim.crash.rounds", 2);

  /** How many articles there are to be loaded, reindexed, copied and restored. */
  private static final int ARTICLES = 200;

  /** How many articles the other backup has. */
  private static final int OTHERS = 90;

  @TempDir Path directory;
  private Path index;

  /** Rounds that ended before the process had done anything, or had said so of anything. */
  private int idle;

  private int acknowledged;

  @ParameterizedTest
  @EnumSource
  void whatWasAcknowledgedSurvivesAKill(Operation operation) throws Exception {
    index = directory.resolve("index");
    prepare(operation);
    Random random = new Random(ROUNDS);
    for (int round = 0; round < ROUNDS; round++) {
      // Now and then while it opens the index, mostly when it has done something and does more.
      int said = random.nextInt(5) == 0 ? 1 : 2;
      int millis = random.nextInt(1000);
      List<Done> done =
          CrashProcess.runUntilKilled(operation, directory, from(operation, round), said, millis);
      String errors = Files.readString(directory.resolve("errors"));
      assertFalse(errors.contains("Exception"), errors);
      acknowledged += Math.max(0, done.size() - 1);
      idle += done.size() <= 1 ? 1 : 0;
      verify(operation, done, "round " + round + " of " + operation);
      if (operation == Operation.BULK_LOAD && round % 10 == 9) {
        Indexes.delete(index);
      }
    }
    System.out.printf(
        "%s: %d kills, %d acknowledgements, nothing of them lost; %d kills before the first%n",
        operation, ROUNDS, acknowledged, idle);
  }

  private void prepare(Operation operation) throws IOException {
    switch (operation) {
      case COMMITS -> {}
      case BULK_LOAD ->
          Files.write(
              directory.resolve("articles.jsonl"),
              IntStream.range(0, 10 * ARTICLES).mapToObj(Indexes::json).toList());
      case REINDEX, BACKUP -> add(index, ARTICLES);
      case RESTORE -> {
        add(directory.resolve("odd"), ARTICLES);
        add(directory.resolve("even"), OTHERS);
        add(index, OTHERS);
      }
    }
  }

  private static void add(Path path, int articles) {
    try (ArticleIndexer indexer = ArticleIndexer.open(path)) {
      for (int i = 0; i < articles; i++) {
        indexer.add(Indexes.article(i));
        if (i % 40 == 0) {
          indexer.commit();
        }
      }
    }
  }

  private int from(Operation operation, int round) {
    return switch (operation) {
      case COMMITS, REINDEX -> Files.exists(index) ? size(index) : 0;
      case BULK_LOAD -> 0;
      case BACKUP, RESTORE -> 1000 * round;
    };
  }

  private static int size(Path index) {
    // Opening it for writing also tidies up what the killed process has left.
    try (ArticleIndexer indexer = ArticleIndexer.open(index)) {
      return indexer.size();
    }
  }

  private void verify(Operation operation, List<Done> done, String round) throws IOException {
    int last = done.stream().mapToInt(Done::number).max().orElse(0);
    switch (operation) {
      case COMMITS, REINDEX -> {
        int size = Files.exists(index) ? verifyArticles(index, last, round) : 0;
        assertTrue(size >= last, round + ": " + size + " of " + last);
        assertEquals(0, operation == Operation.COMMITS ? size % CrashProcess.BATCH : 0, round);
      }
      case BULK_LOAD -> verifyLoaded(done, round);
      case BACKUP -> {
        assertEquals(ARTICLES, verifyArticles(index, ARTICLES, round));
        verifyCopies(index, done, round);
      }
      case RESTORE -> {
        assertEquals(ARTICLES, verifyArticles(directory.resolve("odd"), ARTICLES, round));
        assertEquals(OTHERS, verifyArticles(directory.resolve("even"), OTHERS, round));
        verifyReplaced(done, round);
        verifyCopies(directory.resolve("odd"), done, round);
      }
    }
  }

  /** Checks each article and each byte; returns how many there are. */
  private static int verifyArticles(Path path, int atLeast, String round) {
    try (ArticleSearcher searcher = ArticleSearcher.open(path)) {
      int size = searcher.size();
      assertTrue(size >= atLeast, round + ": " + size + " of " + atLeast + " in " + path);
      for (int i = 0; i < size; i++) {
        assertEquals(Indexes.article(i), searcher.get("a-" + i), round + " in " + path);
      }
      IndexCheck check = IndexCheck.of(path);
      assertTrue(check.isWhole(), round + ": " + check.problems());
      assertEquals(size, check.articles(), round);
      return size;
    } catch (IndexAccessException e) {
      if (atLeast > 0) {
        throw e;
      }
      return 0; // killed before the index was made
    }
  }

  private void verifyLoaded(List<Done> done, String round) {
    List<Integer> loaded =
        done.stream().filter(what -> what.what().equals("article")).map(Done::number).toList();
    if (loaded.isEmpty() && !Files.exists(index)) {
      return;
    }
    size(index); // can be opened for writing, so that the load can go on
    try (ArticleSearcher searcher = ArticleSearcher.open(index)) {
      for (int number : loaded) {
        assertEquals(Indexes.article(number), searcher.get("a-" + number), round);
      }
    }
    assertTrue(IndexCheck.of(index).isWhole(), round);
  }

  /**
   * The index is the backup that it was last replaced by, or the one that was just being restored.
   */
  private void verifyReplaced(List<Done> done, String round) {
    int size = verifyArticles(index, Math.min(ARTICLES, OTHERS), round);
    assertTrue(size == ARTICLES || size == OTHERS, round + ": " + size);
    List<Integer> replaced =
        done.stream().filter(what -> what.what().equals("replaced")).map(Done::number).toList();
    List<Integer> restored =
        done.stream().filter(what -> what.what().equals("copy")).map(Done::number).toList();
    if (!replaced.isEmpty() && restored.getLast().equals(replaced.getLast())) {
      assertEquals(replaced.getLast() % 2 == 0 ? OTHERS : ARTICLES, size, round);
    }
  }

  /** Copies that were done are whole; the one that was not is none, or whole, and is made again. */
  private void verifyCopies(Path source, List<Done> done, String round) throws IOException {
    List<Integer> copied =
        done.stream().filter(what -> what.what().equals("copy")).map(Done::number).toList();
    try (Stream<Path> all = Files.list(directory)) {
      for (Path copy :
          all.filter(path -> path.getFileName().toString().startsWith("copy")).toList()) {
        int number = Integer.parseInt(copy.getFileName().toString().substring("copy-".length()));
        if (!copied.contains(number) && !isIndex(copy)) {
          IndexBackup.copy(source, copy);
        }
        assertEquals(ARTICLES, verifyArticles(copy, ARTICLES, round));
        Indexes.delete(copy);
        copied = copied.stream().filter(other -> other != number).toList();
      }
    }
    assertEquals(List.of(), copied, round + ": copies are missing");
  }

  private static boolean isIndex(Path path) throws IOException {
    return Indexes.files(path).keySet().stream().anyMatch(name -> name.startsWith("segments_"));
  }
}
