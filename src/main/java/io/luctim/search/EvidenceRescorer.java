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
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermState;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.similarities.Similarity.SimScorer;
import org.jspecify.annotations.Nullable;

/**
 * Ranks the best articles of a cheap first pass by all the evidence there is.
 *
 * <p>Each word of the query counts where it counts most, among title, lead, body and captions, at
 * the grade of its accents; pairs of adjacent words count on top, and how much of the query the
 * article has at all. A short query wants all its words, as it was typed; of a longer one, articles
 * that are about the same as the best ones come before others.
 *
 * <p>All weights of the ranking that are not of the index stand here. For one query, by one thread.
 */
final class EvidenceRescorer {
  /** So many articles of the first pass are looked at. */
  static final int WINDOW = 120;

  /** The parts of an article, and what a word counts in them. */
  private static final List<String> PARTS =
      List.of(ArticleFields.TITLE, ArticleFields.LEAD, ArticleFields.BODY, ArticleFields.CAPTION);

  private static final float[] PART_WEIGHTS = {1.05f, 1.1f, 1, 0.5f};

  /** What the likely readings of a syllable without marks count, beside all that it may be. */
  private static final float READING = 0.5f;

  /** What two words in a row count, beside the words themselves. */
  private static final float PAIR = 0.7f;

  /**
   * What it counts to have all words, in parts of what they are worth; less of them, the square.
   */
  private static final float COVERAGE = 0.2f;

  /** Who has less of the query than this has only its common words. */
  private static final float MIN_FOUND = 0.25f;

  /** A query of so many words wants all of them: who has them stands above who has not. */
  private static final int MAX_COVERED = 3;

  /** What a word of such a query counts: more than all other evidence. */
  private static final float COVERED = 200;

  /** What the words of such a query count, as words: less than a grade. */
  private static final float WORD = 20;

  /** Grades of a word in a short query. */
  private static final float SAME = 1;

  private static final float LIKELY = 0.85f;
  private static final float REFINED = 0.75f;
  private static final float SYNONYM = 0.7f;
  private static final float BARE = 0.5f;
  private static final float NEAR = 0.4f;
  private static final float LOOSE = 0.25f;

  /** The same grades in the score of a word. */
  private static final float REFINED_SCORE = 0.1f;

  private static final float SYNONYM_SCORE = 0.8f;
  private static final float BARE_SCORE = 0.05f;
  private static final float LOOSE_SCORE = 0.01f;

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
  private final Candidate[] candidates;

  /** What is known of an article. */
  static final class Candidate {
    final int doc;
    final float[] terms; // what each word counts
    final float[] grades;
    final int[] parts; // where, or -1
    float pairs;
    int pairCount;
    int matched;
    float found; // how much of the query, by how rare its words are
    float coverage;
    float covered;
    float words;
    float about;
    float score;

    Candidate(int doc, int terms) {
      this.doc = doc;
      this.terms = new float[terms];
      grades = new float[terms];
      parts = new int[terms];
      Arrays.fill(parts, -1);
    }
  }

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
    candidates = new Candidate[docs.length];
    for (int i = 0; i < docs.length; i++) {
      candidates[i] = new Candidate(docs[i], evidence.terms().size());
    }
    weigh();
  }

  /**
   * The articles, best first; of equals the one that was added first. Those that have but the
   * common words of the query are left out.
   */
  List<Candidate> ranked() {
    List<Candidate> ranked = new ArrayList<>();
    int bare = (int) evidence.terms().stream().filter(QueryEvidence.Term::isBare).count();
    for (Candidate candidate : candidates) {
      if (candidate.matched >= minimumMatch(bare) && candidate.found >= MIN_FOUND) {
        ranked.add(candidate);
      }
    }
    ranked.sort(
        Comparator.comparingDouble((Candidate candidate) -> -candidate.score)
            .thenComparingInt(candidate -> candidate.doc));
    return ranked;
  }

  /** One or two words must all be there, of more a good part. */
  static int minimumMatch(int words) {
    return words <= 2 ? words : Math.max(2, Math.round(words * 0.4f));
  }

  private void weigh() throws IOException {
    List<QueryEvidence.Term> terms = evidence.terms();
    float[] rarity = new float[terms.size()];
    float all = 0;
    for (int i = 0; i < terms.size(); i++) {
      weigh(terms.get(i), i);
      rarity[i] = rarity(terms.get(i));
      all += terms.get(i).isBare() ? rarity[i] : 0;
    }
    for (QueryEvidence.Synonym synonym : evidence.synonyms()) {
      weigh(synonym);
    }
    for (String pair : evidence.pairs()) {
      float[] scores = scores(ArticleFields.PAIRS, pair);
      for (int c = 0; c < scores.length; c++) {
        if (scores[c] > 0) {
          candidates[c].pairs += PAIR * scores[c];
          candidates[c].pairCount++;
        }
      }
    }
    boolean isShort = terms.size() <= MAX_COVERED;
    if (isShort) {
      weighWords();
    }
    for (Candidate candidate : candidates) {
      float sum = candidate.pairs;
      float found = 0;
      float grades = 0;
      boolean whole = isShort;
      for (int i = 0; i < terms.size(); i++) {
        sum += candidate.terms[i];
        if (candidate.terms[i] > 0 && terms.get(i).isBare()) {
          found += rarity[i];
          candidate.matched++;
        }
        grades += candidate.grades[i];
        whole &= candidate.terms[i] > 0;
      }
      candidate.found = all == 0 ? 1 : found / all;
      candidate.coverage = COVERAGE * all * candidate.found * candidate.found;
      candidate.covered = whole ? COVERED * grades : 0;
      candidate.words = whole ? candidate.words : 0;
      candidate.score = sum + candidate.coverage + candidate.words + candidate.covered;
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
    int count = searcher.getIndexReader().docFreq(new Term(field, text));
    double total = searcher.getIndexReader().numDocs();
    return (float) Math.log(1 + (Math.max(total, count) - count + 0.5) / (count + 0.5));
  }

  private void weigh(QueryEvidence.Term term, int index) throws IOException {
    List<String> parts = term.field().equals(ArticleFields.TEXT) ? PARTS : List.of(term.field());
    boolean strict = mode == AccentMode.STRICT;
    for (int p = 0; p < parts.size(); p++) {
      float weight = parts.size() == 1 ? 1 : PART_WEIGHTS[p];
      String part = parts.get(p);
      if (term.isMarked() || strict) {
        for (String same : term.same()) {
          take(index, p, weight, SAME, scores(part, same));
        }
      } else {
        for (String same : term.same()) {
          String folded = AccentFolder.fold(same);
          take(index, p, weight, SAME, scores(ArticleFields.folded(part), folded));
        }
        for (Map.Entry<String, Float> near : term.near().entrySet()) {
          float[] scores = scores(ArticleFields.folded(part), near.getKey());
          take(index, p, weight * near.getValue(), NEAR, scores);
        }
      }
    }
    if (!strict) {
      weighLowerGrades(term, index);
    }
    for (String spelling : term.spellings()) {
      float[] scores = scores(ArticleFields.TEXT, spelling);
      for (int c = 0; c < scores.length; c++) {
        candidates[c].terms[index] += scores[c] > 0 ? SPELLING : 0;
      }
    }
  }

  /** Half of what a syllable without marks counts depends on whether it is a likely reading. */
  private void weighReadings(QueryEvidence.Term term, int index) throws IOException {
    float[] likely = new float[docs.length];
    for (Map.Entry<String, Float> reading : term.readings().entrySet()) {
      max(likely, reading.getValue(), scores(term.field(), reading.getKey()));
    }
    for (int c = 0; c < likely.length; c++) {
      if (candidates[c].terms[index] > 0) {
        candidates[c].terms[index] =
            (1 - READING) * candidates[c].terms[index] + READING * likely[c];
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
        takeMissing(index, REFINED_SCORE, REFINED, scores(term.field(), refinement));
      }
    }
    for (Map.Entry<String, Float> near : term.near().entrySet()) {
      float[] scores = scores(ArticleFields.folded(term.field()), near.getKey());
      takeMissing(index, near.getValue(), NEAR, scores);
    }
    String folded = AccentFolder.fold(term.typed());
    if (bareTexts && isMissing(index)) {
      float[] scores = scores(term.field(), folded);
      float[] bare = scores(ArticleFields.BARE, ArticleFields.YES);
      for (int c = 0; c < scores.length; c++) {
        scores[c] = c < bare.length && bare[c] > 0 ? scores[c] : 0;
      }
      takeMissing(index, BARE_SCORE, BARE, scores);
    }
    if (mode == AccentMode.LOOSE && isMissing(index)) {
      float[] scores = scores(ArticleFields.folded(term.field()), folded);
      takeMissing(index, LOOSE_SCORE, LOOSE, scores);
    }
  }

  /**
   * A word alone that was typed without marks: where the text has just that, it comes first, and
   * then what it likely stands for. Among several words nobody knows which of them were meant so.
   */
  private void gradeAlone(QueryEvidence.Term term) throws IOException {
    float[] typed = scores(ArticleFields.TEXT, term.typed());
    float[] likely = new float[docs.length];
    for (String reading : term.readings().keySet()) {
      max(likely, 1, scores(ArticleFields.TEXT, reading));
    }
    for (int c = 0; c < docs.length; c++) {
      if (candidates[c].grades[0] == SAME && (c >= typed.length || typed[c] == 0)) {
        candidates[c].grades[0] = likely[c] > 0 ? LIKELY : REFINED;
      }
    }
  }

  /** Another form counts as the words that it stands for, where these are not there themselves. */
  private void weigh(QueryEvidence.Synonym synonym) throws IOException {
    float[] best = new float[docs.length];
    for (List<String> form : synonym.forms()) {
      max(best, SYNONYM_SCORE / synonym.terms().size(), scores(form));
    }
    for (int c = 0; c < best.length; c++) {
      Candidate candidate = candidates[c];
      if (best[c] > 0
          && synonym.terms().stream().anyMatch(term -> candidate.grades[term] < SYNONYM)) {
        for (int term : synonym.terms()) {
          takeOne(candidate, term, -1, best[c], SYNONYM);
        }
      }
    }
  }

  /** What a row of terms counts in the articles that have it: each of them, and in pairs. */
  private float[] scores(List<String> row) throws IOException {
    float[] sum = new float[docs.length];
    for (int i = 0; i < row.size(); i++) {
      boolean isMarked = AccentFolder.isMarked(row.get(i));
      String field = ArticleFields.TEXT;
      float[] term = scores(isMarked ? field : ArticleFields.folded(field), row.get(i));
      float[] pair = term;
      if (i > 0) {
        String before = AccentFolder.fold(row.get(i - 1));
        String pairTerm = ArticleFields.pair(before, AccentFolder.fold(row.get(i)));
        pair = scores(ArticleFields.PAIRS, pairTerm);
      }
      if (term.length == 0 || pair.length == 0) {
        return new float[0];
      }
      for (int c = 0; c < sum.length; c++) {
        boolean goesOn = (i == 0 || sum[c] > 0) && term[c] > 0 && pair[c] > 0;
        sum[c] = goesOn ? sum[c] + term[c] : 0;
      }
    }
    return sum;
  }

  private void weighWords() throws IOException {
    int syllables = evidence.words().stream().mapToInt(QueryEvidence.Word::syllables).sum();
    for (QueryEvidence.Word word : evidence.words()) {
      float[] scores = scores(ArticleFields.WORDS, word.term());
      for (int c = 0; c < scores.length; c++) {
        candidates[c].words += scores[c] > 0 ? WORD * word.syllables() / syllables : 0;
      }
    }
  }

  /** What the best articles are about moves those up that are about the same. */
  private void compare() throws IOException {
    List<Candidate> ranked = ranked();
    if (ranked.isEmpty() || ranked.getFirst().score <= 0) {
      return;
    }
    List<Candidate> compared = ranked.subList(0, Math.min(COMPARED, ranked.size()));
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
    compared.forEach(candidate -> candidate.score += candidate.about);
  }

  private byte[][] keyTerms(List<Candidate> compared) throws IOException {
    byte[][] keyTerms = new byte[compared.size()][];
    Integer[] order = new Integer[compared.size()];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingInt(i -> compared.get(i).doc));
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    BinaryDocValues values = null;
    int current = -1;
    for (int i : order) {
      int doc = compared.get(i).doc;
      int leaf = ReaderUtil.subIndex(doc, leaves);
      if (leaf != current) {
        values = leaves.get(leaf).reader().getBinaryDocValues(ArticleFields.KEY_TERMS);
        current = leaf;
      }
      boolean found = values != null && values.advanceExact(doc - leaves.get(leaf).docBase);
      keyTerms[i] = new byte[0];
      if (found && values != null) {
        var bytes = values.binaryValue();
        keyTerms[i] = Arrays.copyOfRange(bytes.bytes, bytes.offset, bytes.offset + bytes.length);
      }
    }
    return keyTerms;
  }

  private static void max(float[] best, float weight, float[] scores) {
    for (int c = 0; c < scores.length; c++) {
      best[c] = Math.max(best[c], weight * scores[c]);
    }
  }

  private boolean isMissing(int term) {
    return Arrays.stream(candidates).anyMatch(candidate -> candidate.terms[term] == 0);
  }

  private void takeMissing(int term, float weight, float grade, float[] scores) {
    for (int c = 0; c < scores.length; c++) {
      if (candidates[c].grades[term] <= grade) {
        takeOne(candidates[c], term, PARTS.size(), weight * scores[c], grade);
      }
    }
  }

  private void take(int term, int part, float weight, float grade, float[] scores) {
    for (int c = 0; c < scores.length; c++) {
      takeOne(candidates[c], term, part, weight * scores[c], grade);
    }
  }

  private static void takeOne(Candidate candidate, int term, int part, float score, float grade) {
    if (score > candidate.terms[term]) {
      candidate.terms[term] = score;
      candidate.grades[term] = grade;
      candidate.parts[term] = part;
    }
  }

  /** What a term counts in each of the articles; an empty array if it is nowhere. */
  private float[] scores(String field, String text) throws IOException {
    Term term = new Term(field, text);
    TermStates states = TermStates.build(searcher, term, true);
    CollectionStatistics collection = searcher.collectionStatistics(field);
    if (states.docFreq() == 0 || collection == null) {
      return new float[0];
    }
    SimScorer scorer =
        searcher
            .getSimilarity()
            .scorer(
                1,
                collection,
                searcher.termStatistics(term, states.docFreq(), states.totalTermFreq()));
    float[] scores = new float[docs.length];
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      score(leaf, term, states, scorer, scores);
    }
    return scores;
  }

  private void score(
      LeafReaderContext leaf, Term term, TermStates states, SimScorer scorer, float[] scores)
      throws IOException {
    int first = firstAtOrAfter(leaf.docBase);
    int last = firstAtOrAfter(leaf.docBase + leaf.reader().maxDoc());
    @Nullable PostingsEnum postings = first == last ? null : postings(leaf, term, states);
    if (postings == null) {
      return;
    }
    NumericDocValues norms = leaf.reader().getNormValues(term.field());
    for (int c = first; c < last; c++) {
      int doc = docs[c] - leaf.docBase;
      int at = postings.docID();
      if (at < doc) {
        at = postings.advance(doc);
      }
      if (at == doc) {
        long norm = norms != null && norms.advanceExact(doc) ? norms.longValue() : 1;
        scores[c] = scorer.score(postings.freq(), norm);
      } else if (at == PostingsEnum.NO_MORE_DOCS) {
        return;
      }
    }
  }

  private static @Nullable PostingsEnum postings(
      LeafReaderContext leaf, Term term, TermStates states) throws IOException {
    var supplier = states.get(leaf);
    TermState state = supplier == null ? null : supplier.get();
    if (state == null) {
      return null;
    }
    TermsEnum terms = leaf.reader().terms(term.field()).iterator();
    terms.seekExact(term.bytes(), state);
    return terms.postings(null, PostingsEnum.FREQS);
  }

  private int firstAtOrAfter(int doc) {
    int index = Arrays.binarySearch(docs, doc);
    return index >= 0 ? index : -index - 1;
  }
}
