// SPDX-License-Identifier: Apache-2.0
package io.luctim.load;

import io.luctim.article.Article;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Runs tasks for articles in several threads. Articles of the same id are taken one after another,
 * so that the last one stands; how many articles wait, and how long they are, is bounded.
 */
final class Workers {
  /** Maximum number of articles under way for each thread. */
  private static final int QUEUE = 64;

  /** Maximum length of the articles under way, together, in chars; a longer one goes alone. */
  private static final int MAX_CHARS = 10_000_000;

  private final int maxArticles;
  private final ExecutorService threads;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition done = lock.newCondition();
  private final Set<String> idsUnderWay = new HashSet<>();
  private long charsUnderWay;

  Workers(int count) {
    maxArticles = QUEUE * count;
    threads =
        Executors.newFixedThreadPool(
            count, Thread.ofPlatform().name("luctim-load-", 1).daemon().factory());
  }

  /** Waits until there is room, and hands a task to a thread. The task throws nothing. */
  void run(Article article, Runnable task) {
    long chars = chars(article);
    takeRoom(article.id(), chars);
    threads.execute(() -> {
      try {
        task.run();
      } finally {
        giveRoom(article.id(), chars);
      }
    });
  }

  private static long chars(Article article) {
    long chars =
        article.title().length() + article.lead().length() + (long) article.body().length();
    for (String caption : article.captions()) {
      chars += caption.length();
    }
    return chars;
  }

  private void takeRoom(String id, long chars) {
    lock.lock();
    try {
      while (idsUnderWay.contains(id)
          || idsUnderWay.size() >= maxArticles
          || !idsUnderWay.isEmpty() && charsUnderWay + chars > MAX_CHARS) {
        done.awaitUninterruptibly();
      }
      idsUnderWay.add(id);
      charsUnderWay += chars;
    } finally {
      lock.unlock();
    }
  }

  private void giveRoom(String id, long chars) {
    lock.lock();
    try {
      idsUnderWay.remove(id);
      charsUnderWay -= chars;
      done.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until all tasks are done. An interrupt does not end the waiting: they are short. */
  void await() {
    lock.lock();
    try {
      while (!idsUnderWay.isEmpty()) {
        done.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits until all tasks are done, and ends the threads. */
  void close() {
    await();
    threads.shutdown();
  }
}
