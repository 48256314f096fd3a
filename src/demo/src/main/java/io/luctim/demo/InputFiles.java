// SPDX-License-Identifier: Apache-2.0
package io.luctim.demo;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Files that a command reads beside an index, such as a list of queries. */
final class InputFiles {
  private InputFiles() {}

  /** Returns the lines of a file in UTF-8. */
  static List<String> lines(Path file) {
    requireReadable(file);
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw refused(file, e);
    }
  }

  static byte[] bytes(Path file) {
    requireReadable(file);
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw refused(file, e);
    }
  }

  /** Refuses what is not a file that can be read, before a library says so in its own words. */
  static void requireReadable(Path file) {
    if (Files.isDirectory(file)) {
      throw new Luctim.RefusedInput(file + ": is a directory");
    }
    if (!Files.isReadable(file)) {
      throw new Luctim.RefusedInput(
          file + (Files.exists(file) ? ": permission denied" : ": no such file"));
    }
  }

  private static Luctim.RefusedInput refused(Path file, IOException e) {
    return new Luctim.RefusedInput(file + ": " + reason(e));
  }

  /** Returns what people call a failure. */
  static String reason(IOException exception) {
    return switch (exception) {
      case NoSuchFileException e -> "no such file or directory";
      case AccessDeniedException e -> "permission denied";
      case CharacterCodingException e -> "not UTF-8";
      default -> "cannot be read: " + exception.getMessage();
    };
  }
}
