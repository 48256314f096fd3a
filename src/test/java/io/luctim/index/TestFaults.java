// SPDX-License-Identifier: Apache-2.0
package io.luctim.index;

import io.luctim.article.Article;
import io.luctim.search.ArticleSearcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.tests.store.MockDirectoryWrapper;
import org.apache.lucene.tests.util.LuceneTestCase;
import org.apache.lucene.util.IOUtils;

/** Disks that fail and fill up, files that break: no committed article is lost. */
@LuceneTestCase.SuppressFileSystems("ExtrasFS") // Luctim refuses a directory with other files
public class TestFaults extends LuceneTestCase {
  /** Else some points of a commit, others each time; {@code mvn -Pcrash test} tries all. */
  private static final boolean EVERY_POINT = Boolean.getBoolean("luctim.faults.every");

  private static Article article(int number) {
    return Indexes.article(number);
  }

  /** The disk fails for good at one operation of a commit after the other. */
  public void testTheDiskFailsAtEveryPointOfACommit() throws IOException {
    boolean failed = true;
    int point = 0;
    for (; failed; point += EVERY_POINT ? 1 : 1 + random().nextInt(60)) {
      Path index = createTempDir();
      MockDirectoryWrapper disk = newMockFSDirectory(index);
      disk.setThrottling(MockDirectoryWrapper.Throttling.NEVER);
      disk.setCheckIndexOnClose(false);
      disk.setAssertNoUnrefencedFilesOnClose(false);
      ArticleIndexer indexer = ArticleIndexer.on("the index", disk);
      indexer.add(article(0));
      indexer.commit();
      FailAfter failure = new FailAfter(point);
      disk.failOn(failure);
      try {
        indexer.add(article(1));
        indexer.delete("a-0");
        indexer.commit();
      } catch (UncheckedIOException | IllegalStateException expected) {
        assertTrue(expected.getMessage(), expected.getMessage().contains("the index"));
      }
      failed = failure.failed;
      failure.failed = false;
      failure.over = true;
      IOUtils.closeWhileHandlingException(indexer::close);
      try (Directory again = FSDirectory.open(index)) {
        IndexFormat.check(again, "the index");
      }
      try (ArticleSearcher searcher = ArticleSearcher.open(index)) {
        // Either the old commit or the new one, and nothing between.
        boolean old = searcher.contains("a-0");
        assertEquals(old ? article(0) : article(1), searcher.get(old ? "a-0" : "a-1"));
        assertEquals("point " + point, 1, searcher.size());
        assertTrue("the new commit is lost", old || !failed || searcher.contains("a-1"));
        assertTrue("nothing failed, but the old commit stands", failed || !old);
      }
      IOUtils.closeWhileHandlingException(disk);
    }
    assertTrue("only " + point + " points", point > 20);
    if (EVERY_POINT) {
      System.out.println(point + " points of a commit");
    }
  }

  /** Fails once so many writes are done, and then always. */
  private static final class FailAfter extends MockDirectoryWrapper.Failure {
    private int left;
    private boolean failed;
    private boolean over;

    FailAfter(int left) {
      this.left = left;
    }

    @Override
    public void eval(MockDirectoryWrapper disk) throws IOException {
      if (!over && (failed || left-- == 0)) {
        failed = true;
        throw new IOException("the disk fails");
      }
    }
  }

  public void testAFullDisk() throws IOException {
    Path index = createTempDir();
    MockDirectoryWrapper disk = newMockFSDirectory(index);
    disk.setThrottling(MockDirectoryWrapper.Throttling.NEVER);
    disk.setCheckIndexOnClose(false);
    ArticleIndexer indexer = ArticleIndexer.on("the index", disk);
    for (int i = 0; i < 50; i++) {
      indexer.add(article(i));
    }
    indexer.commit();
    disk.setTrackDiskUsage(true);
    disk.setMaxSizeInBytes(disk.sizeInBytes() + 3000);
    expectThrows(
        RuntimeException.class,
        () -> {
          for (int i = 50; i < 5000; i++) {
            indexer.add(article(i));
          }
          indexer.commit();
        });
    IOUtils.closeWhileHandlingException(indexer::close);
    try (ArticleSearcher searcher = ArticleSearcher.open(index)) {
      assertEquals(50, searcher.size());
      assertEquals(article(49), searcher.get("a-49"));
    }
    // With room again, it goes on.
    try (ArticleIndexer again = ArticleIndexer.open(index)) {
      again.add(article(50));
    }
    try (ArticleSearcher searcher = ArticleSearcher.open(index)) {
      assertEquals(51, searcher.size());
    }
    IOUtils.closeWhileHandlingException(disk);
  }

  /** Any file cut short or with a bit turned is noticed, or does no harm. */
  public void testBrokenFiles() throws IOException {
    Path index = createTempDir();
    try (ArticleIndexer indexer = ArticleIndexer.open(index)) {
      for (int i = 0; i < 30; i++) {
        indexer.add(article(i));
      }
    }
    assertTrue(IndexCheck.of(index).isWhole());
    assertEquals(30, IndexCheck.of(index).articles());
    List<Path> files;
    try (Stream<Path> all = Files.list(index)) {
      files =
          all.filter(file -> !file.endsWith("write.lock") && !file.endsWith(WrittenFiles.NAME))
              .toList();
    }
    for (Path file : files) {
      byte[] whole = Files.readAllBytes(file);
      byte[] turned = whole.clone();
      turned[random().nextInt(turned.length)] ^= (byte) (1 << random().nextInt(8));
      assertNoticed(index, file, turned);
      assertNoticed(index, file, java.util.Arrays.copyOf(whole, whole.length - 1));
      assertNoticed(index, file, java.util.Arrays.copyOf(whole, whole.length / 2));
      Files.write(file, whole);
    }
    assertTrue(IndexCheck.of(index).isWhole());
  }

  private static void assertNoticed(Path index, Path file, byte[] broken) throws IOException {
    Files.write(file, broken);
    try {
      IndexCheck check = IndexCheck.of(index);
      assertFalse(file + " is broken", check.isWhole());
      assertFalse(check.problems().isEmpty());
    } catch (IndexAccessException expected) {
      assertTrue(expected.getMessage(), expected.getMessage().contains(index.toString()));
    }
  }

  public void testBackupWhileWriting() throws IOException {
    Path index = createTempDir();
    Path copies = createTempDir();
    try (ArticleIndexer indexer = ArticleIndexer.open(index)) {
      indexer.backup(copies.resolve("none")); // a new index is committed at once
      indexer.add(article(0));
      indexer.commit();
      indexer.add(article(1));
      indexer.backup(copies.resolve("inside"));
      IndexBackup.copy(index, copies.resolve("outside"));
      expectThrows(IndexAccessException.class, () -> indexer.backup(copies.resolve("inside")));
      indexer.commit();
    }
    for (String copy : List.of("inside", "outside")) {
      try (ArticleSearcher searcher = ArticleSearcher.open(copies.resolve(copy))) {
        assertEquals(1, searcher.size());
        assertEquals(article(0), searcher.get("a-0"));
      }
      assertTrue(IndexCheck.of(copies.resolve(copy)).isWhole());
      try (ArticleIndexer indexer = ArticleIndexer.open(copies.resolve(copy))) {
        indexer.add(article(2)); // an index of its own
      }
    }
    expectThrows(
        IndexAccessException.class,
        () -> IndexBackup.copy(copies.resolve("nowhere"), copies.resolve("x")));
  }

  public void testReindexInPlaceWhileASearcherGoesOn() {
    Path index = createTempDir();
    try (ArticleIndexer indexer = ArticleIndexer.open(index)) {
      for (int i = 0; i < 40; i++) {
        indexer.add(article(i));
      }
      indexer.commit();
      indexer.delete("a-7");
    }
    try (ArticleSearcher before = ArticleSearcher.open(index)) {
      assertEquals(39, Reindexer.reindex(index));
      assertEquals(article(8), before.get("a-8"));
      assertEquals(39, before.search("cà phê").total());
      assertTrue(before.refresh());
      assertEquals(39, before.search("cà phê").total());
    }
    try (ArticleSearcher after = ArticleSearcher.open(index)) {
      assertEquals(39, after.size());
      for (int i = 0; i < 40; i++) {
        assertEquals(i == 7 ? null : article(i), after.get("a-" + i));
      }
    }
    expectThrows(IndexAccessException.class, () -> Reindexer.reindex(createTempDir()));
    try (ArticleIndexer writing = ArticleIndexer.open(index)) {
      assertEquals(39, writing.size());
      expectThrows(IndexAccessException.class, () -> Reindexer.reindex(index));
    }
  }

  public void testDeleteByQueryAndCompact() {
    try (ArticleIndexer indexer = ArticleIndexer.inMemory();
        ArticleSearcher before = ArticleSearcher.open(indexer);
        ArticleSearcher searcher = ArticleSearcher.open(indexer)) {
      indexer.add(Article.builder("a").title("Một").source("Báo A").build());
      indexer.add(Article.builder("b").title("Hai").source("Báo B").build());
      searcher.refresh();
      before.refresh();
      indexer.delete(new TermQuery(new Term(ArticleFields.exact(ArticleFields.SOURCE), "Báo A")));
      indexer.compact();
      indexer.commit();
      searcher.refresh();
      assertFalse(searcher.contains("a"));
      assertTrue(searcher.contains("b"));
      assertTrue(before.contains("a"));
    }
  }

  public void testAnInterruptedThreadLosesNothing() {
    Path index = createTempDir();
    ArticleIndexer indexer = ArticleIndexer.open(index);
    indexer.add(article(0));
    indexer.commit();
    indexer.add(article(1));
    Thread.currentThread().interrupt();
    try {
      indexer.commit();
    } catch (RuntimeException expected) {
      assertNotNull(expected.getMessage());
    } finally {
      Thread.interrupted();
    }
    try {
      indexer.close();
    } catch (UncheckedIOException | AlreadyClosedException expected) {
      assertNotNull(expected.getMessage());
    }
    try (ArticleSearcher searcher = ArticleSearcher.open(index)) {
      assertEquals(article(0), searcher.get("a-0"));
    }
  }
}
