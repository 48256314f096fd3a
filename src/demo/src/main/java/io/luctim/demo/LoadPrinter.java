// SPDX-License-Identifier: Apache-2.0
package io.luctim.demo;

import io.luctim.load.LoadListener;
import io.luctim.load.LoadReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Prints what a load does: rejections, and on a terminal how far it is. */
final class LoadPrinter implements LoadListener, AutoCloseable {
  /** Maximum number of rejections that are printed one by one. */
  private static final int LISTED = 20;

  private final PrintWriter err;
  private final @Nullable Path list;
  private final @Nullable PrintWriter rejects;
  private int rejected;
  private boolean progressShown;

  /** Prints to {@code err}, and all rejections to a file where one is given. */
  LoadPrinter(PrintWriter err, @Nullable Path list) throws IOException {
    this.err = err;
    this.list = list;
    rejects =
        list == null ? null : CheckedOutput.writer(Files.newOutputStream(list), list.toString());
  }

  @Override
  public void rejected(String place, String reason) {
    rejected++;
    if (rejects != null) {
      rejects.println(place + ": " + reason);
    }
    if (rejected <= LISTED) {
      err.println("luctim: " + place + ": " + reason);
    } else if (rejected == LISTED + 1) {
      err.println(
          "luctim: … further refusals are "
              + (list == null ? "only counted; --rejects FILE lists them" : "in " + list));
    }
  }

  @Override
  public void progress(LoadReport soFar) {
    if (!Luctim.onTerminal()) {
      return;
    }
    double seconds = Math.max(1, soFar.took().toNanos()) / 1e9;
    String progress =
        Messages.get(
            "progress",
            soFar.indexed(),
            soFar.chars() / 1e6,
            soFar.indexed() / seconds,
            soFar.rejected());
    Duration left = soFar.timeLeft();
    err.print(
        "\r" + progress + (left == null ? "" : Messages.get("left", left.toSeconds())) + "   ");
    err.flush();
    progressShown = true;
  }

  @Override
  public void close() {
    if (progressShown) {
      err.print("\r" + " ".repeat(79) + "\r");
    }
    if (rejects != null) {
      rejects.close();
    }
  }
}
