// SPDX-License-Identifier: Apache-2.0
package io.luctim.search;

import io.luctim.article.Article;
import io.luctim.index.ArticleFields;
import io.luctim.search.highlight.Highlighter;
import io.luctim.search.query.AccentRestorations;
import io.luctim.search.query.CompiledQuery;
import io.luctim.search.query.ParsedQuery;
import io.luctim.search.query.QueryCompiler;
import io.luctim.search.query.QueryPlan;
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
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.Weight;
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
  private final SearchTools tools;
  private final AccentRestorations restorations;
  private final List<String> notes = new ArrayList<>();
  private final String text;
  private final @Nullable String decoded;

  ArticleSearch(IndexSearcher searcher, SearchRequest request, SearchTools tools) {
    this.searcher = searcher;
    reader = searcher.getIndexReader();
    this.request = request;
    this.tools = tools;
    restorations = new AccentRestorations(tools.restorer());
    String typed = request.query();
    if (typed.length() > MAX_QUERY_LENGTH) {
      typed = typed.substring(0, MAX_QUERY_LENGTH);
      notes.add("only the first " + MAX_QUERY_LENGTH + " characters of the query were read");
    }
    text = typed;
    decoded = request.syntax() == QuerySyntax.LENIENT ? KeystrokeDecoder.decode(text) : null;
  }

  SearchResults run() throws IOException {
    List<CompiledQuery> queries = compile();
    notes.addAll(queries.getFirst().warnings());
    QueryPlan plan = QueryPlan.of(queries, request.accents());
    boolean byRelevance = request.sort() == SortOrder.RELEVANCE;
    SecondPassRanker ranker = secondPass(plan);
    int count = byRelevance ? Math.max(window(), ranker.window()) : window();
    FirstPass matches = FirstPass.search(searcher, plan.firstPass(), request, count);
    SecondPassRanking ranking = byRelevance ? ranker.rank(searcher, matches.top()) : null;
    TopDocs found = ranking == null ? withoutScores(matches.top()) : ranking.topDocs();
    List<Hit> hits = new ArrayList<>();
    List<List<Integer>> page = page(found.scoreDocs);
    if (!page.isEmpty()) {
      Highlighter unaccented = highlighter(plan.highlightingUnaccented());
      Highlighter accented = highlighter(plan.highlighting());
      for (List<Integer> group : page) {
        ScoreDoc hit = found.scoreDocs[group.getFirst()];
        String explanation = request.explain() ? explain(ranking, hit.doc) : null;
        List<String> copies = new ArrayList<>();
        for (int copy : group.subList(1, group.size())) {
          copies.add(id(found.scoreDocs[copy].doc));
        }
        hits.add(hit(accented, unaccented, hit, copies, explanation));
      }
    }
    return new SearchResults(
        request.query(),
        suggestion(queries.getFirst().features().terms()),
        found.totalHits.value(),
        hits,
        matches.all() == null
            ? Map.of()
            : tools.facets().count(reader, matches.all(), request.facets()),
        notes,
        Duration.ofNanos(System.nanoTime() - start),
        null);
  }

  private @Nullable String suggestion(List<QueryFeatures.Term> terms) {
    boolean suggests =
        request.syntax() == QuerySyntax.LENIENT && request.accents() != AccentMode.STRICT;
    return suggests
        ? QuerySuggestion.of(text, decoded, terms, this::areNeighbours, restorations)
        : null;
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

  private SecondPassRanker secondPass(QueryPlan plan) {
    Duration halfLife = request.recencyHalfLife();
    return halfLife == null
        ? plan.secondPass()
        : plan.secondPass().withRecency(new Recency(halfLife, Instant.now()));
  }

  /** Ordered by time, hits have no score. */
  private static TopDocs withoutScores(TopDocs top) {
    ScoreDoc[] docs =
        Arrays.stream(top.scoreDocs).map(hit -> new ScoreDoc(hit.doc, 0)).toArray(ScoreDoc[]::new);
    return new TopDocs(top.totalHits, docs);
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

  /** Compiles the query as it was typed, and as the keys say that were typed. */
  private List<CompiledQuery> compile() throws IOException {
    QueryCompiler.Target target =
        QueryCompiler.Target.of(reader, request.accents(), request.countsAll());
    ParsedQuery parsed = request.parsed();
    List<CompiledQuery> queries = new ArrayList<>();
    queries.add(compile(parsed == null ? parse(text) : parsed, target));
    if (decoded != null) {
      queries.add(compile(parse(decoded), target));
    }
    return queries;
  }

  private ParsedQuery parse(String query) {
    return tools.parser().apply(query, request.syntax());
  }

  private CompiledQuery compile(ParsedQuery query, QueryCompiler.Target target) {
    return tools.compiler().compile(query, target, tools.synonyms(), restorations);
  }

  private Highlighter highlighter(Query query) {
    return new Highlighter(tools.textAnalyzer(), query, request.snippets());
  }

  private String id(int doc) throws IOException {
    return searcher.storedFields().document(doc, Set.of(ArticleFields.ID)).get(ArticleFields.ID);
  }

  private Hit hit(
      Highlighter accented,
      Highlighter unaccented,
      ScoreDoc found,
      List<String> copies,
      @Nullable String explanation)
      throws IOException {
    Document document = searcher.storedFields().document(found.doc);
    Article article = ArticleFields.article(document);
    Highlighter lit = ArticleFields.isBare(document) ? unaccented : accented;
    return new Hit(
        article, found.score, lit.title(article), lit.snippets(article), copies, explanation);
  }
}
