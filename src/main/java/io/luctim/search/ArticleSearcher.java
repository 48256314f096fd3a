// SPDX-License-Identifier: Apache-2.0
package io.luctim.search;

import io.luctim.analysis.VietnameseAnalyzer;
import io.luctim.article.Article;
import io.luctim.article.ArticleIds;
import io.luctim.index.ArticleFields;
import io.luctim.index.ArticleIndexer;
import io.luctim.index.CommitSearchers;
import io.luctim.index.IndexAccessException;
import io.luctim.index.Uninterrupted;
import io.luctim.search.query.QueryPlan;
import io.luctim.search.similar.RelatedArticles;
import io.luctim.search.suggest.TitleCompleter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ReferenceManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/**
 * Searches an index of articles.
 *
 * <p>Sees the index as it was when the searcher was opened or last refreshed, and each search sees
 * one state of it. Any text is a query; no text makes a search throw, unless the request says that
 * a program wrote it. What a query may say is in {@link QuerySyntax}.
 *
 * {@snippet class="io.luctim.ExamplesTest" region="search"}
 *
 * <p>Safe for use by several threads. After {@link #close} every other method throws {@link
 * IllegalStateException}.
 *
 * @since 0.1
 */
public final class ArticleSearcher implements AutoCloseable {
  /**
   * How long a state of the index is kept for further pages of an answer, from the last page on. It
   * may be dropped earlier for {@link #MAX_KEPT} or {@link #MAX_KEPT_FILES}; the next page then
   * comes from the index as it is, and a note says so.
   */
  public static final Duration KEPT = Duration.ofMinutes(5);

  /** Maximum number of states that are kept for further pages; the oldest is dropped first. */
  public static final int MAX_KEPT = 16;

  /**
   * Maximum number of files that the kept states hold open together, as each also takes disk space;
   * the oldest are dropped first, and only the newest may hold more by itself.
   */
  public static final int MAX_KEPT_FILES = 2_000;

  private final AtomicReference<SearchTools> tools;
  private final ReferenceManager<IndexSearcher> searchers;
  private final Analyzer analyzer = QueryPlan.analyzer();
  private final Analyzer textAnalyzer = new VietnameseAnalyzer();
  private final SearchEvents events = new SearchEvents();
  private final PointInTimeSearchers snapshots =
      new PointInTimeSearchers(MAX_KEPT, MAX_KEPT_FILES, System::nanoTime);
  private final AtomicBoolean closed = new AtomicBoolean();

  private ArticleSearcher(ReferenceManager<IndexSearcher> searchers, Synonyms synonyms) {
    tools = new AtomicReference<>(SearchTools.of(analyzer, textAnalyzer, synonyms));
    this.searchers = searchers;
  }

  /**
   * Opens an index for searching.
   *
   * @param path a directory with an index
   * @return a searcher; close it
   * @throws IndexAccessException if there is no index, or one that cannot be read
   */
  public static ArticleSearcher open(Path path) {
    return open(path, Synonyms.standard());
  }

  /**
   * Opens an index for searching, with synonyms of one's own.
   *
   * @param path a directory with an index
   * @param synonyms which forms say the same
   * @return a searcher; close it
   * @throws IndexAccessException if there is no index, or one that cannot be read
   */
  public static ArticleSearcher open(Path path, Synonyms synonyms) {
    Objects.requireNonNull(synonyms, "synonyms");
    return new ArticleSearcher(CommitSearchers.open(path), synonyms);
  }

  /**
   * Searches what an indexer has written, committed or not, as of the last {@link #refresh}. Close
   * the searcher before the indexer.
   *
   * @param indexer the indexer
   * @return a searcher; close it
   */
  public static ArticleSearcher open(ArticleIndexer indexer) {
    return open(indexer, Synonyms.standard());
  }

  /**
   * Searches what an indexer has written, with synonyms of one's own.
   *
   * @param indexer the indexer
   * @param synonyms which forms say the same
   * @return a searcher; close it
   */
  public static ArticleSearcher open(ArticleIndexer indexer, Synonyms synonyms) {
    Objects.requireNonNull(synonyms, "synonyms");
    return new ArticleSearcher(indexer.newSearcherManager(), synonyms);
  }

  /** Changes what searches work with, for those that begin from now on. */
  void replaceTools(UnaryOperator<SearchTools> change) {
    tools.updateAndGet(change);
  }

  /**
   * Searches with all defaults.
   *
   * @param query what was typed, any text
   * @return the ten best hits
   * @throws UncheckedIOException if the disk fails
   */
  public SearchResults search(String query) {
    return search(SearchRequest.of(query));
  }

  /**
   * Searches.
   *
   * @param request what to search
   * @return the hits
   * @throws UncheckedIOException if the disk fails
   */
  public SearchResults search(SearchRequest request) {
    Objects.requireNonNull(request, "request");
    PageCursor after = request.after();
    return events.search(
        request,
        () ->
            after == null
                ? read(searcher -> page(searcher, request))
                : read(searcher -> snapshots.read(after, searcher, kept -> page(kept, request))));
  }

  /** What was typed, or what was meant where nothing matches that. */
  private SearchResults page(IndexSearcher searcher, SearchRequest request) throws IOException {
    SearchResults results = search(searcher, request);
    String meant = results.suggestion();
    if (results.total() > 0 || meant == null || request.syntax() == QuerySyntax.STRICT) {
      return results;
    }
    SearchResults others = search(searcher, request.withQuery(meant));
    return others.total() == 0 ? results : results.insteadOf(others);
  }

  private SearchResults search(IndexSearcher searcher, SearchRequest request) throws IOException {
    SearchResults results = new ArticleSearch(searcher, request, tools.get()).run();
    int next = request.offset() + request.size();
    boolean more = results.hits().size() == request.size() && request.size() > 0;
    return request.paged() && more && next + request.size() <= SearchRequest.MAX_WINDOW
        ? results.withCursor(snapshots.keep(searcher, next))
        : results;
  }

  /**
   * Articles that are about the same as one of the index; it and its copies are left out.
   *
   * @param id the article's id
   * @param size how many at most, 1 to {@link SearchRequest#MAX_WINDOW}
   * @return the related articles, the closest first; empty if no article has the id
   * @throws IllegalArgumentException if the size is out of range
   * @throws UncheckedIOException if the disk fails
   */
  public List<RelatedArticle> related(String id, int size) {
    Article article = get(id);
    return article == null ? List.of() : related(article, size);
  }

  /**
   * Articles that are about the same as another, or as a text: put it into an article of its own,
   * which need not be in the index. One with its id and copies of it are left out.
   *
   * @param article the article
   * @param size how many at most, 1 to {@link SearchRequest#MAX_WINDOW}
   * @return the related articles, the closest first
   * @throws IllegalArgumentException if the size is out of range, or if the article is larger than
   *     an index takes ({@link ArticleIndexer#MAX_ARTICLE_LENGTH})
   * @throws UncheckedIOException if the disk fails
   */
  public List<RelatedArticle> related(Article article, int size) {
    Objects.requireNonNull(article, "article");
    checkSize(size);
    return read(searcher -> RelatedArticles.find(searcher, analyzer, article, size));
  }

  /**
   * Completes what is being typed: to phrases that five titles of the index or more begin with, a
   * third of all completions at most, then to titles: those that begin so first, then those that
   * have it inside. Accents may be missing, the last word may be half typed, and raw Telex or VNI
   * keys are read.
   *
   * @param typed what is in the search box so far, any text
   * @param size how many completions at most, 1 to {@link SearchRequest#MAX_WINDOW}
   * @return phrases and titles, each once, the best first
   * @throws IllegalArgumentException if the size is out of range
   * @throws UncheckedIOException if the disk fails
   */
  public List<String> complete(String typed, int size) {
    Objects.requireNonNull(typed, "typed");
    checkSize(size);
    return read(searcher -> TitleCompleter.complete(searcher, analyzer, typed, size));
  }

  private static void checkSize(int size) {
    if (size < 1 || size > SearchRequest.MAX_WINDOW) {
      throw new IllegalArgumentException(
          "size is " + size + "; allowed are 1 to " + SearchRequest.MAX_WINDOW);
    }
  }

  /**
   * Gets an article by its id.
   *
   * @param id the id
   * @return the article, or null if the index has none with this id
   * @throws UncheckedIOException if the disk fails
   */
  public @Nullable Article get(String id) {
    if (!ArticleIds.isValid(Objects.requireNonNull(id, "id"))) {
      checkOpen();
      return null;
    }
    return read(searcher -> {
      TopDocs found = searcher.search(new TermQuery(new Term(ArticleFields.ID, id)), 1);
      return found.scoreDocs.length == 0
          ? null
          : ArticleFields.article(searcher.storedFields().document(found.scoreDocs[0].doc));
    });
  }

  /**
   * Whether there is an article with an id; faster than to get it.
   *
   * @param id the id
   * @return whether the searcher sees one
   * @throws UncheckedIOException if the disk fails
   */
  public boolean contains(String id) {
    boolean valid = ArticleIds.isValid(Objects.requireNonNull(id, "id"));
    Term term = new Term(ArticleFields.ID, valid ? id : "");
    return read(searcher -> valid && searcher.count(new TermQuery(term)) > 0);
  }

  /**
   * How many articles the searcher sees.
   *
   * @return the number of articles
   */
  public int size() {
    return Objects.requireNonNull(read(searcher -> searcher.getIndexReader().numDocs()));
  }

  /**
   * Makes visible what was committed since, or what the indexer has added since if the searcher was
   * opened on one. Searches that are under way see what they saw. If another index was put into the
   * place of the one that was opened, by a restore, a move or anew, the searcher goes over to it.
   *
   * @return false if another thread is already refreshing
   * @throws IndexAccessException if there is no index any more in the directory that was opened, or
   *     one that cannot be read; the searcher goes on with what it has open
   * @throws UncheckedIOException if the disk fails; the searcher goes on with what it has open
   */
  public boolean refresh() {
    checkOpen();
    try {
      long start = System.nanoTime();
      snapshots.prune();
      boolean refreshed = Uninterrupted.run(searchers::maybeRefresh);
      events.refreshed(size(), start);
      return refreshed;
    } catch (IOException e) {
      throw new UncheckedIOException("refreshing failed; the searcher sees what it saw", e);
    }
  }

  /**
   * Tells a listener from now on what this searcher does.
   *
   * @param listener is told
   */
  public void addListener(SearchListener listener) {
    events.addListener(Objects.requireNonNull(listener, "listener"));
  }

  private interface Reading<T extends @Nullable Object> {
    T read(IndexSearcher searcher) throws IOException;
  }

  private <T extends @Nullable Object> T read(Reading<T> reading) {
    checkOpen();
    IndexSearcher searcher = null;
    try {
      searcher = searchers.acquire();
      return reading.read(searcher);
    } catch (IOException e) {
      throw new UncheckedIOException("reading the index failed", e);
    } finally {
      release(searcher);
    }
  }

  private void release(@Nullable IndexSearcher searcher) {
    if (searcher != null) {
      try {
        searchers.release(searcher);
      } catch (IOException e) {
        throw new UncheckedIOException("reading the index failed", e);
      }
    }
  }

  private void checkOpen() {
    if (closed.get()) {
      throw new IllegalStateException("the searcher is closed");
    }
  }

  /**
   * Closes what the searcher holds open. Does nothing the second time.
   *
   * @throws UncheckedIOException if the disk fails
   */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    try {
      IOUtils.close(snapshots, searchers, analyzer, textAnalyzer);
    } catch (IOException e) {
      throw new UncheckedIOException("closing the index failed", e);
    }
  }
}
