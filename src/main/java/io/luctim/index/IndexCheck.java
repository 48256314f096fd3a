// SPDX-License-Identifier: Apache-2.0
package io.luctim.index;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.SegmentInfos;

/**
 * Reads an index from its first byte to its last and says whether it is whole. Immutable.
 *
 * @param isWhole whether every file is there, has its checksum and can be read
 * @param articles how many articles can be read
 * @param problems what is wrong, a line each; empty if it is whole
 * @since 0.1
 */
public record IndexCheck(boolean isWhole, int articles, List<String> problems) {
  /** Copies the list. */
  public IndexCheck {
    problems = List.copyOf(problems);
  }

  /**
   * Checks an index; nobody may be writing it. Changes nothing.
   *
   * @param index a directory with an index of any version that Lucene can read
   * @return what was found
   * @throws IndexAccessException if there is no index of Luctim's, or if it is being written
   */
  public static IndexCheck of(Path index) {
    try (IndexDirectory directory = IndexDirectory.openReadOnly(index)) {
      if (!IndexFormat.exists(directory)) {
        throw new IndexNotFoundException(index.toString());
      }
      try (CheckIndex check = new CheckIndex(directory)) {
        SegmentInfos commit;
        try {
          commit = IndexFormat.lastCommit(directory);
        } catch (CorruptIndexException | EOFException | NoSuchFileException e) {
          return new IndexCheck(false, 0, List.of("the list of segments cannot be read: " + e));
        }
        IndexFormat.checkIsLuctim(commit, index.toString());
        return of(check, CommitFiles.problems(directory, commit));
      }
    } catch (IOException e) {
      throw IndexFormat.describe(index.toString(), e);
    }
  }

  /** Checks how the files fit together, whose bytes were compared before. */
  private static IndexCheck of(CheckIndex check, List<String> problems) throws IOException {
    check.setLevel(CheckIndex.Level.MIN_LEVEL_FOR_INTEGRITY_CHECKS);
    CheckIndex.Status status = check.checkIndex();
    int articles = 0;
    for (CheckIndex.Status.SegmentInfoStatus segment : status.segmentInfos) {
      if (segment.error != null) {
        problems.add("segment " + segment.name + ": " + segment.error);
      } else if (segment.storedFieldStatus != null) {
        articles += segment.storedFieldStatus.docCount;
      }
    }
    boolean isWhole = status.clean && problems.isEmpty();
    if (!isWhole && problems.isEmpty()) {
      problems.add("the list of segments, " + status.segmentsFileName + ", cannot be read");
    }
    return new IndexCheck(isWhole, articles, problems);
  }
}
