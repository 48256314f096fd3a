// SPDX-License-Identifier: Apache-2.0
package io.luctim.index;

import io.luctim.article.Article;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.IndexCommit;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.KeepOnlyLastCommitDeletionPolicy;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.SnapshotDeletionPolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.CloseableThreadLocal;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/**
 * Writes articles into an index.
 *
 * <p>An index has one indexer at a time, in all processes. What is added can be found in other
 * processes after {@link #commit}, and in this one after a refresh of a searcher that was opened on
 * this indexer. A commit is durable and atomic. {@link #close} commits.
 *
 * {@snippet class="io.luctim.ExamplesTest" region="index"}
 *
 * <p>Safe for use by several threads. After {@link #close} every other method throws {@link
 * IllegalStateException}.
 *
 * @since 0.1
 */
public final class ArticleIndexer implements AutoCloseable {
  private static final int RAM_BUFFER_MB = 64;

  private final String name;
  private final Directory directory;
  private final SnapshotDeletionPolicy snapshots =
      new SnapshotDeletionPolicy(new KeepOnlyLastCommitDeletionPolicy());
  private final Analyzer analyzer = ArticleFields.analyzer();
  private final CloseableThreadLocal<ArticleDocuments> documents =
      new CloseableThreadLocal<>() {
        @Override
        protected ArticleDocuments initialValue() {
          return new ArticleDocuments(analyzer);
        }
      };
  private final IndexEvents events = new IndexEvents();
  private final IndexWriter writer;

  private ArticleIndexer(String name, Directory directory) throws IOException {
    this.name = name;
    this.directory = directory;
    boolean isNew = !IndexFormat.exists(directory);
    if (!isNew) {
      IndexFormat.check(directory, name);
    }
    writer =
        new IndexWriter(
            directory,
            config(analyzer)
                .setIndexDeletionPolicy(snapshots)
                .setMergeScheduler(events.new Merges()));
    writer.setLiveCommitData(IndexFormat.commitData());
    if (isNew) {
      commitEmpty();
    }
  }

  /** Makes the directory an index from the start, which whoever is killed can open again. */
  private void commitEmpty() throws IOException {
    try {
      writer.commit();
    } catch (IOException | RuntimeException e) {
      IOUtils.closeWhileSuppressingExceptions(e, writer::rollback);
      throw e;
    }
  }

  static IndexWriterConfig config(Analyzer analyzer) {
    return new IndexWriterConfig(analyzer)
        .setSimilarity(ArticleFields.similarity())
        .setRAMBufferSizeMB(RAM_BUFFER_MB);
  }

  /**
   * Opens an index for writing, or makes a new one, which is committed without articles at once.
   * Files that are not the index's are left alone; a new index needs a directory in which none has
   * a name like those of an index, such as {@code _0.txt} or {@code segments_1}.
   *
   * @param path a directory with an index, one without, or one to be made
   * @return an indexer; close it
   * @throws IndexAccessException if another indexer is writing there, if the directory holds an
   *     index of another version, or files that could be taken for those of an index
   */
  public static ArticleIndexer open(Path path) {
    Directory directory = null;
    try {
      directory = IndexDirectory.openOrCreate(path);
      return new ArticleIndexer(path.toString(), directory);
    } catch (IOException e) {
      closeQuietly(directory, e);
      throw IndexFormat.describe(path.toString(), e);
    } catch (IndexAccessException e) {
      closeQuietly(directory, e);
      throw e;
    }
  }

  /**
   * Makes an index in memory, gone when the indexer is closed.
   *
   * @return an indexer; close it
   */
  public static ArticleIndexer inMemory() {
    try {
      return new ArticleIndexer("the index in memory", new ByteBuffersDirectory());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens an index in a directory of any kind, for tests. */
  static ArticleIndexer on(String name, Directory directory) throws IOException {
    return new ArticleIndexer(name, directory);
  }

  private static void closeQuietly(@Nullable Directory directory, Exception cause) {
    if (directory != null) {
      try {
        directory.close();
      } catch (IOException e) {
        cause.addSuppressed(e);
      }
    }
  }

  /**
   * Adds an article; one with the same id is replaced.
   *
   * @param article the article
   * @throws UncheckedIOException if the disk fails
   */
  public void add(Article article) {
    Objects.requireNonNull(article, "article");
    events.add(
        article.id(),
        () ->
            write(
                "adding article '" + article.id() + "'",
                () -> writer.updateDocument(id(article.id()), documents.get().document(article))));
  }

  /**
   * Deletes an article; does nothing if there is none with this id.
   *
   * @param id the article's id
   * @throws UncheckedIOException if the disk fails
   */
  public void delete(String id) {
    Objects.requireNonNull(id, "id");
    write("deleting article '" + id + "'", () -> writer.deleteDocuments(id(id)));
  }

  /**
   * Deletes all articles that match a Lucene query over the fields of {@link ArticleFields}, such
   * as a term of {@link ArticleFields#exact}.
   *
   * @param query which articles
   * @throws UncheckedIOException if the disk fails
   */
  public void delete(Query query) {
    Objects.requireNonNull(query, "query");
    write("deleting what matches " + query, () -> writer.deleteDocuments(query));
  }

  /**
   * Frees the place that deleted and replaced articles still take, by merging what holds them. Slow
   * for a large index; commit afterwards.
   *
   * @throws UncheckedIOException if the disk fails; the last commit stands
   */
  public void compact() {
    write(
        "compacting",
        () -> {
          writer.forceMergeDeletes();
          return writer;
        });
  }

  /**
   * Copies the last commit, while other threads go on writing: {@link IndexBackup}.
   *
   * @param target a directory to be made, or one without an index and without files that have names
   *     like those of one; holds an index of its own afterwards
   * @throws IndexAccessException if the target holds an index, or if this one is damaged
   * @throws UncheckedIOException if the disk fails, or is full; the target holds no index then
   */
  public void backup(Path target) {
    checkOpen();
    IndexCommit commit;
    try {
      commit = snapshots.snapshot();
    } catch (IOException e) {
      throw new UncheckedIOException("backing up " + name + " failed", e);
    }
    try (CommitFiles files =
        CommitFiles.open(
            directory, SegmentInfos.readCommit(directory, commit.getSegmentsFileName()))) {
      IndexBackup.copy(files, target);
    } catch (IOException e) {
      throw IndexFormat.failed("backing up " + name + " to " + target, name, e);
    } finally {
      write(
          "ending the backup",
          () -> {
            snapshots.release(commit);
            writer.deleteUnusedFiles();
            return commit;
          });
    }
  }

  /**
   * Makes everything so far durable, and visible to searchers that are opened or refreshed after.
   *
   * @throws UncheckedIOException if the disk fails; the last commit stands
   */
  public void commit() {
    events.commit(this::size, () -> write("committing", writer::commit));
  }

  /**
   * Forgets everything since the last commit, and closes the indexer.
   *
   * @throws UncheckedIOException if the disk fails; the last commit stands
   */
  public void rollback() {
    try {
      writer.rollback();
    } catch (IOException e) {
      throw new UncheckedIOException("rolling back " + name + " failed; the last commit stands", e);
    } finally {
      close();
    }
  }

  /**
   * How many articles the index has, with those not yet committed. Until the index has flushed
   * them, at the next commit at the latest, an article that replaces another is counted twice, and
   * one that was deleted is still counted.
   *
   * @return the number of articles
   */
  public int size() {
    checkOpen();
    return writer.getDocStats().numDocs;
  }

  /**
   * Tells a listener from now on what this indexer does.
   *
   * @param listener is told
   */
  public void addListener(IndexListener listener) {
    events.addListener(Objects.requireNonNull(listener, "listener"));
  }

  /**
   * Makes a manager of searchers that see what this indexer has added, near real time. For {@code
   * ArticleSearcher.open} and for those who query with Lucene itself.
   *
   * @return a new manager; close it
   * @throws UncheckedIOException if the disk fails
   */
  public SearcherManager newSearcherManager() {
    checkOpen();
    try {
      return new SearcherManager(writer, ArticleFields.searcherFactory());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  /**
   * Commits and closes. Does nothing the second time.
   *
   * @throws UncheckedIOException if the disk fails; the last commit stands
   */
  @Override
  public void close() {
    try {
      IOUtils.close(writer, documents, analyzer, directory);
    } catch (IOException e) {
      throw new UncheckedIOException("closing " + name, e);
    }
  }

  private static Term id(String id) {
    return new Term(ArticleFields.ID, id);
  }

  private void checkOpen() {
    if (!writer.isOpen()) {
      throw new IllegalStateException("the indexer of " + name + " is closed");
    }
  }

  private interface Write {
    Object run() throws IOException;
  }

  private void write(String what, Write write) {
    checkOpen();
    try {
      Object unused = write.run();
    } catch (AlreadyClosedException e) {
      throw new IllegalStateException("the indexer of " + name + " is closed", e);
    } catch (IOException e) {
      throw new UncheckedIOException(what + " in " + name + " failed; the last commit stands", e);
    }
  }
}
