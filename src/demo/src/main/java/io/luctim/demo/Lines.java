// SPDX-License-Identifier: Apache-2.0
package io.luctim.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import picocli.CommandLine;

/** Commands that read lines and write lines: UTF-8 whatever the locale. */
final class Lines {
  private Lines() {}

  /** Writes for each line of standard input what a function makes of it. */
  static int map(CommandLine.Model.CommandSpec spec, UnaryOperator<String> function)
      throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      out.println(function.apply(line));
      if (!lines.ready()) {
        out.flush(); // who types a line waits for it
      }
    }
    return 0;
  }
}
