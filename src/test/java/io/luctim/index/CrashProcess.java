// SPDX-License-Identifier: Apache-2.0
package io.luctim.index;

import io.luctim.load.ArticleLoader;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A process that does something with indexes again and again until it is killed, and says on its
 * standard output what is done: a word and a number in a line.
 */
final class CrashProcess {
  /** How many articles it commits at once. */
  static final int BATCH = 20;

  private CrashProcess() {}

  /** What the process does. */
  enum Operation {
    /** Adds batches to {@code index}; says how many articles are committed. */
    COMMITS,
    /** Loads {@code articles.jsonl} into {@code index}; says which articles are committed. */
    BULK_LOAD,
    /** Commits an article to {@code index} and reindexes it; says which article is committed. */
    REINDEX,
    /** Copies {@code index} to {@code copy-N}; says which copies are done. */
    BACKUP,
    /**
     * Restores {@code odd} to {@code copy-N}, and replaces {@code index} by {@code odd} or {@code
     * even} by turns; says which copies are done, and of which backup the index is.
     */
    RESTORE
  }

  /** What the process has said: that an operation was done to its end. */
  record Done(String what, int number) {}

  /**
   * Runs the process, kills it some time after it has said so many things, and returns them all.
   * The first is that it has begun.
   */
  static List<Done> runUntilKilled(
      Operation operation, Path directory, int from, int said, int millis)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                CrashProcess.class.getName(),
                operation.name(),
                directory.toString(),
                String.valueOf(from))
            .redirectError(directory.resolve("errors").toFile())
            .start();
    CountDownLatch working = new CountDownLatch(said);
    Thread killer = Thread.ofPlatform().start(() -> kill(process, working, millis));
    List<Done> done = new ArrayList<>();
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        working.countDown();
        String[] words = line.split(" ");
        if (words.length == 3 && words[2].equals(".")) { // a line that was cut off says nothing
          done.add(new Done(words[0], Integer.parseInt(words[1])));
        }
      }
    }
    killer.interrupt(); // if it has ended by itself
    killer.join();
    process.waitFor();
    return done;
  }

  private static void kill(Process process, CountDownLatch working, int millis) {
    try {
      boolean unused = working.await(2, TimeUnit.MINUTES);
      unused = process.waitFor(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return;
    }
    // SIGKILL; unlike the process's own method, this one leaves its output readable.
    boolean unused = process.toHandle().destroyForcibly();
  }

  private static void say(String what, int number) {
    System.out.println(what + " " + number + " .");
  }

  public static void main(String[] args) {
    Path directory = Path.of(args[1]);
    Path index = directory.resolve("index");
    int from = Integer.parseInt(args[2]);
    say("begun", 0);
    switch (Operation.valueOf(args[0])) {
      case COMMITS -> commit(index, from);
      case BULK_LOAD -> load(index, directory.resolve("articles.jsonl"));
      case REINDEX -> reindex(index, from);
      case BACKUP -> backup(directory, from);
      case RESTORE -> restore(directory, from);
    }
  }

  private static void commit(Path index, int from) {
    try (ArticleIndexer indexer = ArticleIndexer.open(index)) {
      for (int i = from; ; ) {
        for (int end = i + BATCH; i < end; i++) {
          indexer.add(Indexes.article(i));
        }
        indexer.commit();
        say("articles", i);
      }
    }
  }

  private static void load(Path index, Path articles) {
    try (ArticleIndexer indexer = ArticleIndexer.open(index)) {
      indexer.addListener(new CommittedArticles());
      for (boolean resume = true; ; resume = false) {
        ArticleLoader.builder(indexer)
            .threads(2)
            .resume(resume)
            .commitEvery(Duration.ofMillis(1))
            .build()
            .load(articles);
      }
    }
  }

  /** Says after a commit which articles had been added when it began. */
  private static final class CommittedArticles implements IndexListener {
    private final Queue<Added> added = new ConcurrentLinkedQueue<>();

    private record Added(int number, long nanoTime) {}

    @Override
    public void added(String id, Duration took) {
      added.add(new Added(Integer.parseInt(id.substring("a-".length())), System.nanoTime()));
    }

    @Override
    public void committed(Duration took) {
      long begin = System.nanoTime() - took.toNanos();
      added.removeIf(article -> {
        boolean isCommitted = article.nanoTime() < begin;
        if (isCommitted) {
          say("article", article.number());
        }
        return isCommitted;
      });
    }
  }

  private static void reindex(Path index, int from) {
    for (int i = from; ; i++) {
      try (ArticleIndexer indexer = ArticleIndexer.open(index)) {
        indexer.add(Indexes.article(i));
      }
      say("articles", i + 1);
      say("reindexed", Reindexer.reindex(index));
    }
  }

  private static void backup(Path directory, int from) {
    for (int i = from; ; i++) {
      IndexBackup.copy(directory.resolve("index"), directory.resolve("copy-" + i));
      say("copy", i);
    }
  }

  private static void restore(Path directory, int from) {
    for (int i = from; ; i++) {
      IndexBackup.restore(directory.resolve("odd"), directory.resolve("copy-" + i));
      say("copy", i);
      IndexBackup.replace(
          directory.resolve(i % 2 == 0 ? "even" : "odd"), directory.resolve("index"));
      say("replaced", i);
    }
  }
}
