// SPDX-License-Identifier: Apache-2.0
package io.luctim.search;

import io.luctim.analysis.VietnameseAnalyzer;
import io.luctim.article.Article;
import io.luctim.index.ArticleFields;
import io.luctim.index.ArticleIndexer;
import io.luctim.index.IndexAccessException;
import io.luctim.index.IndexFormat;
import io.luctim.text.KeySequences;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/**
 * Searches an index of articles.
 *
 * <p>Sees the index as it was when the searcher was opened or last refreshed, and each search sees
 * one state of it. Any text is a query; no text makes a search throw, unless the request says that
 * a program wrote it. What a query may say is in {@link QuerySyntax}.
 *
 * {@snippet :
 * try (ArticleSearcher searcher = ArticleSearcher.open(Path.of("news-index"))) {
 *   SearchResults results = searcher.search("gia ca phe");
 *   for (Hit hit : results.hits()) {
 *     System.out.println(hit.title().html());
 *   }
 * }
 * }
 *
 * <p>Safe for use by several threads. After {@link #close} every other method throws {@link
 * IllegalStateException}.
 *
 * @since 0.1
 */
public final class ArticleSearcher implements AutoCloseable {
  private static final int MAX_QUERY_LENGTH = 100_000;

  private final @Nullable Directory directory;
  private final Synonyms synonyms;
  private final SearcherManager searchers;
  private final Analyzer analyzer =
      VietnameseAnalyzer.builder()
          .folding(VietnameseAnalyzer.Folding.NONE)
          .keepSpelling(true)
          .build()
          .forQueries();
  private final Analyzer textAnalyzer = new VietnameseAnalyzer();
  private final AtomicBoolean closed = new AtomicBoolean();

  private ArticleSearcher(
      @Nullable Directory directory, SearcherManager searchers, Synonyms synonyms) {
    this.directory = directory;
    this.synonyms = synonyms;
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
    Directory directory = null;
    try {
      // Before Lucene does, which would make the directory.
      if (!Files.exists(path)) {
        throw new IndexNotFoundException(path.toString());
      }
      if (!Files.isDirectory(path)) {
        throw new NotDirectoryException(path.toString());
      }
      directory = FSDirectory.open(path);
      IndexFormat.check(directory, path.toString());
      return new ArticleSearcher(
          directory, new SearcherManager(directory, ArticleFields.searcherFactory()), synonyms);
    } catch (NoSuchFileException e) {
      throw close(directory, IndexFormat.describe(path.toString(), new IndexNotFoundException("")));
    } catch (IOException e) {
      throw close(directory, IndexFormat.describe(path.toString(), e));
    } catch (IndexAccessException e) {
      throw close(directory, e);
    }
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
    return new ArticleSearcher(null, indexer.newSearcherManager(), synonyms);
  }

  private static IndexAccessException close(
      @Nullable Directory directory, IndexAccessException cause) {
    try {
      if (directory != null) {
        directory.close();
      }
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
    return cause;
  }

  /**
   * Searches with all defaults.
   *
   * @param query what was typed, any text
   * @return the ten best hits
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
    long start = System.nanoTime();
    return read(searcher -> search(searcher, request, start));
  }

  private SearchResults search(IndexSearcher searcher, SearchRequest request, long start)
      throws IOException {
    List<String> notes = new ArrayList<>();
    String text = request.query();
    if (text.length() > MAX_QUERY_LENGTH) {
      text = text.substring(0, MAX_QUERY_LENGTH);
      notes.add("only the first " + MAX_QUERY_LENGTH + " characters of the query were read");
    }
    boolean lenient = request.syntax() == QuerySyntax.LENIENT;
    String decoded = lenient ? KeySequences.decode(text) : null;
    AccentMode mode = request.accents();
    boolean suggests = lenient && mode != AccentMode.STRICT;
    IndexReader reader = searcher.getIndexReader();
    boolean bareTexts = AccentQueryBuilder.hasBareTexts(reader);
    List<AccentQueryBuilder.Built> readings = build(reader, request, text, decoded, bareTexts);
    notes.addAll(readings.getFirst().notes());
    int window = Math.max(1, request.offset() + request.size());
    int compared =
        readings.stream()
            .mapToInt(reading -> EvidenceRescorer.window(reading.evidence()))
            .max()
            .orElseThrow();
    TopDocs top =
        searcher.search(
            any(readings, AccentQueryBuilder.Built::found),
            Math.min(Math.max(window, compared), Math.max(1, reader.maxDoc())));
    ScoreDoc[] first = Arrays.copyOf(top.scoreDocs, Math.min(compared, top.scoreDocs.length));
    List<EvidenceRescorer> rescorers = new ArrayList<>();
    for (AccentQueryBuilder.Built reading : readings) {
      QueryEvidence evidence = reading.evidence();
      if (!evidence.terms().isEmpty()) {
        rescorers.add(new EvidenceRescorer(searcher, evidence, mode, first));
      }
    }
    ScoreDoc[] ranked = rank(rescorers, top.scoreDocs, first.length);
    List<Hit> hits = new ArrayList<>();
    if (request.size() > 0 && ranked.length > request.offset()) {
      Highlighter bare = highlighter(readings, request);
      Highlighter marked =
          bareTexts ? highlighter(build(reader, request, text, decoded, false), request) : bare;
      for (int i = request.offset(); i < Math.min(window, ranked.length); i++) {
        String explanation = request.explain() ? explain(rescorers, ranked[i].doc) : null;
        hits.add(hit(searcher, marked, bare, ranked[i], explanation));
      }
    }
    return new SearchResults(
        request.query(),
        suggests ? QuerySuggestion.of(text, decoded) : null,
        top.totalHits.value() - (top.scoreDocs.length - ranked.length),
        hits,
        notes,
        Duration.ofNanos(System.nanoTime() - start));
  }

  /** The best of the first pass in the order of all evidence, then the others as they were. */
  private static ScoreDoc[] rank(List<EvidenceRescorer> rescorers, ScoreDoc[] found, int compared) {
    if (rescorers.isEmpty()) {
      return found;
    }
    Map<Integer, Float> scores = new LinkedHashMap<>();
    for (EvidenceRescorer rescorer : rescorers) {
      rescorer.ranked().forEach(article -> scores.merge(article.doc, article.score, Math::max));
    }
    List<ScoreDoc> ranked = new ArrayList<>();
    scores.forEach((doc, score) -> ranked.add(new ScoreDoc(doc, score)));
    ranked.sort(
        Comparator.comparingDouble((ScoreDoc hit) -> -hit.score).thenComparingInt(hit -> hit.doc));
    float last = ranked.isEmpty() ? 1 : ranked.getLast().score;
    for (int i = compared; i < found.length; i++) {
      float share = found[i].score / found[compared - 1].score;
      ranked.add(new ScoreDoc(found[i].doc, last * Math.min(1, share)));
    }
    return ranked.toArray(ScoreDoc[]::new);
  }

  /** Why a hit stands where it stands, in the reading of the query that suits it best. */
  private static String explain(List<EvidenceRescorer> rescorers, int doc) {
    return rescorers.stream()
        .max(Comparator.comparingDouble(rescorer -> rescorer.score(doc)))
        .map(rescorer -> rescorer.describe(doc))
        .orElse("matches; beyond the articles that are compared closely");
  }

  /** The query as it was typed, and as the keys say that were typed. */
  private List<AccentQueryBuilder.Built> build(
      IndexReader reader,
      SearchRequest request,
      String text,
      @Nullable String decoded,
      boolean bareTexts) {
    List<AccentQueryBuilder.Built> readings = new ArrayList<>();
    readings.add(
        AccentQueryBuilder.build(
            analyzer, synonyms, reader, request.accents(), bareTexts, parse(request, text)));
    if (decoded != null) {
      readings.add(
          AccentQueryBuilder.build(
              analyzer, synonyms, reader, request.accents(), bareTexts, parse(request, decoded)));
    }
    return readings;
  }

  private static LenientQueryParser.Parsed parse(SearchRequest request, String text) {
    return request.syntax() == QuerySyntax.STRICT
        ? new LenientQueryParser.Parsed(
            List.of(new QueryNode.All(List.of(StrictQueryParser.parse(text)))), false)
        : LenientQueryParser.parse(text);
  }

  private Highlighter highlighter(List<AccentQueryBuilder.Built> readings, SearchRequest request) {
    Query lit = any(readings, AccentQueryBuilder.Built::lit);
    return new Highlighter(textAnalyzer, lit, request.snippets());
  }

  private static Query any(
      List<AccentQueryBuilder.Built> readings, Function<AccentQueryBuilder.Built, Query> part) {
    return GradedQueries.max(readings.stream().map(part).toList());
  }

  private Hit hit(
      IndexSearcher searcher,
      Highlighter marked,
      Highlighter bare,
      ScoreDoc found,
      @Nullable String explanation)
      throws IOException {
    Document document = searcher.storedFields().document(found.doc);
    Article article = ArticleFields.article(document);
    Highlighter lit = ArticleFields.isBare(document) ? bare : marked;
    return new Hit(article, found.score, lit.title(article), lit.snippets(article), explanation);
  }

  /**
   * Gets an article by its id.
   *
   * @param id the id
   * @return the article, or null if the index has none with this id
   * @throws UncheckedIOException if the disk fails
   */
  public @Nullable Article get(String id) {
    Objects.requireNonNull(id, "id");
    return read(searcher -> {
      TopDocs found = searcher.search(new TermQuery(new Term(ArticleFields.ID, id)), 1);
      return found.scoreDocs.length == 0
          ? null
          : ArticleFields.article(searcher.storedFields().document(found.scoreDocs[0].doc));
    });
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
   * opened on one. Searches that are under way see what they saw.
   *
   * @return whether another thread was not already at it
   * @throws UncheckedIOException if the disk fails
   */
  public boolean refresh() {
    checkOpen();
    try {
      return searchers.maybeRefresh();
    } catch (IOException e) {
      throw new UncheckedIOException("refreshing failed; the searcher sees what it saw", e);
    }
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

  /** Closes what the searcher holds open. Does nothing the second time. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    try {
      IOUtils.close(searchers, analyzer, textAnalyzer, directory);
    } catch (IOException e) {
      throw new UncheckedIOException("closing the index failed", e);
    }
  }
}
