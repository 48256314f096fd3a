// SPDX-License-Identifier: Apache-2.0
package io.luctim.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.luctim.article.Article;
import io.luctim.search.ArticleSearcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Errors, interrupts and closing in the midst of work: nothing is lost that was not said to be. */
class IndexerFailuresTest {
  @TempDir Path directory;

  private Path index() {
    return directory.resolve("index");
  }

  /** A directory that fails, once it is told to. */
  private static final class Failing extends FilterDirectory {
    private volatile Runnable onCreate = () -> {};
    private volatile Runnable onSync = () -> {};

    Failing(Directory in) {
      super(in);
    }

    @Override
    public IndexOutput createOutput(String name, IOContext context) throws IOException {
      onCreate.run();
      return super.createOutput(name, context);
    }

    @Override
    public void sync(Collection<String> names) throws IOException {
      onSync.run();
      super.sync(names);
    }
  }

  private void assertCommitted(String... ids) {
    try (ArticleSearcher searcher = ArticleSearcher.open(index())) {
      assertEquals(ids.length, searcher.size());
      for (String id : ids) {
        assertEquals(OddArticles.normal(id), searcher.get(id));
      }
    }
    assertTrue(IndexCheck.of(index()).isWhole());
  }

  @Test
  void saysThatAnErrorHasClosedItAndGoesOnWhenOpenedAgain() throws IOException {
    List<Supplier<Error>> errors =
        List.of(
            () -> new OutOfMemoryError("of the test"),
            () -> new StackOverflowError("of the test"),
            () -> new AssertionError("of the test"),
            () -> new NoClassDefFoundError("of the test"));
    try (ArticleIndexer indexer = ArticleIndexer.open(index())) {
      indexer.add(OddArticles.normal("committed"));
    }
    for (Supplier<Error> error : errors) {
      Failing disk = new Failing(FSDirectory.open(index()));
      ArticleIndexer indexer = ArticleIndexer.on("the index", disk);
      indexer.add(OddArticles.normal("lost"));
      Error thrown = error.get();
      disk.onCreate =
          () -> {
            throw thrown;
          };
      assertSame(thrown, assertThrows(Error.class, indexer::commit));
      IllegalStateException closed =
          assertThrows(IllegalStateException.class, () -> indexer.add(OddArticles.normal("b")));
      assertSame(thrown, closed.getCause());
      assertTrue(closed.getMessage().contains("open the index again"), closed::getMessage);
      assertSame(thrown, assertThrows(IllegalStateException.class, indexer::size).getCause());
      assertSame(thrown, assertThrows(IllegalStateException.class, indexer::close).getCause());
      indexer.close();
      assertCommitted("committed");
      try (ArticleIndexer again = ArticleIndexer.open(index())) {
        again.add(OddArticles.normal("again"));
        again.delete("again");
      }
    }
  }

  /** A failure before the writer is reached: buffers that may be in any state are given up. */
  @Test
  void anErrorBeforeWritingCostsOneArticleOnly() {
    DocumentPool pool = new DocumentPool();
    for (int i = 0; i < 3 * DocumentPool.MAX_AT_ONCE; i++) {
      assertThrows(
          OutOfMemoryError.class,
          () ->
              pool.use(
                  OddArticles.normal("a"),
                  document -> {
                    throw new OutOfMemoryError("of the test");
                  }));
    }
    AtomicInteger fields = new AtomicInteger();
    try {
      pool.use(OddArticles.normal("a"), document -> fields.set(document.getFields().size()));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    assertTrue(fields.get() > 10);
    pool.close();
  }

  @Test
  @Timeout(120)
  void threadsWithoutNumberAnalyzeAFewArticlesAtOnce() throws InterruptedException {
    DocumentPool pool = new DocumentPool();
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                try {
                  pool.use(
                      OddArticles.normal("a"),
                      document -> {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        Thread.yield();
                        inside.decrementAndGet();
                        done.incrementAndGet();
                      });
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(1_000, done.get());
    assertTrue(most.get() <= DocumentPool.MAX_AT_ONCE, () -> most + " at once");
  }

  @Test
  void anInterruptFromBeforeIsPutOff() throws IOException {
    try {
      Thread.currentThread().interrupt();
      try (ArticleIndexer indexer = ArticleIndexer.open(index());
          ArticleSearcher searcher = ArticleSearcher.open(indexer)) {
        indexer.add(OddArticles.normal("a"));
        indexer.add(OddArticles.normal("b"));
        indexer.add(OddArticles.normal("c"));
        searcher.refresh();
        assertEquals(3, searcher.size());
        indexer.delete("b");
        assertEquals(1, indexer.delete(new TermQuery(new Term("id", "c"))));
        indexer.commit();
        indexer.compact();
        indexer.backup(directory.resolve("copy"));
        assertTrue(Thread.currentThread().isInterrupted());
      }
      assertTrue(Thread.interrupted());
    } finally {
      Thread.interrupted();
    }
    assertCommitted("a");
  }

  @Test
  void anInterruptDuringACommitKeepsItsCauseAndTheLastCommit() throws IOException {
    Failing disk = new Failing(FSDirectory.open(index(), new UninterruptedLocks()));
    ArticleIndexer indexer = ArticleIndexer.on("the index", disk);
    indexer.add(OddArticles.normal("a"));
    indexer.commit();
    indexer.add(OddArticles.normal("b"));
    disk.onSync = () -> Thread.currentThread().interrupt();
    UncheckedIOException failed = assertThrows(UncheckedIOException.class, indexer::commit);
    assertTrue(Thread.interrupted());
    disk.onSync = () -> {};
    assertInstanceOf(ClosedByInterruptException.class, failed.getCause());
    assertFalse(failed.getMessage().contains("lost"), failed::getMessage);
    indexer.add(OddArticles.normal("c"));
    indexer.close();
    assertCommitted("a", "b", "c");
  }

  @Test
  void anInterruptWhileAFileIsWrittenKeepsItsCauseAndTheLastCommit() throws IOException {
    Failing disk = new Failing(FSDirectory.open(index(), new UninterruptedLocks()));
    ArticleIndexer indexer = ArticleIndexer.on("the index", disk);
    indexer.add(OddArticles.normal("a"));
    indexer.commit();
    indexer.add(OddArticles.normal("b"));
    disk.onCreate = () -> Thread.currentThread().interrupt();
    UncheckedIOException failed = assertThrows(UncheckedIOException.class, indexer::commit);
    assertTrue(Thread.interrupted());
    disk.onCreate = () -> {};
    assertInstanceOf(ClosedByInterruptException.class, failed.getCause());
    assertTrue(failed.getMessage().contains("open the index again"), failed::getMessage);
    assertInstanceOf(
        ClosedByInterruptException.class,
        assertThrows(IllegalStateException.class, indexer::commit).getCause());
    assertThrows(IllegalStateException.class, indexer::close);
    assertCommitted("a");
  }

  /** Files of the writer are deleted by whoever is the last to read them. */
  @Test
  void interruptedSearchersDoNotBreakTheIndexer() {
    List<String> ids = new ArrayList<>();
    try (ArticleIndexer indexer = ArticleIndexer.open(index())) {
      for (int i = 0; i < 20; i++) {
        ids.add("a" + i);
        indexer.add(OddArticles.normal("a" + i));
        ArticleSearcher searcher = ArticleSearcher.open(indexer);
        indexer.delete("a" + i);
        indexer.add(OddArticles.normal("a" + i));
        indexer.commit();
        Thread.currentThread().interrupt();
        assertEquals(OddArticles.normal("a" + i), searcher.get("a" + i));
        searcher.close();
        assertTrue(Thread.interrupted());
      }
    }
    assertCommitted(ids.toArray(String[]::new));
  }

  @Test
  void everyMethodAfterCloseSaysThatItIsClosed() {
    ArticleIndexer indexer = ArticleIndexer.inMemory();
    indexer.close();
    indexer.close();
    assertAllRefused(indexer);
    ArticleIndexer rolledBack = ArticleIndexer.inMemory();
    rolledBack.rollback();
    rolledBack.close();
    assertAllRefused(rolledBack);
  }

  private void assertAllRefused(ArticleIndexer indexer) {
    List<Runnable> calls =
        List.of(
            () -> indexer.add(OddArticles.normal("a")),
            () -> indexer.delete("a"),
            () -> indexer.delete(new TermQuery(new Term("id", "a"))),
            indexer::commit,
            indexer::compact,
            indexer::rollback,
            indexer::size,
            indexer::newSearcherManager,
            () -> indexer.backup(directory.resolve("never")),
            () -> indexer.addListener(new IndexListener() {}));
    for (Runnable call : calls) {
      String message = assertThrows(IllegalStateException.class, call::run).getMessage();
      assertTrue(message.endsWith("is closed"), message);
    }
  }

  @Test
  @Timeout(300)
  void closingRacesWithEverythingElse() throws InterruptedException {
    for (int round = 0; round < 10; round++) {
      Path index = directory.resolve("race" + round);
      ArticleIndexer indexer = ArticleIndexer.open(index);
      AtomicInteger added = new AtomicInteger();
      List<Throwable> unexpected = new ArrayList<>();
      CountDownLatch started = new CountDownLatch(4);
      List<Thread> threads = new ArrayList<>();
      Path copies = directory.resolve("copies" + round);
      for (Runnable work :
          List.<Runnable>of(
              () -> indexer.add(OddArticles.normal("a" + added.get())),
              () -> indexer.delete(new TermQuery(new Term("id", "b"))),
              indexer::commit,
              () -> indexer.backup(copies.resolve("" + System.nanoTime())))) {
        boolean counts = threads.isEmpty();
        Thread thread =
            new Thread(() -> work(indexer, work, started, counts ? added : null, unexpected));
        threads.add(thread);
        thread.start();
      }
      started.await();
      if (round % 2 == 0) {
        indexer.close();
      } else {
        indexer.commit();
        indexer.rollback();
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertEquals(List.of(), unexpected);
      try (ArticleSearcher searcher = ArticleSearcher.open(index)) {
        assertTrue(searcher.size() <= added.get());
        assertTrue(round % 2 == 1 || searcher.size() == added.get(), "an article is lost");
      }
    }
  }

  private static void work(
      ArticleIndexer indexer,
      Runnable work,
      CountDownLatch started,
      @Nullable AtomicInteger done,
      List<Throwable> unexpected) {
    indexer.size();
    try {
      while (true) {
        try {
          work.run();
        } catch (IndexAccessException e) {
          continue; // no commit yet
        }
        if (done != null) {
          done.incrementAndGet();
        }
        started.countDown();
      }
    } catch (Throwable e) {
      if (!(e instanceof IllegalStateException) || !e.getMessage().endsWith("is closed")) {
        synchronized (unexpected) {
          unexpected.add(e);
        }
      }
    } finally {
      started.countDown();
    }
  }

  /** Throws whatever it is told of. */
  private static final class Rude implements IndexListener {
    private final AtomicInteger told = new AtomicInteger();

    private void fail() {
      throw switch (told.incrementAndGet() % 4) {
        case 0 -> new AssertionError("of the listener");
        case 1 -> new StackOverflowError("of the listener");
        case 2 -> new OutOfMemoryError("of the listener");
        default -> new NoClassDefFoundError("of the listener");
      };
    }

    @Override
    public void added(String id, Duration took) {
      fail();
    }

    @Override
    public void committed(Duration took) {
      fail();
    }

    @Override
    public void merged(int articles, Duration took) {
      fail();
    }
  }

  @Test
  void errorsOfListenersLoseNothing() {
    Logger warnings = Logger.getLogger(ArticleIndexer.class.getName());
    warnings.setLevel(Level.OFF);
    Rude rude = new Rude();
    List<String> ids = new ArrayList<>();
    try (ArticleIndexer indexer = ArticleIndexer.open(index())) {
      indexer.addListener(rude);
      for (int i = 0; i < 40; i++) {
        ids.add("a" + i);
        indexer.add(OddArticles.normal("a" + i));
        indexer.commit();
      }
      indexer.delete("a0");
      indexer.add(OddArticles.normal("a0"));
      indexer.compact();
    }
    warnings.setLevel(null);
    assertTrue(rude.told.get() > 80);
    assertCommitted(ids.toArray(String[]::new));
  }

  @Test
  @Timeout(120)
  void aListenerThatIsToldOfAMergeCannotChangeTheIndex() throws InterruptedException {
    List<Throwable> refusals = new ArrayList<>();
    CountDownLatch told = new CountDownLatch(5);
    try (ArticleIndexer indexer = ArticleIndexer.open(index())) {
      indexer.addListener(
          new IndexListener() {
            @Override
            public void merged(int articles, Duration took) {
              indexer.size();
              for (Runnable call :
                  List.<Runnable>of(
                      () -> indexer.add(OddArticles.normal("x")),
                      indexer::commit,
                      indexer::compact,
                      indexer::rollback,
                      indexer::close)) {
                synchronized (refusals) {
                  refusals.add(assertThrows(IllegalStateException.class, call::run));
                }
                told.countDown();
              }
            }
          });
      indexer.add(OddArticles.normal("a"));
      indexer.add(OddArticles.normal("b"));
      indexer.commit();
      indexer.delete("a");
      indexer.compact();
      told.await();
    }
    assertEquals(5, refusals.size());
    assertCommitted("b");
  }

  @Test
  void aListenerMayCloseTheIndexer() {
    ArticleIndexer indexer = ArticleIndexer.open(index());
    indexer.addListener(
        new IndexListener() {
          @Override
          public void added(String id, Duration took) {
            indexer.close();
          }
        });
    Article article = OddArticles.normal("a");
    indexer.add(article);
    assertCommitted("a");
    assertThrows(IllegalStateException.class, () -> indexer.add(article));
  }
}
