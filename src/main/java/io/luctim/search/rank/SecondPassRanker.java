// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.rank;

import io.luctim.search.AccentMode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Rescorer;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TotalHits;
import org.jspecify.annotations.Nullable;

/**
 * Ranks the best articles of a cheap first pass by all features of the query.
 *
 * <p>A query may have several interpretations, such as the text as typed and as decoded keystrokes;
 * an article has the score of the one that suits it best. Each article of the {@link #window} is
 * scored by itself ({@link ArticleScorer}), then by its topic if the query is long enough to have
 * one ({@link PseudoRelevanceFeedback}). Articles that match too little of the query are dropped;
 * those beyond the window keep their order, below.
 *
 * <p>Immutable, safe for use by several threads.
 */
public final class SecondPassRanker extends Rescorer {
  private final List<QueryFeatures> interpretations;
  private final AccentMode mode;
  private final RankingWeights weights;
  private final boolean hasFeedback;
  private final @Nullable Recency recency;

  private SecondPassRanker(
      List<QueryFeatures> interpretations,
      AccentMode mode,
      RankingWeights weights,
      boolean hasFeedback,
      @Nullable Recency recency) {
    this.interpretations = interpretations;
    this.mode = mode;
    this.weights = weights;
    this.hasFeedback = hasFeedback;
    this.recency = recency;
  }

  /**
   * Returns a ranker with the standard weights.
   *
   * @param interpretations the features of each interpretation of the query, one at least; one
   *     without terms ranks nothing
   * @param mode how accents bind
   */
  public static SecondPassRanker of(List<QueryFeatures> interpretations, AccentMode mode) {
    return of(interpretations, mode, RankingWeights.standard());
  }

  static SecondPassRanker of(
      List<QueryFeatures> interpretations, AccentMode mode, RankingWeights weights) {
    return new SecondPassRanker(List.copyOf(interpretations), mode, weights, true, null);
  }

  /** Returns a ranker that also lowers scores by age. */
  public SecondPassRanker withRecency(Recency other) {
    return new SecondPassRanker(interpretations, mode, weights, hasFeedback, other);
  }

  /**
   * Returns a ranker without pseudo-relevance feedback, for one of several shards: feedback then
   * belongs to the node that merges their hits.
   */
  public SecondPassRanker withoutFeedback() {
    return new SecondPassRanker(interpretations, mode, weights, false, recency);
  }

  /** Returns the number of articles of the first pass that are worth scoring. */
  public int window() {
    return interpretations.stream().mapToInt(this::window).max().orElse(1);
  }

  private int window(QueryFeatures features) {
    long accented = features.terms().stream().filter(QueryFeatures.Term::isAccented).count();
    boolean isMostlyAccented = 2 * accented > features.terms().size();
    return isMostlyAccented ? weights.windows().accented() : weights.windows().unaccented();
  }

  /** Returns whether pseudo-relevance feedback applies: whether the query has enough terms. */
  public boolean hasFeedback() {
    return hasFeedback && interpretations.stream().anyMatch(this::hasFeedback);
  }

  private boolean hasFeedback(QueryFeatures features) {
    return features.terms().size() >= weights.feedback().minTerms();
  }

  /**
   * Returns the minimum number of terms that a hit must match: all of one or two, two in five of
   * more.
   *
   * @param terms number of terms of the query
   */
  public static int minimumMatch(int terms) {
    return terms <= 2 ? terms : Math.max(2, (2 * terms + 4) / 5);
  }

  /**
   * Asks a searcher for all statistics of terms and fields that ranking needs, for one that
   * collects them over several shards before the search.
   *
   * @throws IOException if the index cannot be read
   */
  public void collectStatistics(IndexSearcher searcher) throws IOException {
    for (QueryFeatures features : interpretations) {
      QueryStatistics.collect(searcher, features, mode);
    }
  }

  /**
   * Ranks the hits of a first pass.
   *
   * @param searcher the searcher that found them
   * @param firstPass the hits, best first
   * @return their new order, and what explains it
   * @throws IOException if the index cannot be read
   */
  public SecondPassRanking rank(IndexSearcher searcher, TopDocs firstPass) throws IOException {
    ScoreDoc[] found = firstPass.scoreDocs;
    ScoreDoc[] compared = Arrays.copyOf(found, Math.min(window(), found.length));
    Arrays.sort(compared, Comparator.comparingInt(hit -> hit.doc));
    int[] docs = Arrays.stream(compared).mapToInt(hit -> hit.doc).toArray();
    List<InterpretationScores> scores = score(searcher, docs);
    TopDocs ranked = scores.isEmpty() ? firstPass : merge(searcher, firstPass, compared, scores);
    return new SecondPassRanking(searcher.getIndexReader(), docs, scores, recency, ranked);
  }

  private List<InterpretationScores> score(IndexSearcher searcher, int[] docs) throws IOException {
    List<InterpretationScores> all = new ArrayList<>();
    for (QueryFeatures features : interpretations) {
      if (features.terms().isEmpty()) {
        continue;
      }
      QueryStatistics statistics = QueryStatistics.prepare(searcher, features, mode, weights);
      ArticleScorer scorer = new ArticleScorer(features, statistics, mode, weights);
      int terms = (int) features.terms().stream().filter(term -> !term.inSyntax()).count();
      InterpretationScores scores =
          InterpretationScores.score(searcher.getIndexReader(), scorer, docs, minimumMatch(terms));
      if (hasFeedback && hasFeedback(features)) {
        scores.addFeedback(weights.feedback());
      }
      all.add(scores);
    }
    return all;
  }

  /** Returns the articles that were scored, best first, then the others in their old order. */
  private TopDocs merge(
      IndexSearcher searcher,
      TopDocs firstPass,
      ScoreDoc[] compared,
      List<InterpretationScores> scores)
      throws IOException {
    List<ScoreDoc> ranked = new ArrayList<>();
    for (int i = 0; i < compared.length; i++) {
      InterpretationScores best = SecondPassRanking.best(scores, i);
      if (best != null) {
        int doc = compared[i].doc;
        float age = recency == null ? 1 : recency.factor(searcher.getIndexReader(), doc);
        ranked.add(new ScoreDoc(doc, best.score(i) * age, compared[i].shardIndex));
      }
    }
    ranked.sort(Comparator.comparingDouble(hit -> -hit.score)); // stable: by doc where equal
    ScoreDoc[] found = firstPass.scoreDocs;
    float last = ranked.isEmpty() ? 1 : ranked.getLast().score;
    for (int i = compared.length; i < found.length; i++) {
      float share = found[i].score / found[compared.length - 1].score;
      ranked.add(new ScoreDoc(found[i].doc, last * Math.min(1, share), found[i].shardIndex));
    }
    TotalHits total = firstPass.totalHits;
    long hits = total.value() - (found.length - ranked.size());
    return new TopDocs(new TotalHits(hits, total.relation()), ranked.toArray(ScoreDoc[]::new));
  }

  /**
   * {@inheritDoc}
   *
   * <p>Hits beyond the {@link #window} are not scored but keep their order, below the others.
   */
  @Override
  public TopDocs rescore(IndexSearcher searcher, TopDocs firstPassTopDocs, int topN)
      throws IOException {
    TopDocs ranked = rank(searcher, firstPassTopDocs).topDocs();
    int count = Math.min(topN, ranked.scoreDocs.length);
    return new TopDocs(ranked.totalHits, Arrays.copyOf(ranked.scoreDocs, count));
  }

  /**
   * Explains the score of an article by itself. Pseudo-relevance feedback depends on the other
   * hits, which are not known here: {@link SecondPassRanking#explain} explains it too.
   */
  @Override
  public Explanation explain(IndexSearcher searcher, Explanation firstPassExplanation, int docID)
      throws IOException {
    if (!firstPassExplanation.isMatch()) {
      return firstPassExplanation;
    }
    float score = firstPassExplanation.getValue().floatValue();
    TopDocs alone =
        new TopDocs(
            new TotalHits(1, TotalHits.Relation.EQUAL_TO),
            new ScoreDoc[] {new ScoreDoc(docID, score)});
    return withoutFeedback().rank(searcher, alone).explain(docID);
  }
}
