// SPDX-License-Identifier: Apache-2.0
package io.luctim.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * The files of an index that Luctim has created, by name: the only ones that it ever deletes.
 *
 * <p>Lucene deletes whatever has a name like its own files, such as {@code _config.yml}. What a
 * killed writer has left cannot be told from that by name or content, so each name is noted before
 * its file is created, in the file {@value #NAME} of the same directory. A kill loses no note. A
 * power failure may; what is not noted is then left lying, and does no harm.
 *
 * <p>Used under the index's write lock. Thread-safe.
 */
final class WrittenFiles {
  static final String NAME = "luctim.files";

  private static final String HEADER = "# Files that Luctim created (+) and deleted (-) here";

  /** Size in bytes at which notes are written anew, without the files that are gone. */
  private static final int MAX_SIZE = 1 << 20;

  private final Path notes;
  private final Set<String> names;
  private long size;

  private WrittenFiles(Path notes, Set<String> names) {
    this.notes = notes;
    this.names = names;
  }

  /** Reads the notes of a directory, which may have none. */
  static Set<String> read(Path directory) throws IOException {
    Set<String> names = new HashSet<>();
    Path notes = directory.resolve(NAME);
    String text;
    try {
      text = new String(Files.readAllBytes(notes), UTF_8);
    } catch (NoSuchFileException e) {
      return names;
    }
    if (!text.isEmpty() && !text.startsWith(HEADER)) {
      throw new IndexAccessException(
          notes + " is needed for an index, but was written by something else; move it away");
    }
    for (String line : text.split("\n", -1)) {
      if (line.startsWith("+")) {
        names.add(line.substring(1));
      } else if (line.startsWith("-")) {
        names.remove(line.substring(1));
      }
    }
    return names;
  }

  /**
   * Opens the notes of a directory.
   *
   * @param committed files of its commits, ours even if an earlier version wrote them, without
   *     notes
   */
  static WrittenFiles open(Path directory, Collection<String> committed) throws IOException {
    Set<String> names = read(directory);
    names.removeIf(name -> !Files.exists(directory.resolve(name)));
    names.addAll(committed);
    WrittenFiles written = new WrittenFiles(directory.resolve(NAME), names);
    written.rewrite();
    return written;
  }

  synchronized boolean contains(String name) {
    return names.contains(name);
  }

  /** Notes a file that is about to be created. */
  synchronized void add(String name) throws IOException {
    if (names.add(name)) {
      append("+" + name);
    }
  }

  /** Notes that a file was deleted; where that fails, as on a full disk, it does no harm. */
  synchronized void remove(String name) {
    if (names.remove(name)) {
      try {
        append("-" + name);
      } catch (IOException e) {
        size = MAX_SIZE; // tries to write all anew next time
      }
    }
  }

  private void append(String line) throws IOException {
    if (size >= MAX_SIZE) {
      rewrite();
      return;
    }
    // Begins with a line break, so that a line that was cut off spoils no other.
    byte[] bytes = ("\n" + line).getBytes(UTF_8);
    Files.write(notes, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    size += bytes.length;
  }

  private void rewrite() throws IOException {
    StringBuilder text = new StringBuilder(HEADER);
    names.forEach(name -> text.append("\n+").append(name));
    Files.writeString(notes, text);
    size = Math.min(text.length(), MAX_SIZE / 2);
  }
}
