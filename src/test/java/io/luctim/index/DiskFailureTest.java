// SPDX-License-Identifier: Apache-2.0
package io.luctim.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.luctim.search.ArticleSearcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Disks that are full or cannot be written while an index is copied, restored or made anew: the
 * message says so, nothing is lost, and with room again the same is done.
 *
 * <p>Some points of failure in each build; every one by {@code mvn -Pcrash test}.
 */
class DiskFailureTest {
  private static final boolean EVERY_POINT = Boolean.getBoolean("luctim.faults.every");
  private static final int ARTICLES = 6;
  private static final int OTHERS = 2;

  @TempDir Path temp;

  /** What is done with an index, and with another or a new directory that is written. */
  private enum Operation {
    /** Restoring in a new directory is the same. */
    BACKUP(IndexBackup::copy, false),
    REPLACE(IndexBackup::replace, true),
    REINDEX((index, target) -> Reindexer.reindex(target), true);

    private final BiConsumer<Path, Path> work;
    private final boolean targetIsIndex;

    Operation(BiConsumer<Path, Path> work, boolean targetIsIndex) {
      this.work = work;
      this.targetIsIndex = targetIsIndex;
    }

    int articles() {
      return this == REINDEX ? OTHERS : ARTICLES;
    }
  }

  @ParameterizedTest
  @EnumSource
  void afterAFailureAtAnyPointTheOldStateStands(Operation operation) throws IOException {
    Random random = new Random(7);
    Path index = Indexes.make(temp.resolve("index"), ARTICLES);
    Path old = Indexes.make(temp.resolve("old"), OTHERS);
    int failures = 0;
    int point = 0;
    for (boolean failed = true; failed; point += EVERY_POINT ? 1 : 1 + random.nextInt(20)) {
      Path target = temp.resolve("target-" + point);
      if (operation.targetIsIndex) {
        Indexes.copy(old, target);
      }
      failed = failsAt(point, operation, index, target);
      if (failed) {
        failures++;
        assertOldStateOrNew(operation, target);
        if (!operation.targetIsIndex && isIndex(target)) {
          continue; // it failed when the copy was whole, which is there
        }
        operation.work.accept(index, target);
      }
      assertEquals(operation.articles(), size(target), "after a failure at " + point);
      Indexes.delete(target);
    }
    assertTrue(failures > 3, "only " + failures + " of " + point);
    assertTrue(IndexCheck.of(index).isWhole());
    if (EVERY_POINT) {
      System.out.println(operation + " failed at each of " + failures + " points");
    }
  }

  private static boolean failsAt(int point, Operation operation, Path index, Path target) {
    int[] left = {point};
    Path full =
        WatchedFileSystem.path(
            target,
            file -> {
              if (left[0]-- <= 0) {
                throw new IOException("No space left on device");
              }
            });
    try {
      operation.work.accept(index, full);
      return left[0] < 0; // what failed at the end did no harm
    } catch (UncheckedIOException | IndexAccessException e) {
      assertTrue(e.getMessage().contains(target.toString()), e.getMessage());
      String message = e.getMessage() + (e.getCause() == null ? "" : e.getCause().getMessage());
      assertTrue(message.contains("No space left"), message);
      return true;
    }
  }

  private static void assertOldStateOrNew(Operation operation, Path target) throws IOException {
    if (isIndex(target)) {
      int size = size(target);
      assertTrue(
          size == operation.articles() || operation.targetIsIndex && size == OTHERS,
          size + " articles");
      assertTrue(IndexCheck.of(target).isWhole());
    } else {
      assertTrue(!operation.targetIsIndex, "the index is lost");
    }
  }

  private static boolean isIndex(Path path) throws IOException {
    return Files.exists(path)
        && Indexes.files(path).keySet().stream().anyMatch(name -> name.startsWith("segments"));
  }

  private static int size(Path index) {
    try (ArticleSearcher searcher = ArticleSearcher.open(index)) {
      return searcher.size();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDirectoryThatCannotBeWrittenIsNamed(Operation operation) throws IOException {
    Path index = Indexes.make(temp.resolve("index"), ARTICLES);
    Path target = temp.resolve("target");
    if (operation.targetIsIndex) {
      Indexes.make(target, OTHERS);
    }
    Path readOnly = WatchedFileSystem.readOnly(target);
    RuntimeException e =
        assertThrows(RuntimeException.class, () -> operation.work.accept(index, readOnly));
    assertTrue(
        e instanceof UncheckedIOException || e instanceof IndexAccessException, e.toString());
    String message = e.getMessage() + (e.getCause() == null ? "" : e.getCause().getMessage());
    assertTrue(message.contains("no permission for " + target), message);
    assertEquals(operation.targetIsIndex, isIndex(target));
  }

  /** Such as a snapshot, or a backup on a medium that nobody can write. */
  @ParameterizedTest
  @EnumSource
  void anIndexThatCannotBeWrittenIsReadCopiedAndChecked(Operation operation) throws IOException {
    Path index = WatchedFileSystem.readOnly(Indexes.make(temp.resolve("index"), ARTICLES));
    assertTrue(IndexCheck.of(index).isWhole());
    assertEquals(ARTICLES, size(index));
    IndexAccessException e =
        assertThrows(IndexAccessException.class, () -> ArticleIndexer.open(index));
    assertTrue(e.getMessage().contains("no permission for " + index), e.getMessage());
    Path target = temp.resolve("target");
    if (operation.targetIsIndex) {
      Indexes.make(target, OTHERS);
    }
    operation.work.accept(index, target);
    assertEquals(operation.articles(), size(target));
    assertEquals(List.of(), IndexCheck.of(target).problems());
  }
}
