// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.rank;

import io.luctim.index.ArticleFields;
import io.luctim.index.ArticleTokens;
import io.luctim.search.AccentMode;
import io.luctim.search.rank.TermMatcher.TermMatch;
import io.luctim.text.term.TermCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.util.BytesRef;

/**
 * Scores one article after the other by the features of a query.
 *
 * <p>A score is the sum of BM25 over the terms, each in the field where it scores best and weighted
 * by the grade of its accents; proximity of adjacent terms; coverage of the query; and, for a short
 * query, bonuses for having all of it. The components of the article that was scored last can be
 * asked for afterwards, so that scoring need not keep them for every article.
 *
 * <p>For one query, by one thread.
 */
final class ArticleScorer {
  private static final int TITLE_PART = ArticleTokens.PARTS.indexOf(ArticleFields.TITLE);
  private static final int LEAD_PART = ArticleTokens.PARTS.indexOf(ArticleFields.LEAD);
  private static final int FIELDS = ScoredField.values().length;

  private final QueryFeatures features;
  private final QueryStatistics statistics;
  private final RankingWeights weights;
  private final RankingWeights.Bm25 pairBm25;
  private final Occurrences occurrences;
  private final int count;
  private final int[] scopes; // by term, a bit for each part of an article that it is looked for in
  private final int[][] pairsOf; // by term, the pairs that it is the first of
  private final int wordSyllables;

  // The article at hand, by term.
  private final float[] scores;
  private final MatchGrade[] grades;
  private final float[] gradeWeights; // less than that of the grade for a fuzzy match
  private final ScoredField[] bestFields;
  private final boolean[] hasSpelling;
  private final int[][] frequencies; // of the best grade, by ScoredField
  private final int[][] candidateFrequencies; // by candidate
  private final float[] pairFrequencies; // by pair

  // The article at hand, as a whole.
  private int titlePart; // the part that stands for the title
  private float proximity;
  private int pairsFound;
  private int matchedTerms;
  private float matchedShare; // of the total idf
  private float coverage;
  private float wordBonus;
  private float shortQueryBonus;
  private float score;

  ArticleScorer(
      QueryFeatures features, QueryStatistics statistics, AccentMode mode, RankingWeights weights) {
    this.features = features;
    this.statistics = statistics;
    this.weights = weights;
    pairBm25 = weights.terms().bm25().withB(weights.proximity().b());
    occurrences = new Occurrences(new TermMatcher(features, mode, weights.grades()));
    List<QueryFeatures.Term> terms = features.terms();
    count = terms.size();
    scopes = terms.stream().mapToInt(ArticleScorer::scope).toArray();
    pairsOf = IntStream.range(0, count).mapToObj(t -> pairsOf(features, t)).toArray(int[][]::new);
    wordSyllables = features.words().stream().mapToInt(word -> word.syllables().size()).sum();
    scores = new float[count];
    grades = new MatchGrade[count];
    gradeWeights = new float[count];
    bestFields = new ScoredField[count];
    hasSpelling = new boolean[count];
    frequencies = new int[count][FIELDS];
    candidateFrequencies =
        terms.stream().map(term -> new int[term.candidates().size()]).toArray(int[][]::new);
    pairFrequencies = new float[features.pairs().size()];
  }

  private static int scope(QueryFeatures.Term term) {
    return term.isInText()
        ? (1 << ArticleTokens.TEXT_PARTS) - 1
        : 1 << ArticleTokens.PARTS.indexOf(term.field());
  }

  private static int[] pairsOf(QueryFeatures features, int term) {
    return IntStream.range(0, features.pairs().size())
        .filter(pair -> features.pairs().get(pair).first() == term)
        .toArray();
  }

  /**
   * Scores an article.
   *
   * @param article the value of its field {@link ArticleFields#TOKENS}
   */
  void score(BytesRef article) {
    clear();
    occurrences.read(article);
    // An article without a title is read by its lead.
    titlePart = occurrences.length(TITLE_PART) > 0 ? TITLE_PART : LEAD_PART;
    gradeTerms();
    countTerms();
    for (int t = 0; t < count; t++) {
      if (grades[t] != MatchGrade.NONE) {
        scoreTerm(t);
      }
    }
    scoreSynonyms();
    scoreWords();
    scoreProximity();
    sum();
  }

  private void clear() {
    Arrays.fill(scores, 0);
    Arrays.fill(grades, MatchGrade.NONE);
    Arrays.fill(gradeWeights, 0);
    Arrays.fill(bestFields, ScoredField.TEXT);
    Arrays.fill(hasSpelling, false);
    for (int t = 0; t < count; t++) {
      Arrays.fill(frequencies[t], 0);
      Arrays.fill(candidateFrequencies[t], 0);
    }
    Arrays.fill(pairFrequencies, 0);
    proximity = 0;
    pairsFound = 0;
    matchedTerms = 0;
    wordBonus = 0;
  }

  /** Returns the score of the article. */
  float score() {
    return score;
  }

  /** Returns the part of the score that only articles with all terms of a short query have. */
  float shortQueryBonus() {
    return shortQueryBonus;
  }

  /**
   * Returns whether the article matches enough of the query to be a hit.
   *
   * @param minimumTerms minimum number of terms, of those that the first pass has not required
   */
  boolean isHit(int minimumTerms) {
    return occurrences.isCut()
        || matchedTerms >= minimumTerms && matchedShare >= weights.coverage().minimumShare();
  }

  /**
   * Returns the components of the score of the article.
   *
   * @param feedback the score that pseudo-relevance feedback adds
   */
  ScoreBreakdown breakdown(float feedback) {
    List<ScoreBreakdown.TermScore> terms = new ArrayList<>();
    for (int t = 0; t < count; t++) {
      QueryFeatures.Term term = features.terms().get(t);
      terms.add(new ScoreBreakdown.TermScore(term, scores[t], grades[t], bestFields[t]));
    }
    return new ScoreBreakdown(
        terms,
        proximity,
        pairsFound,
        pairFrequencies.length,
        coverage,
        matchedShare,
        wordBonus,
        shortQueryBonus,
        feedback);
  }

  private boolean isInScope(int term, int part) {
    return (scopes[term] >> part & 1) != 0;
  }

  private void gradeTerms() {
    OccurrenceList<TermMatch> terms = occurrences.terms();
    for (int o = 0; o < terms.size(); o++) {
      TermMatch match = terms.match(o);
      int t = match.term();
      if (isInScope(t, terms.part(o)) && grades[t].isBelow(match.grade())) {
        grades[t] = match.grade();
      }
    }
    OccurrenceList<Integer> spellings = occurrences.spellings();
    for (int o = 0; o < spellings.size(); o++) {
      int t = spellings.match(o);
      hasSpelling[t] |= isInScope(t, spellings.part(o));
    }
  }

  /** Counts each term at its best grade. */
  private void countTerms() {
    OccurrenceList<TermMatch> terms = occurrences.terms();
    for (int o = 0; o < terms.size(); o++) {
      TermMatch match = terms.match(o);
      int t = match.term();
      if (match.grade() == grades[t] && isInScope(t, terms.part(o))) {
        gradeWeights[t] = Math.max(gradeWeights[t], match.weight());
        frequencies[t][ScoredField.TEXT.ordinal()]++;
        if (terms.part(o) == titlePart) {
          frequencies[t][ScoredField.TITLE.ordinal()]++;
        }
        if (match.candidate().isPresent()) {
          candidateFrequencies[t][match.candidate().getAsInt()]++;
        }
      }
    }
  }

  private void scoreTerm(int t) {
    QueryFeatures.Term term = features.terms().get(t);
    if (term.isInText()) {
      scoreTerm(t, ScoredField.TITLE, titleLength());
      scoreTerm(t, ScoredField.TEXT, occurrences.textLength());
    } else {
      scoreTerm(t, ScoredField.TEXT, statistics.averageLength(ScoredField.TEXT));
    }
    if (!term.isAccented() && !term.candidates().isEmpty()) {
      float share = weights.terms().candidates();
      scores[t] = (1 - share) * scores[t] + share * bestCandidate(t);
    }
    scores[t] += hasSpelling[t] ? weights.terms().spelling() : 0;
    if (count == 1 && term.isInText() && !term.isAccented() && grades[t] == MatchGrade.SAME) {
      grades[t] = gradeAlone(term);
    }
  }

  private void scoreTerm(int t, ScoredField field, float length) {
    float inField =
        gradeWeights[t]
            * weights.terms().of(field)
            * statistics.term(t, field)
            * weights
                .terms()
                .bm25()
                .saturate(frequencies[t][field.ordinal()], length, statistics.averageLength(field));
    if (inField > scores[t]) {
      scores[t] = inField;
      bestFields[t] = field;
    }
  }

  /** A lead that stands for a title is longer, and tells as much. */
  private float titleLength() {
    return titlePart == TITLE_PART
        ? occurrences.length(titlePart)
        : statistics.averageLength(ScoredField.TITLE);
  }

  private float saturateInText(RankingWeights.Bm25 bm25, float frequency) {
    return bm25.saturate(
        frequency, occurrences.textLength(), statistics.averageLength(ScoredField.TEXT));
  }

  /** Returns the score of the candidate of an unaccented term that scores best. */
  private float bestCandidate(int t) {
    List<QueryFeatures.Candidate> candidates = features.terms().get(t).candidates();
    float best = 0;
    for (int c = 0; c < candidates.size(); c++) {
      float inText =
          statistics.candidate(t, c)
              * saturateInText(weights.terms().bm25(), candidateFrequencies[t][c]);
      best = Math.max(best, candidates.get(c).probability() * inText);
    }
    return best;
  }

  /**
   * Grades an unaccented term that is the whole query: articles with the unaccented word come
   * first, then those with a likely candidate. Among several terms it is unknown which were meant
   * so.
   */
  private MatchGrade gradeAlone(QueryFeatures.Term term) {
    int typed = TermCode.of(term.typed());
    OccurrenceList<TermMatch> terms = occurrences.terms();
    for (int o = 0; o < terms.size(); o++) {
      if (occurrences.code(terms.position(o)) == typed) {
        return MatchGrade.SAME;
      }
    }
    boolean isLikely = Arrays.stream(candidateFrequencies[0]).anyMatch(frequency -> frequency > 0);
    return isLikely ? MatchGrade.LIKELY : MatchGrade.REFINED;
  }

  private void scoreProximity() {
    OccurrenceList<TermMatch> terms = occurrences.terms();
    for (int o = 0; o < terms.size() && terms.isInText(o); o++) {
      for (int pair : pairsOf[terms.match(o).term()]) {
        countPair(pair, o);
      }
    }
    for (int pair = 0; pair < pairFrequencies.length; pair++) {
      if (pairFrequencies[pair] > 0) {
        proximity +=
            weights.proximity().weight()
                * statistics.pair(pair)
                * saturateInText(pairBm25, pairFrequencies[pair]);
        pairsFound++;
      }
    }
  }

  /** Counts the second terms of a pair near one of its first terms, by their distances. */
  private void countPair(int pair, int first) {
    OccurrenceList<TermMatch> terms = occurrences.terms();
    RankingWeights.Proximity proximityWeights = weights.proximity();
    int second = features.pairs().get(pair).second();
    int position = terms.position(first);
    int last = position + proximityWeights.maxDistance();
    for (int o = first + 1; o < terms.size() && terms.position(o) <= last; o++) {
      int distance = terms.position(o) - position;
      if (terms.match(o).term() == second && distance > 0 && terms.part(o) == terms.part(first)) {
        boolean otherAccents =
            terms.match(o).grade() == MatchGrade.NONE
                || terms.match(first).grade() == MatchGrade.NONE;
        pairFrequencies[pair] +=
            (otherAccents ? proximityWeights.otherAccents() : 1)
                * (distance == 1 ? 1 : proximityWeights.apart() / distance);
      }
    }
  }

  private void scoreWords() {
    for (int w = 0; w < features.words().size(); w++) {
      int length = features.words().get(w).syllables().size();
      if (occurrences.countWord(w, length) > 0) {
        wordBonus += weights.shortQuery().wordBonus() * length / wordSyllables;
      }
    }
  }

  /** A synonym scores as the terms that it stands for, where these are not there themselves. */
  private void scoreSynonyms() {
    for (int s = 0; s < features.synonyms().size(); s++) {
      QueryFeatures.SynonymNgram synonym = features.synonyms().get(s);
      int frequency = occurrences.countSynonym(s, synonym.terms().size());
      if (frequency > 0 && isNeeded(synonym)) {
        float each =
            weights.grades().synonym()
                / synonym.standsFor().size()
                * statistics.synonym(s)
                * saturateInText(weights.terms().bm25(), frequency);
        synonym.standsFor().forEach(term -> scoreSynonym(term, each));
      }
    }
  }

  private boolean isNeeded(QueryFeatures.SynonymNgram synonym) {
    return synonym.standsFor().stream().anyMatch(term -> grades[term].isBelow(MatchGrade.SYNONYM));
  }

  private void scoreSynonym(int term, float synonymScore) {
    if (synonymScore > scores[term]) {
      scores[term] = synonymScore;
      grades[term] = MatchGrade.SYNONYM;
      bestFields[term] = ScoredField.TEXT;
    }
  }

  /** Adds up the components; in this order, so that {@link ScoreBreakdown#score} is the same. */
  private void sum() {
    RankingWeights.ShortQuery shortQuery = weights.shortQuery();
    float sum = proximity;
    float matched = 0;
    float gradeSum = 0;
    boolean isWhole = count <= shortQuery.maxTerms();
    for (int t = 0; t < count; t++) {
      sum += scores[t];
      if (scores[t] > 0 && !features.terms().get(t).inSyntax()) {
        matched += statistics.anyForm(t);
        matchedTerms++;
      }
      gradeSum += shortQuery.grades().of(grades[t]);
      isWhole &= scores[t] > 0;
    }
    float total = statistics.total();
    matchedShare = total == 0 ? 1 : matched / total;
    coverage = weights.coverage().weight() * total * matchedShare * matchedShare;
    shortQueryBonus = isWhole ? shortQuery.gradeBonus() * gradeSum : 0;
    wordBonus = isWhole ? wordBonus : 0;
    score = sum + coverage + wordBonus + shortQueryBonus;
  }
}
