// SPDX-License-Identifier: Apache-2.0
package io.luctim.index;

import io.luctim.text.Internal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.LockObtainFailedException;

/**
 * The versions that every commit carries, and what is said of a directory that cannot be opened.
 *
 * <p>Stateless and safe for use by several threads.
 *
 * @since 0.1
 */
@Internal
public final class IndexFormat {
  /** Counts changes of the schema. */
  public static final int FORMAT_VERSION = 5;

  /** Counts changes of what the analysis makes of a text. */
  public static final int ANALYSIS_VERSION = 2;

  private static final String FORMAT_KEY = "luctim.format";
  private static final String ANALYSIS_KEY = "luctim.analysis";

  private IndexFormat() {}

  static Iterable<Map.Entry<String, String>> commitData() {
    return Map.of(
            FORMAT_KEY, String.valueOf(FORMAT_VERSION),
            ANALYSIS_KEY, String.valueOf(ANALYSIS_VERSION))
        .entrySet();
  }

  /**
   * Checks that the last commit was written by this version.
   *
   * @param directory holds an index
   * @param name how to call it in a message
   * @throws IndexAccessException if it was written by something else
   * @throws IOException if it cannot be read
   */
  public static void check(Directory directory, String name) throws IOException {
    Map<String, String> data = checkIsLuctim(directory, name);
    String format = data.get(FORMAT_KEY);
    String analysis = data.get(ANALYSIS_KEY);
    if (!String.valueOf(FORMAT_VERSION).equals(format)
        || !String.valueOf(ANALYSIS_VERSION).equals(analysis)) {
      throw new IndexAccessException(
          name
              + " was written with format "
              + format
              + ", analysis "
              + analysis
              + "; this version has format "
              + FORMAT_VERSION
              + ", analysis "
              + ANALYSIS_VERSION
              + ". Make it anew from its articles (Reindexer, ./luctim reindex), or use the version"
              + " that wrote it");
    }
  }

  /** Checks that the last commit was written by some version of Luctim; what it carries. */
  static Map<String, String> checkIsLuctim(Directory directory, String name) throws IOException {
    Map<String, String> data = SegmentInfos.readLatestCommit(directory).getUserData();
    if (data.get(FORMAT_KEY) == null) {
      throw new IndexAccessException(
          name + " is a Lucene index, but not one of Luctim's; name another directory");
    }
    return data;
  }

  /** Refuses to write an index among other files. */
  static void checkWritable(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    if (!Files.isDirectory(path)) {
      throw new NotDirectoryException(path.toString());
    }
    boolean segments = false;
    boolean others = false;
    try (Stream<Path> files = Files.list(path)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String name = String.valueOf(file.getFileName());
        segments |= name.startsWith("segments") || name.equals("write.lock");
        others |= !name.startsWith("_");
      }
    }
    if (others && !segments) {
      throw new IndexAccessException(
          path + " holds other files and no index; name a new or empty directory");
    }
  }

  /**
   * Says in a sentence why an index cannot be opened, and what to do.
   *
   * @param name how to call the index
   * @param cause what went wrong
   * @return an exception with that message and cause
   */
  public static IndexAccessException describe(String name, IOException cause) {
    return new IndexAccessException(
        switch (cause) {
          case LockObtainFailedException e ->
              name + " is being written by another indexer; close that one, or wait for it";
          case IndexNotFoundException e ->
              "no index at " + name + "; build one first, or check the path";
          case NotDirectoryException e -> name + " is a file, not a directory with an index";
          case IndexFormatTooOldException e ->
              name + " was written by a Lucene too old to be read; index the articles again";
          case IndexFormatTooNewException e ->
              name + " was written by a newer Lucene; use the version that wrote it";
          case CorruptIndexException e ->
              name
                  + " is damaged ("
                  + e.getMessage()
                  + "); ./luctim check says more. Restore a backup, or index the articles again";
          default -> name + " cannot be opened: " + cause;
        },
        cause);
  }

  /**
   * Whether a directory holds an index of any version.
   *
   * @param directory the directory
   * @return whether it has a commit
   * @throws IOException if it cannot be listed
   */
  public static boolean exists(Directory directory) throws IOException {
    return DirectoryReader.indexExists(directory);
  }
}
