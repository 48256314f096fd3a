// SPDX-License-Identifier: Apache-2.0
package io.luctim.article;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/**
 * Names the place that an article was read from: a file that is one article, or a line of a file
 * that holds several. Immutable.
 *
 * @param file the file as it was named or found; for a stream, the name that its reader was given
 * @param line the number of the line, from 1; 0 if the whole file is meant
 * @since 0.1
 */
public record SourceLocation(Path file, long line) {
  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if the line is negative
   */
  public SourceLocation {
    Objects.requireNonNull(file, "file");
    if (line < 0) {
      throw new IllegalArgumentException("line is " + line + "; lines are numbered from 1");
    }
  }

  /**
   * Names a whole file.
   *
   * @param file the file
   * @return a location without a line
   */
  public static SourceLocation of(Path file) {
    return new SourceLocation(file, 0);
  }

  /**
   * Returns whether the whole file is meant, not a line of it.
   *
   * @return whether there is no line
   */
  public boolean isWholeFile() {
    return line == 0;
  }

  /**
   * Returns the location as compilers print it, {@code news.jsonl:12}, on a single line: control
   * characters in the file's name are written as escapes such as {@code \n}. For people; programs
   * use {@link #file} and {@link #line}.
   *
   * @return the file, and the line if there is one
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    String name = file.toString();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      switch (c) {
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> {
          if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
            text.append(String.format(Locale.ROOT, "\\u%04X", (int) c));
          } else {
            text.append(c);
          }
        }
      }
    }
    return line == 0 ? text.toString() : text.append(':').append(line).toString();
  }
}
