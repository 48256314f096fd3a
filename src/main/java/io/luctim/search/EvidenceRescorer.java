// SPDX-License-Identifier: Apache-2.0
package io.luctim.search;

import io.luctim.index.ArticleFields;
import io.luctim.text.AccentFolder;
import io.luctim.text.KeyTerms;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.jspecify.annotations.Nullable;

/**
 * Ranks the best articles of a cheap first pass by all the evidence there is.
 *
 * <p>Each word of the query counts where it counts most, among title, lead and the whole text, at
 * the grade of its accents; pairs of adjacent words count on top, and how much of the query the
 * article has at all. A short query wants all its words, as it was typed; of a longer one, articles
 * that are about the same as the best ones come before others.
 *
 * <p>All weights of the ranking that are not of the index stand here and in {@link MatchGrade}. For
 * one query, by one thread.
 */
final class EvidenceRescorer {
  /** So many articles of the first pass are looked at. */
  static final int WINDOW = 80;

  /**
   * Where a word may count; where it counts most, it does. The whole text stands for body and
   * captions: looking them up apart costs half as much again and ranks no better.
   */
  static final List<String> PARTS =
      List.of(ArticleFields.TITLE, ArticleFields.LEAD, ArticleFields.TEXT);

  /** What the likely readings of a syllable without marks count, beside all that it may be. */
  private static final float READING = 0.5f;

  /** What two words in a row count, beside the words themselves. */
  static final float PAIR = 0.7f;

  /**
   * What it counts to have all words, in parts of what they are worth; less of them, the square.
   */
  private static final float COVERAGE = 0.2f;

  /** Who has less of the query than this has only its common words. */
  private static final float MIN_FOUND = 0.25f;

  /** A query of so many words wants all of them: who has them stands above who has not. */
  static final int MAX_COVERED = 3;

  /** What a word of such a query counts: more than all other evidence. */
  private static final float COVERED = 200;

  /** What the words of such a query count, as words: less than a grade. */
  private static final float WORD = 20;

  /** What the spelling with i or y that was typed counts; just enough to come first. */
  private static final float SPELLING = 0.02f;

  /** Queries from this length on are about something that other articles may be about too. */
  private static final int MIN_ABOUT = 4;

  /** What it counts to be about the same as the best articles, in parts of the best score. */
  private static final float ABOUT = 0.6f;

  /** The best articles are so many, and how fast they count less the further they are behind. */
  private static final int BEST = 5;

  private static final int SHARPNESS = 8;

  /** So many articles are compared with them. */
  private static final int COMPARED = 60;

  private final IndexSearcher searcher;
  private final QueryEvidence evidence;
  private final AccentMode mode;
  private final boolean bareTexts;
  private final int[] docs;
  private final TermScores scores;
  private final RankedArticle[] articles;

  /** Looks at articles by their numbers. */
  EvidenceRescorer(
      IndexSearcher searcher,
      QueryEvidence evidence,
      AccentMode mode,
      boolean bareTexts,
      ScoreDoc[] found)
      throws IOException {
    this.searcher = searcher;
    this.evidence = evidence;
    this.mode = mode;
    this.bareTexts = bareTexts;
    docs = Arrays.stream(found).limit(WINDOW).mapToInt(hit -> hit.doc).sorted().toArray();
    scores = new TermScores(searcher, docs);
    articles = new RankedArticle[docs.length];
    for (int i = 0; i < docs.length; i++) {
      articles[i] = new RankedArticle(docs[i], evidence.terms().size());
    }
    weigh();
  }

  /**
   * The articles, best first; of equals the one that was added first. Those that have but the
   * common words of the query are left out.
   */
  List<RankedArticle> ranked() {
    List<RankedArticle> ranked = new ArrayList<>();
    int words = (int) evidence.terms().stream().filter(term -> !term.inSyntax()).count();
    for (RankedArticle article : articles) {
      if (article.matched >= minimumMatch(words) && article.found >= MIN_FOUND) {
        ranked.add(article);
      }
    }
    ranked.sort(
        Comparator.comparingDouble((RankedArticle article) -> -article.score)
            .thenComparingInt(article -> article.doc));
    return ranked;
  }

  /** Says in words why an article stands where it stands; null if it was not looked at. */
  @Nullable String describe(int doc) {
    int index = Arrays.binarySearch(docs, doc);
    return index < 0 ? null : articles[index].describe(evidence);
  }

  /** What an article counts, 0 if it was not looked at. */
  float score(int doc) {
    int index = Arrays.binarySearch(docs, doc);
    return index < 0 ? 0 : articles[index].score;
  }

  /** One or two words must all be there, of more a good part. */
  static int minimumMatch(int words) {
    return words <= 2 ? words : Math.max(2, (2 * words + 4) / 5);
  }

  private void weigh() throws IOException {
    List<QueryEvidence.Term> terms = evidence.terms();
    float[] rarity = new float[terms.size()];
    float all = 0;
    for (int i = 0; i < terms.size(); i++) {
      weigh(terms.get(i), i);
      rarity[i] = rarity(terms.get(i));
      all += !terms.get(i).inSyntax() ? rarity[i] : 0;
    }
    for (QueryEvidence.Synonym synonym : evidence.synonyms()) {
      weigh(synonym);
    }
    for (String pair : evidence.pairs()) {
      float[] found = scores.of(ArticleFields.PAIRS, pair);
      for (int c = 0; c < found.length; c++) {
        if (found[c] > 0) {
          articles[c].pairs += PAIR * found[c];
          articles[c].pairCount++;
        }
      }
    }
    boolean isShort = terms.size() <= MAX_COVERED;
    if (isShort) {
      weighWords();
    }
    for (RankedArticle article : articles) {
      float sum = article.pairs;
      float found = 0;
      float grades = 0;
      boolean whole = isShort;
      for (int i = 0; i < terms.size(); i++) {
        sum += article.terms[i];
        if (article.terms[i] > 0 && !terms.get(i).inSyntax()) {
          found += rarity[i];
          article.matched++;
        }
        grades += article.grades[i].rank;
        whole &= article.terms[i] > 0;
      }
      article.found = all == 0 ? 1 : found / all;
      article.coverage = COVERAGE * all * article.found * article.found;
      article.covered = whole ? COVERED * grades : 0;
      article.words = whole ? article.words : 0;
      article.score = sum + article.coverage + article.words + article.covered;
    }
    if (terms.size() >= MIN_ABOUT) {
      compare();
    }
  }

  /** How rare a word is, in whatever form the index has it. */
  private float rarity(QueryEvidence.Term term) throws IOException {
    boolean canonical = term.isMarked() || mode == AccentMode.STRICT;
    String field = canonical ? ArticleFields.TEXT : ArticleFields.folded(ArticleFields.TEXT);
    String text = canonical ? term.typed() : AccentFolder.fold(term.typed());
    // What is nowhere is as rare as what is in one article: nobody can tell.
    int count = Math.max(1, scores.docFreq(field, text));
    double total = searcher.getIndexReader().numDocs();
    return (float) Math.log(1 + (Math.max(total, count) - count + 0.5) / (count + 0.5));
  }

  private void weigh(QueryEvidence.Term term, int index) throws IOException {
    List<String> parts = term.field().equals(ArticleFields.TEXT) ? PARTS : List.of(term.field());
    boolean strict = mode == AccentMode.STRICT;
    for (int p = 0; p < parts.size(); p++) {
      String part = parts.get(p);
      if (term.isMarked() || strict) {
        for (String same : term.same()) {
          take(index, p, 1, MatchGrade.SAME, scores.of(part, same));
        }
      } else {
        for (String same : term.same()) {
          String folded = AccentFolder.fold(same);
          take(index, p, 1, MatchGrade.SAME, scores.of(ArticleFields.folded(part), folded));
        }
        for (Map.Entry<String, Float> near : term.near().entrySet()) {
          float[] found = scores.of(ArticleFields.folded(part), near.getKey());
          take(index, p, near.getValue(), MatchGrade.NEAR, found);
        }
      }
    }
    if (!strict) {
      weighLowerGrades(term, index);
    }
    for (String spelling : term.spellings()) {
      float[] found = scores.of(ArticleFields.TEXT, spelling);
      for (int c = 0; c < found.length; c++) {
        articles[c].terms[index] += found[c] > 0 ? SPELLING : 0;
      }
    }
  }

  /** Half of what a syllable without marks counts depends on whether it is a likely reading. */
  private void weighReadings(QueryEvidence.Term term, int index) throws IOException {
    float[] likely = new float[docs.length];
    for (Map.Entry<String, Float> reading : term.readings().entrySet()) {
      max(likely, reading.getValue(), scores.of(term.field(), reading.getKey()));
    }
    for (int c = 0; c < likely.length; c++) {
      if (articles[c].terms[index] > 0) {
        articles[c].terms[index] = (1 - READING) * articles[c].terms[index] + READING * likely[c];
      }
    }
  }

  /** Looks for other marks where there are none of the right ones. */
  private void weighLowerGrades(QueryEvidence.Term term, int index) throws IOException {
    boolean everywhere = term.field().equals(ArticleFields.TEXT);
    if (!term.isMarked()) {
      if (!term.readings().isEmpty()) {
        weighReadings(term, index);
      }
      if (evidence.terms().size() == 1 && everywhere) {
        gradeAlone(term);
      }
      return;
    }
    if (isMissing(index)) {
      for (String refinement : term.refinements()) {
        takeMissing(index, MatchGrade.REFINED, scores.of(term.field(), refinement));
      }
    }
    for (Map.Entry<String, Float> near : term.near().entrySet()) {
      float[] found = scores.of(ArticleFields.folded(term.field()), near.getKey());
      takeMissing(index, near.getValue(), MatchGrade.NEAR, found);
    }
    String folded = AccentFolder.fold(term.typed());
    if (bareTexts && isMissing(index)) {
      float[] found = scores.of(term.field(), folded);
      float[] bare = scores.of(ArticleFields.BARE, ArticleFields.YES);
      for (int c = 0; c < found.length; c++) {
        found[c] = c < bare.length && bare[c] > 0 ? found[c] : 0;
      }
      takeMissing(index, MatchGrade.BARE, found);
    }
    if (mode == AccentMode.LOOSE && isMissing(index)) {
      float[] found = scores.of(ArticleFields.folded(term.field()), folded);
      takeMissing(index, MatchGrade.LOOSE, found);
    }
  }

  /**
   * A word alone that was typed without marks: where the text has just that, it comes first, and
   * then what it likely stands for. Among several words nobody knows which of them were meant so.
   */
  private void gradeAlone(QueryEvidence.Term term) throws IOException {
    float[] typed = scores.of(ArticleFields.TEXT, term.typed());
    float[] likely = new float[docs.length];
    for (String reading : term.readings().keySet()) {
      max(likely, 1, scores.of(ArticleFields.TEXT, reading));
    }
    for (int c = 0; c < docs.length; c++) {
      if (articles[c].grades[0] == MatchGrade.SAME && (c >= typed.length || typed[c] == 0)) {
        articles[c].grades[0] = likely[c] > 0 ? MatchGrade.LIKELY : MatchGrade.REFINED;
      }
    }
  }

  /** Another form counts as the words that it stands for, where these are not there themselves. */
  private void weigh(QueryEvidence.Synonym synonym) throws IOException {
    float[] best = new float[docs.length];
    for (List<String> form : synonym.forms()) {
      max(best, MatchGrade.SYNONYM.score / synonym.terms().size(), scores.ofRow(form));
    }
    for (int c = 0; c < best.length; c++) {
      RankedArticle article = articles[c];
      if (best[c] > 0
          && synonym.terms().stream()
              .anyMatch(term -> article.grades[term].isBelow(MatchGrade.SYNONYM))) {
        for (int term : synonym.terms()) {
          takeOne(article, term, -1, best[c], MatchGrade.SYNONYM);
        }
      }
    }
  }

  private void weighWords() throws IOException {
    int syllables = evidence.words().stream().mapToInt(QueryEvidence.Word::syllables).sum();
    for (QueryEvidence.Word word : evidence.words()) {
      float[] found = scores.of(ArticleFields.WORDS, word.term());
      for (int c = 0; c < found.length; c++) {
        articles[c].words += found[c] > 0 ? WORD * word.syllables() / syllables : 0;
      }
    }
  }

  /** What the best articles are about moves those up that are about the same. */
  private void compare() throws IOException {
    List<RankedArticle> ranked = ranked();
    if (ranked.isEmpty() || ranked.getFirst().score <= 0) {
      return;
    }
    List<RankedArticle> compared = ranked.subList(0, Math.min(COMPARED, ranked.size()));
    byte[][] keyTerms = scores.keyTerms(compared);
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

  private static void max(float[] best, float weight, float[] scores) {
    for (int c = 0; c < scores.length; c++) {
      best[c] = Math.max(best[c], weight * scores[c]);
    }
  }

  private boolean isMissing(int term) {
    return Arrays.stream(articles).anyMatch(article -> article.terms[term] == 0);
  }

  private void takeMissing(int term, MatchGrade grade, float[] scores) {
    takeMissing(term, grade.score, grade, scores);
  }

  private void takeMissing(int term, float weight, MatchGrade grade, float[] scores) {
    for (int c = 0; c < scores.length; c++) {
      if (!grade.isBelow(articles[c].grades[term])) {
        takeOne(articles[c], term, -1, weight * scores[c], grade);
      }
    }
  }

  private void take(int term, int part, float weight, MatchGrade grade, float[] scores) {
    for (int c = 0; c < scores.length; c++) {
      takeOne(articles[c], term, part, weight * scores[c], grade);
    }
  }

  private static void takeOne(
      RankedArticle article, int term, int part, float score, MatchGrade grade) {
    if (score > article.terms[term]) {
      article.terms[term] = score;
      article.grades[term] = grade;
      article.parts[term] = part;
    }
  }
}
