// SPDX-License-Identifier: Apache-2.0
package io.luctim.index;

/**
 * Lets threads work until it is closed, and closes when the last of them has left. Unlike a lock,
 * it never makes a thread wait to enter, and has no limit to their number. Thread-safe.
 */
final class Gate {
  private int working;
  private boolean closed;

  /** Enters, unless the gate is closed or about to be. */
  synchronized boolean enter() {
    if (closed) {
      return false;
    }
    working++;
    return true;
  }

  synchronized void leave() {
    working--;
    if (working == 0) {
      notifyAll();
    }
  }

  synchronized boolean isClosed() {
    return closed;
  }

  /**
   * Lets nobody enter any more and waits until all have left, whatever interrupts the thread.
   *
   * @return false, at once, if the gate was closed before
   */
  synchronized boolean close() {
    if (closed) {
      return false;
    }
    closed = true;
    boolean interrupted = false;
    while (working > 0) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return true;
  }
}
