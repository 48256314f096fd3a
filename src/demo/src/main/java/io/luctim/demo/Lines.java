// SPDX-License-Identifier: Apache-2.0
package io.luctim.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The lines of standard input: UTF-8 whatever the locale. */
final class Lines {
  /** Maximum length of a line in chars: a book, and less than would fill the memory. */
  private static final int MAX_LENGTH = 10_000_000;

  private final BufferedReader in =
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
  private int number;

  /** Returns the next line without its end, null after the last. */
  @Nullable String next() {
    try {
      return read();
    } catch (IOException e) {
      throw new Luctim.RefusedInput("standard input cannot be read: " + e.getMessage());
    }
  }

  private @Nullable String read() throws IOException {
    int c = in.read();
    if (c < 0) {
      return null;
    }
    number++;
    StringBuilder line = new StringBuilder();
    for (; c >= 0 && c != '\n'; c = in.read()) {
      if (line.length() == MAX_LENGTH) {
        throw new Luctim.RefusedInput(
            "line " + number + " of standard input exceeds " + MAX_LENGTH + " characters");
      }
      line.append((char) c);
    }
    int length = line.length();
    return line.substring(0, length > 0 && line.charAt(length - 1) == '\r' ? length - 1 : length);
  }

  /** Returns whether more has come already, so that nobody waits for what is printed. */
  private boolean isReady() {
    try {
      return in.ready();
    } catch (IOException e) {
      return false; // reading says why
    }
  }

  /** Writes for each line of standard input what a function makes of it. */
  static int map(CommandLine.Model.CommandSpec spec, UnaryOperator<String> function) {
    PrintWriter out = spec.commandLine().getOut();
    Lines lines = new Lines();
    for (String line = lines.next(); line != null; line = lines.next()) {
      out.println(function.apply(line));
      if (!lines.isReady()) {
        out.flush();
      }
    }
    return 0;
  }
}
