// SPDX-License-Identifier: Apache-2.0
package io.luctim.index;

import java.io.Closeable;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.StandardDirectoryReader;
import org.apache.lucene.store.BufferedChecksumIndexInput;
import org.apache.lucene.store.ChecksumIndexInput;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.util.IOUtils;

/**
 * The files of one commit, all open, so that a writer who deletes them meanwhile does not take them
 * away. For use by one thread.
 */
final class CommitFiles implements Closeable {
  /** How often a commit may be replaced while its files are being opened. */
  private static final int ATTEMPTS = 10;

  private final Directory directory;
  private final SegmentInfos commit;
  private final Map<String, IndexInput> files = new TreeMap<>();

  private CommitFiles(Directory directory, SegmentInfos commit) {
    this.directory = directory;
    this.commit = commit;
  }

  /** Opens the files of the last commit, whoever is writing. */
  static CommitFiles openLast(Directory directory) throws IOException {
    for (int attempt = 1; ; attempt++) {
      SegmentInfos commit = null;
      try {
        commit = IndexFormat.lastCommit(directory);
        return open(directory, commit);
      } catch (NoSuchFileException | FileNotFoundException e) {
        boolean isDamaged =
            commit != null
                && commit.getGeneration() == SegmentInfos.getLastCommitGeneration(directory);
        if (isDamaged || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /** Opens the files of a commit that nobody deletes before this returns. */
  static CommitFiles open(Directory directory, SegmentInfos commit) throws IOException {
    CommitFiles files = new CommitFiles(directory, commit);
    try {
      for (String name : commit.files(true)) {
        files.files.put(name, directory.openInput(name, IOContext.DEFAULT));
      }
      return files;
    } catch (IOException | RuntimeException e) {
      IOUtils.closeWhileHandlingException(files);
      throw e;
    }
  }

  SegmentInfos commit() {
    return commit;
  }

  /** Reads a file from its first byte to its last and compares its checksum. */
  static void verify(Directory directory, String name) throws IOException {
    try (IndexInput in = directory.openInput(name, IOContext.READONCE)) {
      long unused = CodecUtil.checksumEntireFile(in);
    }
  }

  /** Says of each file of a commit that is missing or not as it was written what is wrong. */
  static List<String> problems(Directory directory, SegmentInfos commit) throws IOException {
    List<String> problems = new ArrayList<>();
    for (String name : commit.files(true)) {
      try {
        verify(directory, name);
      } catch (NoSuchFileException | FileNotFoundException e) {
        problems.add("file " + name + ": missing");
      } catch (CorruptIndexException | EOFException e) {
        problems.add("file " + name + ": " + e.getMessage());
      }
    }
    return problems;
  }

  /** Checks that every file has its checksum, and that the files belong together. */
  void verify() throws IOException {
    for (IndexInput in : files.values()) {
      long unused = CodecUtil.checksumEntireFile(in);
    }
    verifyTogether();
  }

  /** Opens what is open already: each file names the segment that it belongs to. */
  private void verifyTogether() throws IOException {
    Directory open =
        new FilterDirectory(directory) {
          @Override
          public IndexInput openInput(String name, IOContext context) throws IOException {
            IndexInput file = files.get(name);
            if (file == null) {
              throw new NoSuchFileException(name);
            }
            return file.clone();
          }
        };
    SegmentInfos same = SegmentInfos.readCommit(open, commit.getSegmentsFileName());
    StandardDirectoryReader.open(open, same, null, null, null).close();
  }

  /**
   * Copies the files. What makes them a commit comes last, under its name when it is whole: half a
   * copy is no index.
   *
   * @param target holds none of them; they are deleted again if this fails
   * @throws CorruptIndexException if a file is not as it was written, here or there
   */
  void copyTo(Directory target) throws IOException {
    String segments = commit.getSegmentsFileName();
    String pending = IndexFileNames.PENDING_SEGMENTS + segments.substring("segments".length());
    List<String> copied = new ArrayList<>();
    try {
      for (Map.Entry<String, IndexInput> file : files.entrySet()) {
        String name = file.getKey().equals(segments) ? pending : file.getKey();
        copied.add(name);
        copy(file.getValue(), target, name);
      }
      verifyTogether();
      target.sync(copied);
      target.rename(pending, segments);
      copied.set(copied.indexOf(pending), segments);
      target.syncMetaData();
    } catch (IOException | RuntimeException e) {
      // The list of segments first: half a deletion is no index either.
      if (copied.remove(segments)) {
        copied.add(0, segments);
      }
      for (String name : copied) {
        IOUtils.deleteFilesIgnoringExceptions(target, name);
      }
      throw e;
    }
  }

  private static void copy(IndexInput from, Directory target, String name) throws IOException {
    long body = from.length() - CodecUtil.footerLength();
    if (body < 0) {
      throw new CorruptIndexException("file cut short", from);
    }
    try (IndexOutput to = target.createOutput(name, IOContext.DEFAULT)) {
      ChecksumIndexInput in = new BufferedChecksumIndexInput(from.clone());
      to.copyBytes(in, body);
      long unused = CodecUtil.checkFooter(in);
      CodecUtil.writeFooter(to);
    }
    try {
      verify(target, name);
    } catch (CorruptIndexException | EOFException e) {
      throw new IOException("the copy of " + name + " reads otherwise than it was written", e);
    }
  }

  @Override
  public void close() throws IOException {
    IOUtils.close(files.values());
  }
}
