// SPDX-License-Identifier: Apache-2.0
package io.luctim.load;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Counts what became of the input of a load. Immutable.
 *
 * @since 0.1
 */
public final class LoadReport {
  private final Counts counts;

  /** The values of a report; a record of its own, so that components can be added. */
  record Counts(
      long indexed,
      long rejected,
      long passedOver,
      long chars,
      long bytesRead,
      long bytesTotal,
      int indexSize,
      boolean stopped,
      Duration took) {}

  LoadReport(Counts counts) {
    this.counts = counts;
  }

  /**
   * Returns how many articles were added to the index; one that was given twice counts twice.
   *
   * @return the number of articles
   */
  public long indexed() {
    return counts.indexed;
  }

  /**
   * Returns how many files and records were rejected, each with a place and a reason ({@link
   * LoadListener#rejected}).
   *
   * @return the number of files and records
   */
  public long rejected() {
    return counts.rejected;
  }

  /**
   * Returns how many articles were passed over because the index had them ({@link
   * ArticleLoader.Builder#resume}).
   *
   * @return the number of articles
   */
  public long passedOver() {
    return counts.passedOver;
  }

  /**
   * Returns how much text was indexed: titles, leads and bodies.
   *
   * @return the length in UTF-16 units
   */
  public long chars() {
    return counts.chars;
  }

  /**
   * Returns how much of the files was read, compressed as they are.
   *
   * @return the number of bytes
   */
  public long bytesRead() {
    return counts.bytesRead;
  }

  /**
   * Returns how many articles the index has, whoever added them. While the load goes on, an article
   * that replaces another may be counted twice.
   *
   * @return the number of articles
   */
  public int indexSize() {
    return counts.indexSize;
  }

  /**
   * Returns whether the load ended before all input was read, because it was asked to ({@link
   * ArticleLoader#stop}).
   *
   * @return whether it was stopped
   */
  public boolean stopped() {
    return counts.stopped;
  }

  /**
   * Returns how long the load took, or has taken so far.
   *
   * @return the time
   */
  public Duration took() {
    return counts.took;
  }

  /**
   * Estimates how long the rest will take, from the bytes of the files that are still to be read.
   *
   * @return the time, or null if it cannot be known, as with standard input
   */
  public @Nullable Duration timeLeft() {
    if (counts.bytesTotal == 0 || counts.bytesRead == 0) {
      return null;
    }
    double left = (double) Math.max(0, counts.bytesTotal - counts.bytesRead) / counts.bytesRead;
    return Duration.ofNanos((long) (counts.took.toNanos() * left));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LoadReport report && report.counts.equals(counts);
  }

  @Override
  public int hashCode() {
    return Objects.hash(counts);
  }

  @Override
  public String toString() {
    return counts.toString().replaceFirst("Counts", "LoadReport");
  }
}
