// SPDX-License-Identifier: Apache-2.0
package io.luctim.index;

import java.io.IOException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSLockFactory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockFactory;

/**
 * Lucene's own lock on a directory, which an interrupted thread does not break. Even a thread that
 * only searches checks the lock when it lets go of what an indexer has written, and if it was
 * interrupted, the lock would be gone and with it all that is not committed. Thread-safe.
 */
final class UninterruptedLocks extends LockFactory {
  private final LockFactory locks = FSLockFactory.getDefault();

  @Override
  public Lock obtainLock(Directory directory, String name) throws IOException {
    Lock lock = Uninterrupted.run(() -> locks.obtainLock(directory, name));
    return new Lock() {
      @Override
      public void ensureValid() throws IOException {
        boolean unused =
            Uninterrupted.run(() -> {
              lock.ensureValid();
              return true;
            });
      }

      @Override
      public void close() throws IOException {
        lock.close();
      }
    };
  }
}
