// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.rank;

import io.luctim.index.ArticleFields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.util.BytesRef;

/**
 * The scores of the articles of a window for one interpretation of the query, in arrays by the
 * place of an article in the window. For one query, by one thread.
 */
final class InterpretationScores {
  private final IndexReader reader;
  private final ArticleScorer scorer;
  private final int[] docs; // ascending
  private final boolean[] isHit; // whether the article matches enough of the query
  private final float[] scores;
  private final float[] shortQueryBonuses;
  private final float[] feedback;

  private InterpretationScores(IndexReader reader, ArticleScorer scorer, int[] docs) {
    this.reader = reader;
    this.scorer = scorer;
    this.docs = docs;
    isHit = new boolean[docs.length];
    scores = new float[docs.length];
    shortQueryBonuses = new float[docs.length];
    feedback = new float[docs.length];
  }

  /**
   * Reads and scores articles.
   *
   * @param docs their numbers, ascending
   * @param minimumTerms minimum number of terms that a hit must match
   */
  static InterpretationScores score(
      IndexReader reader, ArticleScorer scorer, int[] docs, int minimumTerms) throws IOException {
    InterpretationScores scored = new InterpretationScores(reader, scorer, docs);
    DocValuesReader.read(
        reader,
        ArticleFields.TOKENS,
        docs,
        (index, article) -> scored.score(index, article, minimumTerms));
    return scored;
  }

  private void score(int index, BytesRef article, int minimumTerms) {
    scorer.score(article);
    isHit[index] = scorer.isHit(minimumTerms);
    scores[index] = scorer.score();
    shortQueryBonuses[index] = scorer.shortQueryBonus();
  }

  /** Adds pseudo-relevance feedback to the scores. */
  void addFeedback(RankingWeights.Feedback weights) throws IOException {
    int[] ranked = ranked(weights.compared());
    if (ranked.length == 0 || scores[ranked[0]] <= 0) {
      return;
    }
    float[] without = new float[ranked.length];
    for (int i = 0; i < ranked.length; i++) {
      without[i] = scores[ranked[i]] - shortQueryBonuses[ranked[i]];
    }
    float[] bonuses = PseudoRelevanceFeedback.bonuses(without, signatures(ranked), weights);
    for (int i = 0; i < ranked.length; i++) {
      feedback[ranked[i]] = bonuses[i];
      scores[ranked[i]] += bonuses[i];
    }
  }

  /** Returns the places of the best hits, best first; of equals the first one in the index. */
  private int[] ranked(int most) {
    return IntStream.range(0, docs.length)
        .filter(index -> isHit[index])
        .boxed()
        .sorted(Comparator.comparingDouble((Integer index) -> -scores[index]))
        .limit(most)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Returns the topic signatures of articles, empty for those that have none. */
  private List<byte[]> signatures(int[] ranked) throws IOException {
    int[] ascending = ranked.clone();
    Arrays.sort(ascending);
    byte[][] byPlace = new byte[docs.length][];
    DocValuesReader.read(
        reader,
        ArticleFields.KEY_TERMS,
        Arrays.stream(ascending).map(index -> docs[index]).toArray(),
        (index, value) -> byPlace[ascending[index]] = BytesRef.deepCopyOf(value).bytes);
    List<byte[]> signatures = new ArrayList<>();
    for (int index : ranked) {
      byte[] signature = byPlace[index];
      signatures.add(signature == null ? new byte[0] : signature);
    }
    return signatures;
  }

  boolean isHit(int index) {
    return isHit[index];
  }

  float score(int index) {
    return scores[index];
  }

  /** Returns the components of an article's score; reads the article again. */
  ScoreBreakdown breakdown(int index) throws IOException {
    DocValuesReader.read(
        reader,
        ArticleFields.TOKENS,
        new int[] {docs[index]},
        (only, article) -> scorer.score(article));
    return scorer.breakdown(feedback[index]);
  }
}
