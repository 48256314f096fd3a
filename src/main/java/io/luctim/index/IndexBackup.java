// SPDX-License-Identifier: Apache-2.0
package io.luctim.index;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.IOContext;

/**
 * Copies the last commit of an index, whoever is writing it. An application that writes itself
 * calls {@link ArticleIndexer#backup}. Stateless and safe for use by several threads.
 *
 * @since 0.1
 */
public final class IndexBackup {
  /** So often a commit may be replaced while it is copied. */
  private static final int ATTEMPTS = 10;

  private IndexBackup() {}

  /**
   * Copies the last commit of an index. If another process replaces it meanwhile, begins again with
   * the new one.
   *
   * @param index a directory with an index
   * @param target a directory that is empty or to be made; holds an index of its own afterwards
   * @throws IndexAccessException if there is no index, if the target holds anything, or if the
   *     index is committed faster than it can be copied; the target is left empty then
   */
  public static void copy(Path index, Path target) {
    try {
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        if (!Files.isDirectory(index)) {
          throw new NoSuchFileException(index.toString());
        }
        try (Directory source = FSDirectory.open(index)) {
          SegmentInfos commit = SegmentInfos.readLatestCommit(source);
          copy(source, commit.files(true), commit.getSegmentsFileName(), target);
          return;
        } catch (NoSuchFileException | FileNotFoundException e) {
          if (attempt == ATTEMPTS - 1) {
            throw e;
          }
        }
      }
    } catch (IOException e) {
      throw IndexFormat.describe(index.toString(), e);
    }
  }

  /** Copies files; what makes them a commit comes last, so that half a copy is no index. */
  static void copy(Directory source, Collection<String> files, String segments, Path target)
      throws IOException {
    if (Files.exists(target)) {
      try (Stream<Path> others = Files.list(target)) {
        if (others.findAny().isPresent()) {
          throw new IndexAccessException(
              target + " is not empty; name a new or empty directory for the copy");
        }
      }
    }
    List<String> copied = new ArrayList<>();
    try (Directory copy = FSDirectory.open(target)) {
      try {
        for (String file : files) {
          if (!file.equals(segments)) {
            copied.add(file);
            copy.copyFrom(source, file, file, IOContext.READONCE);
          }
        }
        copy.sync(copied);
        copied.add(segments);
        copy.copyFrom(source, segments, segments, IOContext.READONCE);
        copy.sync(List.of(segments));
        copy.syncMetaData();
      } catch (IOException e) {
        for (String file : copied) {
          Files.deleteIfExists(target.resolve(file));
        }
        throw e;
      }
    }
  }
}
