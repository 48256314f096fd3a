// SPDX-License-Identifier: Apache-2.0
package io.luctim.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;

/**
 * Copies the last commit of an index, whoever is writing it, and restores such copies. An
 * application that writes itself calls {@link ArticleIndexer#backup}.
 *
 * <p>Every file is compared with its checksum while it is copied, and the copy again: an index that
 * is damaged is not copied, and the message names the file. A copy is an index of its own. One that
 * was interrupted is none, and can be made again in the same directory. Files of other people are
 * neither copied nor deleted.
 *
 * <p>Stateless and safe for use by several threads.
 *
 * @since 0.1
 */
public final class IndexBackup {
  private IndexBackup() {}

  /**
   * Copies the last commit of an index.
   *
   * @param index a directory with an index of any version whose articles Lucene can read
   * @param target a directory to be made, or one without an index and without files that have names
   *     like those of one; holds an index of its own afterwards
   * @throws IndexAccessException if there is no index, if it is damaged, or if the target holds one
   * @throws UncheckedIOException if the disk fails, or is full; the target holds no index then
   */
  public static void copy(Path index, Path target) {
    try (IndexDirectory source = IndexDirectory.openReadOnly(index);
        CommitFiles files = CommitFiles.openLast(source)) {
      IndexFormat.checkIsLuctim(files.commit(), index.toString());
      copy(files, target);
    } catch (IOException e) {
      throw IndexFormat.failed("copying " + index + " to " + target, index.toString(), e);
    }
  }

  /** Copies a commit of an index. What is wrong with the target, the exception says. */
  static void copy(CommitFiles files, Path target) throws IOException {
    try (IndexDirectory copy = IndexDirectory.openOrCreate(target)) {
      if (IndexFormat.exists(copy)) {
        throw new IndexAccessException(
            target + " already holds an index; name a new or empty directory");
      }
      try (Lock lock = copy.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
        copy.deleteLeftovers();
        files.copyTo(copy);
        lock.ensureValid();
      }
    } catch (LockObtainFailedException | NotDirectoryException e) {
      throw IndexFormat.describe(target.toString(), e);
    }
  }

  /**
   * Restores a backup in a directory without an index. Does what {@link #copy} does, the other way
   * round; the backup stays as it is.
   *
   * @param backup a directory with an index
   * @param index a directory to be made, or one without an index and without files that have names
   *     like those of one
   * @throws IndexAccessException if there is no backup, if it is damaged, or if the directory holds
   *     an index: {@link #replace}
   * @throws UncheckedIOException if the disk fails, or is full; the directory holds no index then
   */
  public static void restore(Path backup, Path index) {
    copy(backup, index);
  }

  /**
   * Replaces an index by a backup. The new state is one commit: until then, and if anything goes
   * wrong before, the old one stands. Searchers that are open go on with it until they are
   * refreshed. Needs disk space for both meanwhile; what is in the index and not in the backup is
   * lost.
   *
   * @param backup a directory with an index
   * @param index a directory with an index, which nobody may be writing
   * @throws IndexAccessException if either is missing, if the backup is damaged, if the index is
   *     damaged so badly that its list of segments cannot be read (move it away and {@link
   *     #restore}), or if it is being written
   * @throws UncheckedIOException if the disk fails, or is full; the old state stands
   */
  public static void replace(Path backup, Path index) {
    try (IndexDirectory source = IndexDirectory.openReadOnly(backup);
        CommitFiles files = CommitFiles.openLast(source)) {
      IndexFormat.checkIsLuctim(files.commit(), backup.toString());
      if (Files.exists(index) && index.toRealPath().equals(backup.toRealPath())) {
        throw new IndexAccessException(backup + " and " + index + " are the same directory");
      }
      files.verify();
      replace(source, files.commit(), index);
    } catch (IOException e) {
      throw IndexFormat.failed("restoring " + backup + " in " + index, backup.toString(), e);
    }
  }

  private static void replace(IndexDirectory backup, SegmentInfos commit, Path index)
      throws IOException {
    try (IndexDirectory directory = IndexDirectory.open(index)) {
      IndexFormat.checkIsLuctim(directory, index.toString());
      IndexWriterConfig config =
          ArticleIndexer.config()
              .setOpenMode(IndexWriterConfig.OpenMode.CREATE)
              .setIndexCreatedVersionMajor(commit.getIndexCreatedVersionMajor())
              .setMergePolicy(NoMergePolicy.INSTANCE);
      try (IndexWriter writer = new IndexWriter(directory, config)) {
        try {
          long unused = writer.addIndexes(backup);
          verify(writer);
          writer.setLiveCommitData(commit.getUserData().entrySet());
          writer.commit();
        } catch (IOException | RuntimeException | Error e) {
          writer.rollback();
          throw e;
        }
      }
    } catch (IOException e) {
      throw IndexFormat.failed("restoring a backup in " + index, index.toString(), e);
    }
  }

  /** Reads what was copied again, before it becomes the index. */
  private static void verify(IndexWriter writer) throws IOException {
    try (DirectoryReader copied = DirectoryReader.open(writer)) {
      for (LeafReaderContext leaf : copied.leaves()) {
        ((CodecReader) leaf.reader()).checkIntegrity();
      }
    }
  }
}
