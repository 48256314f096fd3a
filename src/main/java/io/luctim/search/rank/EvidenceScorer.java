// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.rank;

import io.luctim.index.ArticleFields;
import io.luctim.index.ArticleTokens;
import io.luctim.search.AccentMode;
import io.luctim.text.term.TermCodes;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.util.BytesRef;

/**
 * Weighs the evidence of one article after the other, each read from its first term to its last
 * ({@link ArticleTokens}).
 *
 * <p>Each word of the query counts where it counts most, in the title or the whole text, at the
 * grade of its accents; words that stand near each other as in the query count on top, and how much
 * of the query the article has at all. A short query wants all its words, as it was typed.
 *
 * <p>With {@link EvidenceRescorer}, {@link EvidenceWeights} and {@link MatchGrade} it has all
 * weights of the ranking that are not of the index. For one query, by one thread.
 */
public final class EvidenceScorer {
  /** Where a word may count; where it counts most, it does. */
  static final List<String> PARTS = List.of(ArticleFields.TITLE, ArticleFields.TEXT);

  /** The indices of these. */
  private static final int TITLE = 0;

  static final int TEXT = 1;

  private static final int TITLE_PART = ArticleTokens.PARTS.indexOf(ArticleFields.TITLE);
  private static final int LEAD_PART = ArticleTokens.PARTS.indexOf(ArticleFields.LEAD);

  /** What a word counts in each of these: a title says most. */
  private static final float[] PART_WEIGHTS = {1.3f, 1};

  /**
   * BM25 for the terms of an article that is looked at closely; the first pass has {@link
   * ArticleFields#K1}.
   */
  private static final float K1 = 1;

  private static final float B = 1;

  /** What the likely readings of a syllable without marks count, beside all that it may be. */
  private static final float READING = 0.25f;

  /** What two words in a row count, beside the words themselves. */
  private static final float PAIR = 0.5f;

  /** Two words of a pair may stand so far apart; they count half of one by their distance. */
  private static final int MAX_DISTANCE = 4;

  /** What a pair counts whose words have other marks. */
  private static final float OTHER_MARKS = 0.7f;

  /** A pair means much in a long text too. */
  private static final float PAIR_B = 0.3f;

  /**
   * What it counts to have all words, in parts of what they are worth; less of them, the square.
   */
  private static final float COVERAGE = 0.2f;

  /** A query of so many words wants all of them: who has them stands above who has not. */
  public static final int MAX_COVERED = 3;

  /** What a word of such a query counts: more than all other evidence. */
  private static final float COVERED = 200;

  /** What the words of such a query count, as words: less than a grade. */
  private static final float WORD = 20;

  /** What the spelling with i or y that was typed counts; just enough to come first. */
  private static final float SPELLING = 0.02f;

  private final QueryEvidence evidence;
  private final EvidenceWeights weights;
  private final Occurrences occurrences;
  private final int count;

  /** Of each word, the one part that it is looked for in, or {@link Occurrences#TEXT}. */
  private final int[] parts;

  /** Of each word, the pairs that begin with it. */
  private final int[][] pairsOf;

  private final int wordSyllables;

  /** Of each word, how often it stands in each of {@link #PARTS} at its best grade. */
  private final int[][] frequencies;

  private final int[][] readingFrequencies;

  /** The part that tells most of the article at hand. */
  private int titlePart;

  private final float[] pairFrequencies;

  EvidenceScorer(QueryEvidence evidence, EvidenceWeights weights, AccentMode mode) {
    this.evidence = evidence;
    this.weights = weights;
    occurrences = new Occurrences(new TermMatcher(evidence, mode));
    count = evidence.terms().size();
    frequencies = new int[count][PARTS.size()];
    readingFrequencies = new int[count][];
    Arrays.setAll(readingFrequencies, t -> new int[evidence.terms().get(t).readings().size()]);
    pairFrequencies = new float[evidence.pairs().size()];
    parts = new int[count];
    Arrays.setAll(parts, t -> Occurrences.part(evidence.terms().get(t).field()));
    pairsOf = new int[count][];
    for (int t = 0; t < count; t++) {
      int first = t;
      pairsOf[t] =
          IntStream.range(0, pairFrequencies.length)
              .filter(pair -> evidence.pairs().get(pair).first() == first)
              .toArray();
    }
    wordSyllables =
        evidence.rows().stream()
            .filter(QueryEvidence.Row::isWord)
            .mapToInt(row -> row.terms().size())
            .sum();
  }

  /** Weighs an article by its {@link ArticleFields#TOKENS}. */
  void score(RankedArticle article, BytesRef tokens) {
    occurrences.tokens().read(tokens);
    article.isCut = occurrences.tokens().isCut();
    occurrences.find();
    countTerms(article);
    for (int t = 0; t < count; t++) {
      if (article.grades[t] != MatchGrade.NONE) {
        weigh(article, t);
      }
    }
    weighRows(article);
    weighPairs(article);
    sum(article);
  }

  /** The best grade of each word, and how often the article has it so. */
  private void countTerms(RankedArticle article) {
    for (int o = 0; o < occurrences.size(); o++) {
      TermMatcher.Match match = occurrences.match(o);
      int t = match.term();
      if (t < count && occurrences.isIn(parts[t], o)) {
        if (article.grades[t].isBelow(match.grade())) {
          article.grades[t] = match.grade();
        }
        article.isSpelledSo[t] |= match.isSpelling();
      }
    }
    // An article without a title is read by its lead.
    titlePart = occurrences.length(TITLE_PART) > 0 ? TITLE_PART : LEAD_PART;
    for (int t = 0; t < count; t++) {
      Arrays.fill(frequencies[t], 0);
      Arrays.fill(readingFrequencies[t], 0);
    }
    for (int o = 0; o < occurrences.size(); o++) {
      TermMatcher.Match match = occurrences.match(o);
      int t = match.term();
      if (t < count
          && !match.isSpelling()
          && match.grade() == article.grades[t]
          && occurrences.isIn(parts[t], o)) {
        article.weights[t] = Math.max(article.weights[t], match.weight());
        frequencies[t][TEXT]++;
        if (occurrences.part(o) == titlePart) {
          frequencies[t][TITLE]++;
        }
        if (match.reading() >= 0) {
          readingFrequencies[t][match.reading()]++;
        }
      }
    }
  }

  private void weigh(RankedArticle article, int t) {
    QueryEvidence.Term term = evidence.terms().get(t);
    boolean everywhere = term.field().equals(ArticleFields.TEXT);
    for (int p = everywhere ? TITLE : TEXT; p <= TEXT; p++) {
      float length = everywhere ? length(p) : weights.averageLength(p);
      float score =
          article.weights[t]
              * PART_WEIGHTS[p]
              * weights.term(t, p)
              * saturate(frequencies[t][p], length, weights.averageLength(p), B);
      if (score > article.terms[t]) {
        article.terms[t] = score;
        article.parts[t] = p == TEXT ? -1 : p;
      }
    }
    if (!term.isMarked() && !term.readings().isEmpty()) {
      article.terms[t] = (1 - READING) * article.terms[t] + READING * likely(t);
    }
    article.terms[t] += article.isSpelledSo[t] ? SPELLING : 0;
    if (count == 1 && everywhere && !term.isMarked() && article.grades[t] == MatchGrade.SAME) {
      article.grades[t] = gradeAlone(term);
    }
  }

  private float length(int part) {
    if (part == TEXT) {
      return occurrences.textLength();
    }
    // A lead is longer than a title, and tells as much.
    return titlePart == TITLE_PART ? occurrences.length(titlePart) : weights.averageLength(TITLE);
  }

  /** The BM25 of a frequency without how rare the term is. */
  private static float saturate(float frequency, float length, float average, float b) {
    return frequency == 0 ? 0 : frequency / (frequency + K1 * (1 - b + b * length / average));
  }

  private float saturateInText(float frequency, float b) {
    return saturate(frequency, occurrences.textLength(), weights.averageLength(TEXT), b);
  }

  /** What the likely readings of a word without marks count; the best of them. */
  private float likely(int t) {
    float best = 0;
    int r = 0;
    for (float probability : evidence.terms().get(t).readings().values()) {
      float score = weights.reading(t, r) * saturateInText(readingFrequencies[t][r], B);
      best = Math.max(best, probability * score);
      r++;
    }
    return best;
  }

  /**
   * A word alone that was typed without marks: where the text has just that, it comes first, and
   * then what it likely stands for. Among several words nobody knows which of them were meant so.
   */
  private MatchGrade gradeAlone(QueryEvidence.Term term) {
    int typed = TermCodes.of(term.typed());
    for (int o = 0; o < occurrences.size(); o++) {
      if (occurrences.code(o) == typed) {
        return MatchGrade.SAME;
      }
    }
    boolean isLikely = Arrays.stream(readingFrequencies[0]).anyMatch(frequency -> frequency > 0);
    return isLikely ? MatchGrade.LIKELY : MatchGrade.REFINED;
  }

  private void weighPairs(RankedArticle article) {
    Arrays.fill(pairFrequencies, 0);
    for (int o = 0; o < occurrences.size() && occurrences.isInText(o); o++) {
      TermMatcher.Match first = occurrences.match(o);
      if (first.term() < count && !first.isSpelling()) {
        for (int pair : pairsOf[first.term()]) {
          countPair(pair, o);
        }
      }
    }
    for (int pair = 0; pair < pairFrequencies.length; pair++) {
      if (pairFrequencies[pair] > 0) {
        article.pairs += PAIR * weights.pair(pair) * saturateInText(pairFrequencies[pair], PAIR_B);
        article.pairCount++;
      }
    }
  }

  /** Counts the second words of a pair that stand after a first one. */
  private void countPair(int pair, int first) {
    int second = evidence.pairs().get(pair).second();
    int position = occurrences.position(first);
    for (int o = first + 1;
        o < occurrences.size() && occurrences.position(o) <= position + MAX_DISTANCE;
        o++) {
      TermMatcher.Match match = occurrences.match(o);
      int distance = occurrences.position(o) - position;
      if (match.term() == second
          && distance > 0
          && occurrences.part(o) == occurrences.part(first)
          && !match.isSpelling()) {
        boolean otherMarks =
            match.grade() == MatchGrade.NONE || occurrences.match(first).grade() == MatchGrade.NONE;
        pairFrequencies[pair] +=
            (otherMarks ? OTHER_MARKS : 1) * (distance == 1 ? 1 : 0.5f / distance);
      }
    }
  }

  private void weighRows(RankedArticle article) {
    int first = count;
    for (int r = 0; r < evidence.rows().size(); r++) {
      QueryEvidence.Row row = evidence.rows().get(r);
      int length = row.terms().size();
      int frequency = occurrences.countRows(first, length, row.isWord());
      if (frequency > 0 && row.isWord()) {
        article.words += WORD * length / wordSyllables;
      } else if (frequency > 0) {
        weighOtherForm(article, r, frequency);
      }
      first += length;
    }
  }

  /** Another form counts as the words that it stands for, where these are not there themselves. */
  private void weighOtherForm(RankedArticle article, int r, int frequency) {
    List<Integer> terms = evidence.rows().get(r).standsFor();
    if (terms.stream().noneMatch(term -> article.grades[term].isBelow(MatchGrade.SYNONYM))) {
      return;
    }
    float score =
        MatchGrade.SYNONYM.score / terms.size() * weights.row(r) * saturateInText(frequency, B);
    for (int term : terms) {
      if (score > article.terms[term]) {
        article.terms[term] = score;
        article.grades[term] = MatchGrade.SYNONYM;
        article.parts[term] = -1;
      }
    }
  }

  private void sum(RankedArticle article) {
    float sum = article.pairs;
    float found = 0;
    float grades = 0;
    boolean whole = count <= MAX_COVERED;
    for (int t = 0; t < count; t++) {
      sum += article.terms[t];
      if (article.terms[t] > 0 && !evidence.terms().get(t).inSyntax()) {
        found += weights.rarity(t);
        article.matched++;
      }
      grades += article.grades[t].rank;
      whole &= article.terms[t] > 0;
    }
    article.found = weights.all() == 0 ? 1 : found / weights.all();
    article.coverage = COVERAGE * weights.all() * article.found * article.found;
    article.covered = whole ? COVERED * grades : 0;
    article.words = whole ? article.words : 0;
    article.score = sum + article.coverage + article.words + article.covered;
  }
}
