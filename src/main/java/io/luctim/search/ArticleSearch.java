// SPDX-License-Identifier: Apache-2.0
package io.luctim.search;

import io.luctim.article.Article;
import io.luctim.index.ArticleFields;
import io.luctim.search.highlight.Highlighter;
import io.luctim.search.query.LenientQueryParser;
import io.luctim.search.query.QueryCompiler;
import io.luctim.search.query.QueryNode;
import io.luctim.search.query.QueryPlan;
import io.luctim.search.query.StrictQueryParser;
import io.luctim.search.query.SynonymTable;
import io.luctim.search.rank.QueryFeatures;
import io.luctim.search.rank.RankingWeights;
import io.luctim.search.rank.Recency;
import io.luctim.search.rank.SecondPassRanker;
import io.luctim.search.rank.SecondPassRanking;
import io.luctim.search.similar.NearDuplicates;
import io.luctim.search.suggest.QuerySuggestion;
import io.luctim.text.KeystrokeDecoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
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
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * One search: from a request to its results. Finds, ranks ({@link SecondPassRanker}), groups
 * copies, counts facets and lights what matches. For one request, by one thread.
 */
final class ArticleSearch {
  private static final int MAX_QUERY_LENGTH = 100_000;

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
    decoded = request.syntax() == QuerySyntax.LENIENT ? KeystrokeDecoder.decode(text) : null;
  }

  SearchResults run() throws IOException {
    boolean bareTexts = QueryCompiler.hasBareTexts(reader);
    List<QueryCompiler.Built> readings = build(bareTexts);
    notes.addAll(readings.getFirst().notes());
    QueryPlan plan = QueryPlan.of(readings, request.accents());
    Query query = filtered(plan.firstPass());
    SecondPassRanking ranking =
        request.sort() == SortOrder.RELEVANCE ? best(query, plan.secondPass()) : null;
    TopDocs found = ranking == null ? sorted(query) : ranking.topDocs();
    List<Hit> hits = new ArrayList<>();
    List<List<Integer>> page = page(found.scoreDocs);
    if (!page.isEmpty()) {
      Highlighter bare = highlighter(plan);
      Highlighter marked = bareTexts ? highlighter(QueryPlan.of(build(false), request.accents())) : bare;
      for (List<Integer> group : page) {
        ScoreDoc hit = found.scoreDocs[group.getFirst()];
        String explanation = request.explain() ? explain(ranking, hit.doc) : null;
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

  private @Nullable String suggestion(List<QueryFeatures.Term> terms) {
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
    return request.groupCopies() ? Math.max(window, RankingWeights.MAX_WINDOW) : window;
  }

  private SecondPassRanking best(Query query, SecondPassRanker secondPass) throws IOException {
    Duration halfLife = request.recencyHalfLife();
    SecondPassRanker ranker =
        halfLife == null
            ? secondPass
            : secondPass.withRecency(new Recency(halfLife, Instant.now()));
    int count = atMost(Math.max(window(), ranker.window()));
    return ranker.rank(searcher, searcher.search(query, count));
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

  /** Of each hit of the page the place of the article and of its copies. */
  private List<List<Integer>> page(ScoreDoc[] docs) throws IOException {
    List<List<Integer>> groups = new ArrayList<>();
    Map<Integer, List<Integer>> byOriginal = new LinkedHashMap<>();
    NearDuplicates copies = new NearDuplicates(reader);
    int end = request.offset() + request.size();
    for (int i = 0; i < docs.length && (request.groupCopies() || i < end); i++) {
      if (request.groupCopies() && i < RankingWeights.MAX_WINDOW) {
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

  private static String explain(@Nullable SecondPassRanking ranking, int doc) throws IOException {
    return ranking == null
        ? "matches; hits are in the order of their times, not of scores"
        : SecondPassRanking.inWords(ranking.explain(doc));
  }

  /** The query as it was typed, and as the keys say that were typed. */
  private List<QueryCompiler.Built> build(boolean bareTexts) {
    List<QueryCompiler.Built> readings = new ArrayList<>();
    readings.add(build(bareTexts, text));
    if (decoded != null) {
      readings.add(build(bareTexts, decoded));
    }
    return readings;
  }

  private QueryCompiler.Built build(boolean bareTexts, String query) {
    LenientQueryParser.Parsed parsed =
        request.syntax() == QuerySyntax.STRICT
            ? new LenientQueryParser.Parsed(
                List.of(new QueryNode.All(List.of(StrictQueryParser.parse(query)))), false)
            : LenientQueryParser.parse(query);
    return QueryCompiler.build(
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

  private Highlighter highlighter(QueryPlan plan) {
    return new Highlighter(textAnalyzer, plan.highlighting(), request.snippets());
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
