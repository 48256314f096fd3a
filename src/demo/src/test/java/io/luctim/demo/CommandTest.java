// SPDX-License-Identifier: Apache-2.0
package io.luctim.demo;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Runs the command line as its main does, and keeps what it printed. */
abstract class CommandTest {
  @TempDir Path temp;

  String out = "";
  String err = "";

  int run(Object... args) {
    StringWriter outText = new StringWriter();
    int code = run(new PrintWriter(outText), args);
    out = outText.toString();
    return code;
  }

  int run(PrintWriter outWriter, Object... args) {
    StringWriter errText = new StringWriter();
    String[] words = new String[args.length];
    for (int i = 0; i < args.length; i++) {
      words[i] = args[i].toString();
    }
    int code = Luctim.run(outWriter, new PrintWriter(errText, true), words);
    err = errText.toString();
    assertFalse(err.contains("\tat "), "a stack trace: " + err);
    return code;
  }

  /** Runs with an input. */
  int runOn(InputStream input, Object... args) {
    InputStream in = System.in;
    System.setIn(input);
    try {
      return run(args);
    } finally {
      System.setIn(in);
    }
  }

  Path file(String name, String text) throws IOException {
    Path file = temp.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
