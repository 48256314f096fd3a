// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.rank;

import io.luctim.index.ArticleFields;
import io.luctim.search.AccentMode;
import io.luctim.text.term.KeyTerms;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Ranks the best articles of a cheap first pass by all the evidence there is.
 *
 * <p>Each is weighed by itself ({@link EvidenceScorer}); then, if the query is long enough to be
 * about something, articles that are about the same as the best ones come before others.
 *
 * <p>For one query, by one thread.
 */
public final class EvidenceRescorer {
  /** So many articles of the first pass are looked at, if most words were typed with marks. */
  private static final int WINDOW = 100;

  /** And so many where most words may mean several: the first pass knows less of these. */
  public static final int MAX_WINDOW = 200;

  /** Who has less of the query than this has only its common words. */
  private static final float MIN_FOUND = 0.25f;

  /** Queries from this length on are about something that other articles may be about too. */
  private static final int MIN_ABOUT = 4;

  /** What it counts to be about the same as the best articles, in parts of the best score. */
  private static final float ABOUT = 1;

  /** The best articles are so many, and how fast they count less the further they are behind. */
  private static final int BEST = 5;

  private static final int SHARPNESS = 12;

  /** So many articles are compared with them. */
  private static final int COMPARED = 80;

  private final IndexSearcher searcher;
  private final QueryEvidence evidence;
  private final int[] docs;
  private final RankedArticle[] articles;

  /** Looks at articles by their numbers, no more than {@link #window} of them. */
  public EvidenceRescorer(
      IndexSearcher searcher, QueryEvidence evidence, AccentMode mode, ScoreDoc[] found)
      throws IOException {
    this.searcher = searcher;
    this.evidence = evidence;
    docs = Arrays.stream(found).mapToInt(hit -> hit.doc).sorted().toArray();
    int count = evidence.terms().size();
    articles = new RankedArticle[docs.length];
    for (int i = 0; i < docs.length; i++) {
      articles[i] = new RankedArticle(docs[i], count);
    }
    EvidenceScorer scorer =
        new EvidenceScorer(evidence, new EvidenceWeights(searcher, evidence, mode), mode);
    BinaryValues.read(
        searcher.getIndexReader(),
        ArticleFields.TOKENS,
        docs,
        (index, tokens) -> scorer.score(articles[index], tokens));
    if (count >= MIN_ABOUT) {
      compare();
    }
  }

  /**
   * The articles, best first; of equals the one that was added first. Those that have but the
   * common words of the query are left out.
   */
  public List<RankedArticle> ranked() {
    List<RankedArticle> ranked = new ArrayList<>();
    int words = (int) evidence.terms().stream().filter(term -> !term.inSyntax()).count();
    for (RankedArticle article : articles) {
      if (article.isCut || article.matched >= minimumMatch(words) && article.found >= MIN_FOUND) {
        ranked.add(article);
      }
    }
    ranked.sort(
        Comparator.comparingDouble((RankedArticle article) -> -article.score)
            .thenComparingInt(article -> article.doc));
    return ranked;
  }

  /** Says in words why an article stands where it stands; null if it was not looked at. */
  public @Nullable String describe(int doc) {
    int index = Arrays.binarySearch(docs, doc);
    return index < 0 ? null : articles[index].describe(evidence);
  }

  /** What an article counts, 0 if it was not looked at. */
  public float score(int doc) {
    int index = Arrays.binarySearch(docs, doc);
    return index < 0 ? 0 : articles[index].score;
  }

  /** One or two words must all be there, of more a good part. */
  public static int minimumMatch(int words) {
    return words <= 2 ? words : Math.max(2, (2 * words + 4) / 5);
  }

  /** How many articles of the first pass are worth a closer look. */
  public static int window(QueryEvidence evidence) {
    long marked = evidence.terms().stream().filter(QueryEvidence.Term::isMarked).count();
    return 2 * marked > evidence.terms().size() ? WINDOW : MAX_WINDOW;
  }

  /** What the best articles are about moves those up that are about the same. */
  private void compare() throws IOException {
    List<RankedArticle> ranked = ranked();
    if (ranked.isEmpty() || ranked.getFirst().score <= 0) {
      return;
    }
    List<RankedArticle> compared = ranked.subList(0, Math.min(COMPARED, ranked.size()));
    byte[][] keyTerms = keyTerms(compared);
    int best = Math.min(BEST, compared.size());
    float top = compared.getFirst().score - compared.getFirst().covered;
    double[] weights = new double[best];
    double sum = 0;
    for (int i = 0; i < best; i++) {
      float score = compared.get(i).score - compared.get(i).covered;
      weights[i] = Math.pow(Math.clamp(score / top, 0, 1), SHARPNESS);
      sum += weights[i];
    }
    for (int i = 0; i < compared.size(); i++) {
      double about = 0;
      for (int b = 0; b < best; b++) {
        double same = b == i ? 1 : KeyTerms.similarity(keyTerms[i], keyTerms[b]);
        about += weights[b] / sum * same;
      }
      compared.get(i).about = (float) (ABOUT * top * about);
    }
    compared.forEach(article -> article.score += article.about);
  }

  /** The signatures of articles, empty for those that have none. */
  private byte[][] keyTerms(List<RankedArticle> ranked) throws IOException {
    List<RankedArticle> ascending = new ArrayList<>(ranked);
    ascending.sort(Comparator.comparingInt(article -> article.doc));
    BinaryValues.read(
        searcher.getIndexReader(),
        ArticleFields.KEY_TERMS,
        ascending.stream().mapToInt(article -> article.doc).toArray(),
        (index, value) -> ascending.get(index).keyTerms = BytesRef.deepCopyOf(value).bytes);
    return ranked.stream().map(article -> article.keyTerms).toArray(byte[][]::new);
  }
}
