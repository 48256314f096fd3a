// SPDX-License-Identifier: Apache-2.0
package io.luctim.search;

import io.luctim.article.Article;
import io.luctim.index.ArticleFields;
import io.luctim.search.highlight.Highlighter;
import io.luctim.search.query.AccentQueryBuilder;
import io.luctim.search.query.GradedQueries;
import io.luctim.search.query.LenientQueryParser;
import io.luctim.search.query.QueryNode;
import io.luctim.search.query.StrictQueryParser;
import io.luctim.search.query.SynonymTable;
import io.luctim.search.rank.EvidenceRescorer;
import io.luctim.search.rank.QueryEvidence;
import io.luctim.search.similar.NearCopies;
import io.luctim.search.suggest.QuerySuggestion;
import io.luctim.text.KeySequences;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.SortedNumericSortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * One search: from a request to its results. Finds, ranks ({@link EvidenceRescorer}), groups
 * copies, counts facets and lights what matches. For one request, by one thread.
 */
final class ArticleSearch {
  private static final int MAX_QUERY_LENGTH = 100_000;

  /** An article of unknown age is taken for one of so many half-lives. */
  private static final int UNKNOWN_AGE = 4;

  private final long start = System.nanoTime();
  private final IndexSearcher searcher;
  private final IndexReader reader;
  private final SearchRequest request;
  private final Analyzer analyzer;
  private final Analyzer textAnalyzer;
  private final SynonymTable synonyms;
  private final FacetCounts facets;
  private final List<String> notes = new ArrayList<>();
  private final String text;
  private final @Nullable String decoded;

  ArticleSearch(
      IndexSearcher searcher,
      SearchRequest request,
      Analyzer analyzer,
      Analyzer textAnalyzer,
      SynonymTable synonyms,
      FacetCounts facets) {
    this.searcher = searcher;
    reader = searcher.getIndexReader();
    this.request = request;
    this.analyzer = analyzer;
    this.textAnalyzer = textAnalyzer;
    this.synonyms = synonyms;
    this.facets = facets;
    String typed = request.query();
    if (typed.length() > MAX_QUERY_LENGTH) {
      typed = typed.substring(0, MAX_QUERY_LENGTH);
      notes.add("only the first " + MAX_QUERY_LENGTH + " characters of the query were read");
    }
    text = typed;
    decoded = request.syntax() == QuerySyntax.LENIENT ? KeySequences.decode(text) : null;
  }

  SearchResults run() throws IOException {
    boolean bareTexts = AccentQueryBuilder.hasBareTexts(reader);
    List<AccentQueryBuilder.Built> readings = build(bareTexts);
    notes.addAll(readings.getFirst().notes());
    Query query = filtered(any(readings, AccentQueryBuilder.Built::found));
    List<EvidenceRescorer> rescorers = new ArrayList<>();
    TopDocs found =
        request.sort() == SortOrder.RELEVANCE ? best(query, readings, rescorers) : sorted(query);
    List<Hit> hits = new ArrayList<>();
    List<List<Integer>> page = page(found.scoreDocs);
    if (!page.isEmpty()) {
      Highlighter bare = highlighter(readings);
      Highlighter marked = bareTexts ? highlighter(build(false)) : bare;
      for (List<Integer> group : page) {
        ScoreDoc hit = found.scoreDocs[group.getFirst()];
        String explanation = request.explain() ? explain(rescorers, hit.doc) : null;
        List<String> copies = new ArrayList<>();
        for (int copy : group.subList(1, group.size())) {
          copies.add(id(found.scoreDocs[copy].doc));
        }
        hits.add(hit(marked, bare, hit, copies, explanation));
      }
    }
    return new SearchResults(
        request.query(),
        suggestion(readings.getFirst().evidence().terms()),
        found.totalHits.value(),
        hits,
        request.facets().isEmpty() ? Map.of() : facets.count(searcher, query, request.facets()),
        notes,
        Duration.ofNanos(System.nanoTime() - start),
        null);
  }

  private @Nullable String suggestion(List<QueryEvidence.Term> terms) {
    boolean suggests =
        request.syntax() == QuerySyntax.LENIENT && request.accents() != AccentMode.STRICT;
    return suggests ? QuerySuggestion.of(text, decoded, terms, this::areNeighbours) : null;
  }

  /** Whether any article has two words in a row; the first one will do. */
  private boolean areNeighbours(String first, String second) {
    try {
      Query row = searcher.rewrite(new PhraseQuery(ArticleFields.TEXT, first, second));
      Weight weight = searcher.createWeight(row, ScoreMode.COMPLETE_NO_SCORES, 1);
      for (LeafReaderContext leaf : reader.leaves()) {
        Scorer scorer = weight.scorer(leaf);
        if (scorer != null && scorer.iterator().nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("reading the index failed", e);
    }
  }

  private int window() {
    int window = Math.max(1, request.offset() + request.size());
    return request.groupCopies() ? Math.max(window, EvidenceRescorer.MAX_WINDOW) : window;
  }

  private TopDocs best(
      Query query, List<AccentQueryBuilder.Built> readings, List<EvidenceRescorer> rescorers)
      throws IOException {
    int compared =
        readings.stream()
            .mapToInt(reading -> EvidenceRescorer.window(reading.evidence()))
            .max()
            .orElseThrow();
    TopDocs top = searcher.search(query, atMost(Math.max(window(), compared)));
    ScoreDoc[] first = Arrays.copyOf(top.scoreDocs, Math.min(compared, top.scoreDocs.length));
    for (AccentQueryBuilder.Built reading : readings) {
      QueryEvidence evidence = reading.evidence();
      if (!evidence.terms().isEmpty()) {
        rescorers.add(new EvidenceRescorer(searcher, evidence, request.accents(), first));
      }
    }
    ScoreDoc[] ranked = rank(rescorers, top.scoreDocs, first.length);
    long total = top.totalHits.value() - (top.scoreDocs.length - ranked.length);
    return new TopDocs(new TotalHits(total, top.totalHits.relation()), ranked);
  }

  private TopDocs sorted(Query query) throws IOException {
    boolean newest = request.sort() == SortOrder.NEWEST;
    SortField field =
        new SortedNumericSortField(
            ArticleFields.PUBLISHED_AT,
            SortField.Type.LONG,
            newest,
            SortedNumericSelector.Type.MIN,
            newest ? Long.MIN_VALUE : Long.MAX_VALUE);
    TopDocs top = searcher.search(query, atMost(window()), new Sort(field));
    ScoreDoc[] docs =
        Arrays.stream(top.scoreDocs).map(hit -> new ScoreDoc(hit.doc, 0)).toArray(ScoreDoc[]::new);
    return new TopDocs(top.totalHits, docs);
  }

  private int atMost(int count) {
    return Math.min(count, Math.max(1, reader.maxDoc()));
  }

  /** The best of the first pass in the order of all evidence, then the others as they were. */
  private ScoreDoc[] rank(List<EvidenceRescorer> rescorers, ScoreDoc[] found, int compared)
      throws IOException {
    if (rescorers.isEmpty()) {
      return found;
    }
    Map<Integer, Float> scores = new LinkedHashMap<>();
    for (EvidenceRescorer rescorer : rescorers) {
      rescorer.ranked().forEach(article -> scores.merge(article.doc, article.score, Math::max));
    }
    List<ScoreDoc> ranked = new ArrayList<>();
    for (Map.Entry<Integer, Float> score : scores.entrySet()) {
      int doc = score.getKey();
      ranked.add(new ScoreDoc(doc, score.getValue() * freshness(doc)));
    }
    ranked.sort(
        Comparator.comparingDouble((ScoreDoc hit) -> -hit.score).thenComparingInt(hit -> hit.doc));
    float last = ranked.isEmpty() ? 1 : ranked.getLast().score;
    for (int i = compared; i < found.length; i++) {
      float share = found[i].score / found[compared - 1].score;
      ranked.add(new ScoreDoc(found[i].doc, last * Math.min(1, share)));
    }
    return ranked.toArray(ScoreDoc[]::new);
  }

  /** What an article counts for its age, in parts of a new one. */
  private float freshness(int doc) throws IOException {
    Duration halfLife = request.recencyHalfLife();
    if (halfLife == null) {
      return 1;
    }
    LeafReaderContext leaf = reader.leaves().get(ReaderUtil.subIndex(doc, reader.leaves()));
    SortedNumericDocValues times =
        DocValues.getSortedNumeric(leaf.reader(), ArticleFields.PUBLISHED_AT);
    double age = UNKNOWN_AGE;
    if (times.advanceExact(doc - leaf.docBase)) {
      Instant publishedAt = Instant.ofEpochMilli(times.nextValue());
      long seconds = Duration.between(publishedAt, Instant.now()).toSeconds();
      age = Math.max(0, (double) seconds / Math.max(1, halfLife.toSeconds()));
    }
    return (float) Math.pow(0.5, age);
  }

  /** Of each hit of the page the place of the article and of its copies. */
  private List<List<Integer>> page(ScoreDoc[] docs) throws IOException {
    List<List<Integer>> groups = new ArrayList<>();
    Map<Integer, List<Integer>> byOriginal = new LinkedHashMap<>();
    NearCopies copies = new NearCopies(reader);
    int end = request.offset() + request.size();
    for (int i = 0; i < docs.length && (request.groupCopies() || i < end); i++) {
      if (request.groupCopies() && i < EvidenceRescorer.MAX_WINDOW) {
        int original = copies.originalOf(docs[i].doc);
        List<Integer> group = byOriginal.get(original);
        if (group != null) {
          group.add(i);
          continue;
        }
        groups.add(new ArrayList<>(List.of(i)));
        byOriginal.put(original, groups.getLast());
      } else {
        groups.add(List.of(i));
      }
    }
    return groups.subList(Math.min(request.offset(), groups.size()), Math.min(end, groups.size()));
  }

  /** Why a hit stands where it stands, in the reading of the query that suits it best. */
  private String explain(List<EvidenceRescorer> rescorers, int doc) throws IOException {
    String explanation =
        rescorers.stream()
            .max(Comparator.comparingDouble(rescorer -> rescorer.score(doc)))
            .map(rescorer -> rescorer.describe(doc))
            .orElse("matches; beyond the articles that are compared closely");
    return request.recencyHalfLife() == null
        ? explanation
        : explanation + String.format(Locale.ROOT, "\n* %.3f by its age", freshness(doc));
  }

  /** The query as it was typed, and as the keys say that were typed. */
  private List<AccentQueryBuilder.Built> build(boolean bareTexts) {
    List<AccentQueryBuilder.Built> readings = new ArrayList<>();
    readings.add(build(bareTexts, text));
    if (decoded != null) {
      readings.add(build(bareTexts, decoded));
    }
    return readings;
  }

  private AccentQueryBuilder.Built build(boolean bareTexts, String query) {
    LenientQueryParser.Parsed parsed =
        request.syntax() == QuerySyntax.STRICT
            ? new LenientQueryParser.Parsed(
                List.of(new QueryNode.All(List.of(StrictQueryParser.parse(query)))), false)
            : LenientQueryParser.parse(query);
    return AccentQueryBuilder.build(
        analyzer, synonyms, reader, request.accents(), bareTexts, request.countsAll(), parsed);
  }

  /** What the query finds, of what has the values and lies in the time that are asked for. */
  private Query filtered(Query found) {
    if (!request.isFiltered()) {
      return found;
    }
    BooleanQuery.Builder filtered = new BooleanQuery.Builder();
    boolean all = request.query().isBlank();
    filtered.add(all ? MatchAllDocsQuery.INSTANCE : found, Occur.MUST);
    request
        .filters()
        .forEach((field, values) ->
            filtered.add(
                new TermInSetQuery(
                    ArticleFields.exact(field), values.stream().map(BytesRef::new).toList()),
                Occur.FILTER));
    Instant from = request.from();
    Instant to = request.to();
    if (from != null || to != null) {
      filtered.add(
          LongField.newRangeQuery(
              ArticleFields.PUBLISHED_AT,
              from == null ? Long.MIN_VALUE : from.toEpochMilli(),
              to == null ? Long.MAX_VALUE : to.toEpochMilli() - 1),
          Occur.FILTER);
    }
    return filtered.build();
  }

  private Highlighter highlighter(List<AccentQueryBuilder.Built> readings) {
    Query lit = any(readings, AccentQueryBuilder.Built::lit);
    return new Highlighter(textAnalyzer, lit, request.snippets());
  }

  private static Query any(
      List<AccentQueryBuilder.Built> readings, Function<AccentQueryBuilder.Built, Query> part) {
    return GradedQueries.max(readings.stream().map(part).toList());
  }

  private String id(int doc) throws IOException {
    return searcher.storedFields().document(doc, Set.of(ArticleFields.ID)).get(ArticleFields.ID);
  }

  private Hit hit(
      Highlighter marked,
      Highlighter bare,
      ScoreDoc found,
      List<String> copies,
      @Nullable String explanation)
      throws IOException {
    Document document = searcher.storedFields().document(found.doc);
    Article article = ArticleFields.article(document);
    Highlighter lit = ArticleFields.isBare(document) ? bare : marked;
    return new Hit(
        article, found.score, lit.title(article), lit.snippets(article), copies, explanation);
  }
}
