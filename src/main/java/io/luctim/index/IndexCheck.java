// SPDX-License-Identifier: Apache-2.0
package io.luctim.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

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
   * @param index a directory with an index
   * @return what was found
   * @throws IndexAccessException if there is no index, if it was written by another version, or if
   *     it is being written
   */
  public static IndexCheck of(Path index) {
    try (Directory directory = FSDirectory.open(index)) {
      if (!IndexFormat.exists(directory)) {
        throw new IndexNotFoundException(index.toString());
      }
      try (CheckIndex check = new CheckIndex(directory)) {
        check.setLevel(CheckIndex.Level.MIN_LEVEL_FOR_INTEGRITY_CHECKS);
        CheckIndex.Status status = check.checkIndex();
        List<String> problems = new ArrayList<>();
        int articles = 0;
        for (CheckIndex.Status.SegmentInfoStatus segment : status.segmentInfos) {
          if (segment.error != null) {
            problems.add("segment " + segment.name + ": " + segment.error);
          } else if (segment.storedFieldStatus != null) {
            articles += segment.storedFieldStatus.docCount;
          }
        }
        if (!status.clean && problems.isEmpty()) {
          problems.add("the list of segments, " + status.segmentsFileName + ", cannot be read");
        }
        return new IndexCheck(status.clean, articles, problems);
      }
    } catch (IOException e) {
      throw IndexFormat.describe(index.toString(), e);
    }
  }
}
