// SPDX-License-Identifier: Apache-2.0
package io.luctim.index;

import io.luctim.article.Article;
import io.luctim.article.ArticleIds;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
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
import org.apache.lucene.util.IOUtils;
import org.apache.lucene.util.ThreadInterruptedException;
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
 * <p>What cannot be indexed is refused with an {@link IllegalArgumentException} before anything is
 * changed; the indexer goes on, with all that was added before. An article has at most {@value
 * #MAX_ARTICLE_LENGTH} chars and {@value #MAX_ARTICLE_VALUES} values. While one of that length is
 * added it takes some 80 MB of heap, or 200 MB if each of its chars is a word. Whatever the number
 * of threads, no more than two for each processor are analyzed at once.
 *
 * <p>Where the disk or the memory fails while the index is written, Lucene may have to give up what
 * is not committed. Every method, {@link #close} too, then throws an {@link IllegalStateException}
 * that has the failure as its cause. Close the indexer and open the index again: it is as it was at
 * its last commit. To interrupt a thread that is writing is such a failure: files are closed under
 * it. An interrupt from before is put off until the call has done its work.
 *
 * <p>Safe for use by several threads. {@link #close} waits for the calls that are under way. After
 * it every other method throws {@link IllegalStateException}.
 *
 * @since 0.1
 */
public final class ArticleIndexer implements AutoCloseable {
  /**
   * Maximum length of an article in chars, all its parts together: some thousand pages of a book.
   * It bounds the memory that one article takes.
   */
  public static final int MAX_ARTICLE_LENGTH = 1_000_000;

  /**
   * Maximum number of captions, teasers, lines of furniture, tags and extras of an article, all
   * together. It bounds the memory that one article takes.
   */
  public static final int MAX_ARTICLE_VALUES = 100_000;

  private static final int RAM_BUFFER_MB = 64;

  private final String name;
  private final Directory directory;
  private final SnapshotDeletionPolicy snapshots =
      new SnapshotDeletionPolicy(new KeepOnlyLastCommitDeletionPolicy());
  private final DocumentPool documents = new DocumentPool();
  private final IndexEvents events = new IndexEvents();
  private final Gate gate = new Gate();
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
            config().setIndexDeletionPolicy(snapshots).setMergeScheduler(events.new Merges()));
    writer.setLiveCommitData(IndexFormat.commitData());
    if (isNew) {
      commitEmpty();
    }
  }

  /**
   * Commits the empty index, so that a process that is killed before its first commit can resume.
   */
  private void commitEmpty() throws IOException {
    try {
      long unused = Uninterrupted.run(writer::commit);
    } catch (IOException | RuntimeException e) {
      IOUtils.closeWhileSuppressingExceptions(e, writer::rollback);
      throw e;
    }
  }

  /** Returns the settings of a writer. It needs no analyzer: documents bring their tokens. */
  static IndexWriterConfig config() {
    return new IndexWriterConfig(null)
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
   * @throws IllegalArgumentException if it exceeds {@link #MAX_ARTICLE_LENGTH} or {@link
   *     #MAX_ARTICLE_VALUES}, or the index cannot hold more articles; it is not added then, and one
   *     with the same id stays
   * @throws UncheckedIOException if the disk fails
   */
  public void add(Article article) {
    ArticleLimits.check(Objects.requireNonNull(article, "article"));
    events.add(
        article.id(),
        () -> {
          long unused =
              write(
                  "adding article '" + article.id() + "'",
                  () -> {
                    documents.use(
                        article, document -> writer.updateDocument(id(article.id()), document));
                    return 0L;
                  });
        });
  }

  /**
   * Deletes an article; does nothing if there is none with this id.
   *
   * @param id the article's id
   * @throws IllegalArgumentException if no article can have the id: see {@link Article}
   * @throws UncheckedIOException if the disk fails
   */
  public void delete(String id) {
    ArticleIds.check(Objects.requireNonNull(id, "id"));
    long unused = write("deleting article '" + id + "'", () -> writer.deleteDocuments(id(id)));
  }

  /**
   * Deletes all articles that match a Lucene query over the fields of {@link ArticleFields}, such
   * as a term of {@link ArticleFields#exact}. What other threads add meanwhile may stay. Slower
   * than to delete by id.
   *
   * @param query which articles
   * @return how many articles matched and are deleted
   * @throws IllegalArgumentException if the query names a field by which no article is found, or
   *     cannot be run over its field; nothing is deleted then
   * @throws UncheckedIOException if the disk fails
   */
  public int delete(Query query) {
    QueryDeletion.check(Objects.requireNonNull(query, "query"));
    return write("deleting by a query", () -> QueryDeletion.run(writer, query));
  }

  /**
   * Frees the place that deleted and replaced articles still take, by merging what holds them. Slow
   * for a large index; commit afterwards.
   *
   * @throws UncheckedIOException if the disk fails; the last commit stands
   */
  public void compact() {
    boolean unused =
        write(
            "compacting",
            () -> {
              writer.forceMergeDeletes();
              return true;
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
    Objects.requireNonNull(target, "target");
    boolean unused =
        write(
            "backing up to " + target,
            () -> {
              IndexCommit commit = snapshots.snapshot();
              try (CommitFiles files =
                  CommitFiles.open(
                      directory,
                      SegmentInfos.readCommit(directory, commit.getSegmentsFileName()))) {
                IndexBackup.copy(files, target);
              } catch (IOException e) {
                throw IndexFormat.failed("backing up " + name + " to " + target, name, e);
              } finally {
                snapshots.release(commit);
                writer.deleteUnusedFiles();
              }
              return true;
            });
  }

  /**
   * Makes everything so far durable, and visible to searchers that are opened or refreshed after.
   *
   * @throws UncheckedIOException if the disk fails; the last commit stands
   */
  public void commit() {
    events.commit(() ->
        write(
            "committing",
            () -> {
              long unused = writer.commit();
              return writer.getDocStats().numDocs;
            }));
  }

  /**
   * Forgets everything since the last commit, and closes the indexer.
   *
   * @throws IllegalStateException if the indexer is closed
   * @throws UncheckedIOException if the disk fails; the last commit stands
   */
  public void rollback() {
    events.checkNotMerging();
    if (!gate.close()) {
      throw closed();
    }
    close(writer::rollback);
  }

  /**
   * How many articles the index has, with those not yet committed. Until the index has flushed
   * them, at the next commit at the latest, an article that replaces another is counted twice, and
   * one that was deleted is still counted.
   *
   * @return the number of articles
   */
  public int size() {
    return read("counting the articles", () -> writer.getDocStats().numDocs);
  }

  /**
   * Tells a listener from now on what this indexer does.
   *
   * @param listener is told
   */
  public void addListener(IndexListener listener) {
    Objects.requireNonNull(listener, "listener");
    boolean unused =
        read(
            "adding a listener",
            () -> {
              events.addListener(listener);
              return true;
            });
  }

  /**
   * Makes a manager of searchers that see what this indexer has added, near real time. For {@code
   * ArticleSearcher.open} and for those who query with Lucene itself.
   *
   * @return a new manager; close it
   * @throws UncheckedIOException if the disk fails
   */
  public SearcherManager newSearcherManager() {
    return read("reading", () -> new SearcherManager(writer, ArticleFields.searcherFactory()));
  }

  /**
   * Commits and closes. Does nothing the second time.
   *
   * @throws IllegalStateException if what was not committed was lost to an earlier failure
   * @throws UncheckedIOException if the disk fails; the last commit stands
   */
  @Override
  public void close() {
    events.checkNotMerging();
    if (gate.close()) {
      boolean isLost = !writer.isOpen();
      close(writer);
      if (isLost) {
        throw closed();
      }
    }
  }

  private void close(Closeable last) {
    try {
      boolean unused =
          Uninterrupted.run(() -> {
            IOUtils.close(last, documents, directory);
            return true;
          });
    } catch (IOException e) {
      throw failed("closing", e);
    } catch (AlreadyClosedException e) {
      throw closed(e);
    }
  }

  private static Term id(String id) {
    return new Term(ArticleFields.ID, id);
  }

  private IllegalStateException closed() {
    return closed(writer.getTragicException());
  }

  private IllegalStateException closed(@Nullable Throwable failure) {
    return failure == null
        ? new IllegalStateException("the indexer of " + name + " is closed")
        : new IllegalStateException(
            "the indexer of "
                + name
                + " had to close after a failure ("
                + failure
                + "); what was not committed is lost. Close it and open the index again, which is"
                + " as it was at its last commit",
            failure);
  }

  private UncheckedIOException failed(String what, IOException cause) {
    return new UncheckedIOException(
        what
            + " in "
            + name
            + " failed; the last commit stands"
            + (writer.getTragicException() == null
                ? ""
                : ", what came after it is lost. Close the indexer and open the index again"),
        cause);
  }

  /** Does what changes the index, which a listener may not do while it is told of a merge. */
  private <T> T write(String what, Uninterrupted.Work<T> work) {
    events.checkNotMerging();
    return read(what, work);
  }

  private <T> T read(String what, Uninterrupted.Work<T> work) {
    if (!gate.enter()) {
      throw closed();
    }
    try {
      if (!writer.isOpen()) {
        throw closed();
      }
      return Uninterrupted.run(work);
    } catch (AlreadyClosedException e) {
      Throwable failure = writer.getTragicException();
      throw closed(failure == null ? e : failure);
    } catch (ThreadInterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(what + " in " + name + " was interrupted", e);
    } catch (IOException e) {
      throw failed(what, e);
    } finally {
      gate.leave();
    }
  }
}
