// SPDX-License-Identifier: Apache-2.0
package io.luctim.index;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.luctim.search.ArticleSearcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Other people's files in the directory of an index: none is ever deleted, changed or copied. */
class ForeignFilesTest {
  /** Names that Lucene takes for its own, and names that it does not. */
  private static final List<String> NAMES =
      List.of(
          "_config.yml",
          "_a.txt",
          "_0.txt",
          "_0.cfs",
          "_1.si",
          "_2.fdt",
          "_3.cfs",
          "_4_Lucene104_0.doc",
          "_0_1.liv",
          "_zz.cfs",
          "_zzzzzzzzzzzzzzzzzzzz.txt",
          "_1y2p0ij32e8e7.cfs",
          "_a_b_0.tmp",
          "segments.bak",
          "segments_1.old",
          "segmentsX",
          "pending_segments.txt",
          "pending_segments_x9",
          "README",
          ".DS_Store",
          "_notes",
          "_Draft.doc",
          "lost+found/file");

  @TempDir Path temp;

  /** Writes files of these names where the index has none, and adds them to the strangers. */
  private static void scatter(
      Path directory, List<String> names, String text, Map<String, byte[]> strangers)
      throws IOException {
    for (String name : names) {
      Path file = directory.resolve(name);
      if (!Files.exists(file)) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        strangers.put(name, Files.readAllBytes(file));
      }
    }
  }

  private static void assertUntouched(Map<String, byte[]> before, Path directory)
      throws IOException {
    Map<String, byte[]> after = Indexes.files(directory);
    before.forEach((name, bytes) -> {
      assertTrue(after.containsKey(name), name + " was deleted");
      assertArrayEquals(bytes, after.get(name), name + " was changed");
    });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "_config.yml",
        "_0.cfs",
        "_0.si",
        "_a.txt",
        "segments_5",
        "segments.gen",
        "pending_segments_1"
      })
  void aNewIndexIsRefusedWhereAFileCouldBeTakenForOneOfAnIndex(String name) throws IOException {
    for (String text : List.of("a stranger's", "")) {
      Files.writeString(temp.resolve(name), text);
      IndexAccessException e =
          assertThrows(IndexAccessException.class, () -> ArticleIndexer.open(temp));
      assertTrue(e.getMessage().contains(temp + " holds"), e.getMessage());
      assertTrue(e.getMessage().contains(name), e.getMessage());
      Path index = temp.resolveSibling(temp.getFileName() + "-index");
      Indexes.make(index, 1);
      assertThrows(IndexAccessException.class, () -> IndexBackup.copy(index, temp));
      Indexes.delete(index);
      assertEquals(Set.of(name), Indexes.files(temp).keySet());
      assertEquals(text, Files.readString(temp.resolve(name)));
    }
  }

  @Test
  void namesThatDoNoHarmAreNoHindrance() throws IOException {
    for (String name : List.of("README", ".DS_Store", "_Draft.doc", "_notes", "lost+found/x")) {
      Files.createDirectories(temp.resolve(name).getParent());
      Files.writeString(temp.resolve(name), "a stranger's");
    }
    Map<String, byte[]> before = Indexes.files(temp);
    Indexes.make(temp, 5);
    assertUntouched(before, temp);
    assertEquals(5, IndexCheck.of(temp).articles());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a stranger's", "", "\u0000\u0000\u0000\u0000\u0000"})
  void filesThatComeIntoAnIndexSurviveWhateverIsDoneWithIt(String text) throws IOException {
    Path index = Indexes.make(temp.resolve("index"), 9);
    Path backup = temp.resolve("backup");
    IndexBackup.copy(index, backup);
    Map<String, byte[]> strangers = new TreeMap<>();
    scatter(index, NAMES.subList(0, NAMES.size() / 2), text, strangers);
    try (ArticleIndexer indexer = ArticleIndexer.open(index)) {
      scatter(index, NAMES, text, strangers);
      for (int round = 9; round < 15; round++) {
        indexer.add(Indexes.article(round));
        indexer.delete("a-" + round % 3);
        indexer.commit();
      }
      indexer.compact();
      indexer.commit();
    }
    ArticleIndexer rolledBack = ArticleIndexer.open(index);
    rolledBack.add(Indexes.article(20));
    rolledBack.rollback();
    assertUntouched(strangers, index);
    assertEquals(12, Reindexer.reindex(index));
    assertUntouched(strangers, index);
    assertTrue(IndexCheck.of(index).isWhole());
    try (ArticleSearcher searcher = ArticleSearcher.open(index)) {
      assertEquals(12, searcher.size());
      Path copy = temp.resolve("copy");
      IndexBackup.copy(index, copy);
      assertEquals(12, IndexCheck.of(copy).articles());
      Map<String, byte[]> copied = Indexes.files(copy);
      assertFalse(copied.containsKey("README") || copied.containsKey("_config.yml"));
      IndexBackup.replace(backup, index);
      assertTrue(searcher.refresh());
      assertEquals(9, searcher.size());
    }
    assertUntouched(strangers, index);
    assertTrue(IndexCheck.of(index).isWhole());
  }

  /** What a killed writer has left is deleted; what has come beside it is not. */
  @Test
  void onlyWhatAKilledWriterHasLeftIsDeleted() throws IOException {
    Path index = temp.resolve("index");
    Path killed = temp.resolve("killed");
    try (ArticleIndexer indexer = ArticleIndexer.open(index)) {
      indexer.add(Indexes.article(0));
      indexer.commit();
      for (int i = 1; i < 5; i++) {
        indexer.add(Indexes.article(i));
        indexer.newSearcherManager().close(); // writes a segment, not yet committed
      }
      Indexes.copy(index, killed);
    }
    Set<String> left = Indexes.files(killed).keySet();
    Files.writeString(killed.resolve("_1z.cfs"), "a stranger's");
    ArticleIndexer.open(killed).close();
    Set<String> kept = Indexes.files(killed).keySet();
    assertTrue(kept.contains("_1z.cfs"));
    assertTrue(left.stream().anyMatch(name -> name.startsWith("_1")), left.toString());
    assertFalse(
        kept.stream().anyMatch(name -> name.matches("_[1-9][._].*")), "left lying: " + kept);
    assertEquals(1, IndexCheck.of(killed).articles());
  }

  @Test
  void anIndexIsCommittedWhenItIsMade() throws IOException {
    Path index = temp.resolve("index");
    try (ArticleIndexer indexer = ArticleIndexer.open(index)) {
      indexer.add(Indexes.article(0));
      try (ArticleSearcher searcher = ArticleSearcher.open(index)) {
        assertEquals(0, searcher.size());
      }
    }
    assertEquals(1, IndexCheck.of(index).articles());
  }

  /** Killed after each of its first changes, the making of an index can be begun again. */
  @Test
  void anIndexWhoseMakingWasInterruptedCanBeOpened() throws IOException {
    int points = 0;
    for (boolean interrupted = true; interrupted; points++) {
      Path index = temp.resolve("index-" + points);
      int[] left = {points};
      Path watched =
          WatchedFileSystem.path(
              index,
              file -> {
                if (left[0]-- <= 0) {
                  throw new IOException("killed");
                }
              });
      try {
        ArticleIndexer.open(watched).close();
        interrupted = false;
      } catch (IndexAccessException | java.io.UncheckedIOException expected) {
        assertTrue(expected.getMessage().contains(index.toString()), expected.getMessage());
      }
      try (ArticleIndexer indexer = ArticleIndexer.open(index)) {
        indexer.add(Indexes.article(0));
      }
      assertTrue(IndexCheck.of(index).isWhole());
    }
    assertTrue(points > 8, "only " + points);
  }

  @Test
  void lookingAtAnIndexMakesNone() {
    Path missing = temp.resolve("missing");
    for (Runnable look :
        List.<Runnable>of(
            () -> IndexCheck.of(missing),
            () -> Reindexer.reindex(missing),
            () -> IndexBackup.copy(missing, temp.resolve("copy")),
            () -> IndexBackup.restore(missing, temp.resolve("copy")),
            () -> IndexBackup.replace(missing, temp.resolve("copy")),
            () -> ArticleSearcher.open(missing))) {
      IndexAccessException e = assertThrows(IndexAccessException.class, look::run);
      assertTrue(e.getMessage().contains("no index at " + missing), e.getMessage());
    }
    assertFalse(Files.exists(missing));
    assertFalse(Files.exists(temp.resolve("copy")));
  }
}
