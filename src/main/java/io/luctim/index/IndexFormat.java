// SPDX-License-Identifier: Apache-2.0
package io.luctim.index;

import io.luctim.text.Internal;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Map;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
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
    check(lastCommit(directory), name);
  }

  /** Checks that a commit was written by this version. */
  static void check(SegmentInfos commit, String name) {
    Map<String, String> data = checkIsLuctim(commit, name);
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
    return checkIsLuctim(lastCommit(directory), name);
  }

  /** Checks that a commit was written by some version of Luctim; what it carries. */
  static Map<String, String> checkIsLuctim(SegmentInfos commit, String name) {
    Map<String, String> data = commit.getUserData();
    if (data.get(FORMAT_KEY) == null) {
      throw new IndexAccessException(
          name + " is a Lucene index, but not one of Luctim's; name another directory");
    }
    return data;
  }

  /** Reads the last commit; a damaged one is not taken for one of another version of Lucene. */
  static SegmentInfos lastCommit(Directory directory) throws IOException {
    try {
      return SegmentInfos.readLatestCommit(directory);
    } catch (IndexFormatTooOldException | IndexFormatTooNewException e) {
      for (String file : directory.listAll()) {
        if (file.startsWith(IndexFileNames.SEGMENTS) || file.endsWith(".si")) {
          CommitFiles.verify(directory, file);
        }
      }
      throw e;
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
    IOException told = told(cause);
    return new IndexAccessException(
        switch (told) {
          case LockObtainFailedException e ->
              name + " is being written by another indexer; close that one, or wait for it";
          case IndexNotFoundException e ->
              "no index at " + name + "; build one first, or check the path";
          case NotDirectoryException e -> name + " is a file, not a directory with an index";
          case IndexFormatTooOldException e ->
              name + " was written by a Lucene too old to be read; index the articles again";
          case IndexFormatTooNewException e ->
              name + " was written by a newer Lucene; use the version that wrote it";
          case CorruptIndexException e -> damaged(name, String.valueOf(e.getMessage()));
          case EOFException e -> damaged(name, String.valueOf(e.getMessage()));
          case NoSuchFileException e -> damaged(name, e.getFile() + " is missing");
          case FileNotFoundException e -> damaged(name, e.getMessage() + " is missing");
          case AccessDeniedException e -> name + ": no permission for " + e.getFile();
          default -> name + " cannot be opened: " + told.getMessage();
        },
        cause);
  }

  /** Says what failed: what is wrong with an index by {@link #describe}, else the disk's reason. */
  static RuntimeException failed(String what, String name, IOException cause) {
    IOException told = told(cause);
    return switch (told) {
      case LockObtainFailedException e -> describe(name, e);
      case IndexNotFoundException e -> describe(name, e);
      case NotDirectoryException e -> describe(name, e);
      case IndexFormatTooOldException e -> describe(name, e);
      case IndexFormatTooNewException e -> describe(name, e);
      case CorruptIndexException e -> describe(name, e);
      case EOFException e -> describe(name, e);
      case NoSuchFileException e -> describe(name, e);
      case FileNotFoundException e -> describe(name, e);
      case AccessDeniedException e ->
          new UncheckedIOException(
              what + " failed", new IOException("no permission for " + e.getFile(), cause));
      default -> new UncheckedIOException(what + " failed", told);
    };
  }

  private static String damaged(String name, String how) {
    return name
        + " is damaged ("
        + how
        + "); ./luctim check says more. Restore a backup, or index the articles again";
  }

  /** The reason why a lock file is missing is that it could not be made. */
  private static IOException told(IOException cause) {
    if (cause instanceof NoSuchFileException missing
        && missing.getFile().endsWith(IndexWriter.WRITE_LOCK_NAME)) {
      for (Throwable suppressed : missing.getSuppressed()) {
        if (suppressed instanceof IOException reason) {
          return reason;
        }
      }
    }
    return cause;
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
