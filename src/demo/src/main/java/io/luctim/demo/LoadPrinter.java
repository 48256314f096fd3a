// SPDX-License-Identifier: Apache-2.0
package io.luctim.demo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import io.luctim.article.SourceLocation;
import io.luctim.load.LoadListener;
import io.luctim.load.LoadReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
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
  private final @Nullable JsonGenerator rejects;
  private int rejected;
  private boolean progressShown;

  /** Prints to {@code err}, and all rejections to a file where one is given. */
  LoadPrinter(PrintWriter err, @Nullable Path list) throws IOException {
    this.err = err;
    this.list = list;
    rejects =
        list == null
            ? null
            : new JsonFactory()
                .createGenerator(CheckedOutput.writer(Files.newOutputStream(list), list.toString()))
                .setRootValueSeparator(new SerializedString("\n"));
  }

  @Override
  public void rejected(SourceLocation location, String reason) {
    rejected++;
    if (rejects != null) {
      write(rejects, location, reason);
    }
    if (rejected <= LISTED) {
      err.println("luctim: " + location + ": " + reason);
    } else if (rejected == LISTED + 1) {
      err.println(
          "luctim: … further refusals are "
              + (list == null ? "only counted; --rejects FILE lists them" : "in " + list));
    }
  }

  /** Writes a JSON object on a line of its own: whatever a file's name has in it. */
  private static void write(JsonGenerator rejects, SourceLocation location, String reason) {
    try {
      rejects.writeStartObject();
      rejects.writeStringField("file", location.file().toString());
      if (!location.isWholeFile()) {
        rejects.writeNumberField("line", location.line());
      }
      rejects.writeStringField("reason", reason);
      rejects.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing the list of refusals failed", e);
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
  public void close() throws IOException {
    if (progressShown) {
      err.print("\r" + " ".repeat(79) + "\r");
    }
    if (rejects != null) {
      if (rejected > 0) {
        rejects.writeRaw('\n');
      }
      rejects.close();
    }
  }
}
