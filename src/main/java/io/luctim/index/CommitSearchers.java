// SPDX-License-Identifier: Apache-2.0
package io.luctim.index;

import io.luctim.text.Internal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.StandardDirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ReferenceManager;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/**
 * Searchers of the last commit of an index on disk.
 *
 * <p>Does what Lucene's {@link SearcherManager} does, and more where the index is not the one that
 * was opened: where another was put into its place, that one is opened; where there is none, or one
 * of another version, the exception names the directory, and the searchers go on with what they
 * have open.
 *
 * @since 0.1
 */
@Internal
public final class CommitSearchers extends ReferenceManager<IndexSearcher> {
  private final String name;
  private final IndexDirectory directory;

  private CommitSearchers(String name, IndexDirectory directory) throws IOException {
    this.name = name;
    this.directory = directory;
    IndexFormat.check(directory, name); // also where Lucene would say less of a damaged one
    current = searcher(checked(DirectoryReader.open(directory)), null);
  }

  /**
   * Opens an index.
   *
   * @param path a directory with an index
   * @return its searchers; close them
   * @throws IndexAccessException if there is no index, or one that cannot be read
   */
  public static CommitSearchers open(Path path) {
    String name = path.toString();
    try {
      IndexDirectory directory = IndexDirectory.open(path);
      try {
        return new CommitSearchers(name, directory);
      } catch (IOException | RuntimeException e) {
        IOUtils.closeWhileSuppressingExceptions(e, directory);
        throw e;
      }
    } catch (IOException e) {
      throw IndexFormat.describe(name, e);
    }
  }

  private static IndexSearcher searcher(IndexReader reader, @Nullable IndexReader previous)
      throws IOException {
    return SearcherManager.getSearcher(ArticleFields.searcherFactory(), reader, previous);
  }

  @Override
  protected @Nullable IndexSearcher refreshIfNeeded(IndexSearcher old) {
    StandardDirectoryReader reader = (StandardDirectoryReader) old.getIndexReader();
    try {
      SegmentInfos commit = IndexFormat.lastCommit(directory);
      if (Arrays.equals(commit.getId(), reader.getSegmentInfos().getId())) {
        return null;
      }
      DirectoryReader newer =
          continues(commit, reader.getSegmentInfos())
              ? DirectoryReader.openIfChanged(reader)
              : null;
      return searcher(checked(newer == null ? DirectoryReader.open(directory) : newer), reader);
    } catch (IOException e) {
      throw IndexFormat.describe(name, e);
    }
  }

  /** Closes a reader of an index that is not one of this version. */
  private DirectoryReader checked(DirectoryReader reader) throws IOException {
    try {
      IndexFormat.check(((StandardDirectoryReader) reader).getSegmentInfos(), name);
      return reader;
    } catch (RuntimeException e) {
      IOUtils.closeWhileSuppressingExceptions(e, reader);
      throw e;
    }
  }

  /** Whether a commit comes after another of the same index, whose segments it may share. */
  private static boolean continues(SegmentInfos commit, SegmentInfos before) {
    if (commit.getGeneration() <= before.getGeneration()) {
      return false;
    }
    Map<String, byte[]> ids = new HashMap<>();
    for (SegmentCommitInfo segment : before) {
      ids.put(segment.info.name, segment.info.getId());
    }
    for (SegmentCommitInfo segment : commit) {
      byte[] id = ids.get(segment.info.name);
      if (id != null && !Arrays.equals(id, segment.info.getId())) {
        return false;
      }
    }
    return true;
  }

  @Override
  protected boolean tryIncRef(IndexSearcher searcher) {
    return searcher.getIndexReader().tryIncRef();
  }

  @Override
  protected void decRef(IndexSearcher searcher) throws IOException {
    searcher.getIndexReader().decRef();
  }

  @Override
  protected int getRefCount(IndexSearcher searcher) {
    return searcher.getIndexReader().getRefCount();
  }

  @Override
  protected void afterClose() throws IOException {
    directory.close();
  }
}
