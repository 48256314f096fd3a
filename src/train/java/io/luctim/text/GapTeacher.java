// SPDX-License-Identifier: Apache-2.0
package io.luctim.language;

import static io.luctim.language.WordStatistics.bin;

import io.luctim.language.TrainingCorpus.Sentence;
import io.luctim.text.ngram.NgramKeys;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The teacher: learns from a large corpus that a tool segmented (the words of news), then from a
 * small one that people segmented (what a word is), with a list of words that both lack.
 *
 * <p>It sees statistics that are too large to ship. What it has learned it writes into the large
 * corpus, from which the small model of {@link WordModel} learns in turn.
 */
final class GapTeacher {
  private static final double TOOL_SHARE = 0.6;
  private static final double TOOL_LIMIT = 10;
  private static final double WORD_BONUS = 3;
  private static final double LONG_WORD_BONUS = 10;
  private static final int MAX_WORD = 8;

  private final TrainingCorpus corpus;
  private final WordStatistics statistics;
  private final LinearModel tool = new LinearModel(0.3, 0);
  private final LinearModel people = new LinearModel(0.1, 0.001);
  private final long[] features = new long[32];
  private final Map<String, Boolean> words = new HashMap<>();

  GapTeacher(TrainingCorpus corpus, WordStatistics statistics, List<String> wordList) {
    this.corpus = corpus;
    this.statistics = statistics;
    for (String word : wordList) {
      StringBuilder row = new StringBuilder();
      for (int unit : corpus.wordAlone(word).units()) {
        row.append(corpus.name(unit)).append(' ');
      }
      words.put(row.toString().strip(), true);
    }
  }

  void learnFromTool(List<List<Sentence>> articles, int epochs) {
    List<Sentence> sentences = new ArrayList<>();
    articles.forEach(sentences::addAll);
    for (int epoch = 0; epoch < epochs; epoch++) {
      Collections.shuffle(sentences, new Random(epoch));
      for (Sentence sentence : sentences) {
        boolean joined = false;
        for (int i = 0; i < sentence.units().length; i++) {
          if (!sentence.isGap(i)) {
            joined = false;
            continue;
          }
          int count = toolFeatures(sentence, i, joined);
          double error =
              LinearModel.sigmoid(tool.score(features, count)) - (sentence.joined()[i] ? 1 : 0);
          tool.update(features, count, error);
          joined = sentence.joined()[i];
        }
      }
    }
  }

  void learnFromPeople(List<Sentence> gold, int epochs) {
    List<Sentence> sentences = new ArrayList<>(gold);
    for (int epoch = 0; epoch < epochs; epoch++) {
      Collections.shuffle(sentences, new Random(epoch));
      for (Sentence sentence : sentences) {
        int[] inWord = listedWords(sentence);
        boolean joined = false;
        for (int i = 0; i < sentence.units().length; i++) {
          if (!sentence.isGap(i)) {
            joined = false;
            continue;
          }
          double fixed = fixedScore(sentence, i, joined, inWord[i]);
          int count = peopleFeatures(sentence, i, joined, inWord[i]);
          double score = fixed + people.score(features, count);
          people.update(
              features, count, LinearModel.sigmoid(score) - (sentence.joined()[i] ? 1 : 0));
          joined = sentence.joined()[i];
        }
      }
    }
  }

  /** The likeliest row of decisions (Viterbi). */
  boolean[] decide(Sentence sentence) {
    int size = sentence.units().length;
    int[] inWord = listedWords(sentence);
    double[] scores = {0, Double.NEGATIVE_INFINITY};
    int[][] back = new int[size][2];
    for (int i = 0; i < size; i++) {
      double[] next = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
      for (int before = 0; before < 2; before++) {
        if (scores[before] == Double.NEGATIVE_INFINITY) {
          continue;
        }
        double join = Double.NEGATIVE_INFINITY;
        double split = 0;
        if (sentence.isGap(i)) {
          double score = fixedScore(sentence, i, before == 1, inWord[i]);
          score += people.score(features, peopleFeatures(sentence, i, before == 1, inWord[i]));
          join = -Math.log1p(Math.exp(-score));
          split = -Math.log1p(Math.exp(score));
        }
        if (scores[before] + split > next[0]) {
          next[0] = scores[before] + split;
          back[i][0] = before;
        }
        if (scores[before] + join > next[1]) {
          next[1] = scores[before] + join;
          back[i][1] = before;
        }
      }
      scores = next;
    }
    boolean[] joined = new boolean[size];
    int state = 0; // the last unit is joined to nothing
    for (int i = size - 1; i >= 0; i--) {
      joined[i] = state == 1;
      state = back[i][state];
    }
    return joined;
  }

  private double fixedScore(Sentence sentence, int i, boolean joined, int inWord) {
    double score = toolScore(sentence, i, joined);
    double bonus = inWord == 0 ? 0 : inWord == 2 ? WORD_BONUS : LONG_WORD_BONUS;
    return TOOL_SHARE * Math.max(-TOOL_LIMIT, Math.min(TOOL_LIMIT, score)) + bonus;
  }

  private double toolScore(Sentence sentence, int i, boolean joined) {
    return tool.score(features, toolFeatures(sentence, i, joined));
  }

  /** For each gap the length of the longest listed word around it, 0 for none. */
  private int[] listedWords(Sentence sentence) {
    int size = sentence.units().length;
    int[] longest = new int[size];
    for (int from = 0; from < size; from++) {
      StringBuilder row = new StringBuilder();
      for (int to = from; to < Math.min(size, from + MAX_WORD); to++) {
        if (!TrainingCorpus.isWord(sentence.unit(to))) {
          break;
        }
        row.append(row.isEmpty() ? "" : " ").append(corpus.name(sentence.unit(to)));
        if (to > from && words.containsKey(row.toString())) {
          for (int gap = from; gap < to; gap++) {
            longest[gap] = Math.max(longest[gap], to - from + 1);
          }
        }
      }
    }
    return longest;
  }

  private int toolFeatures(Sentence s, int i, boolean joined) {
    int p = joined ? 1 : 0;
    int ll = s.unit(i - 2);
    int l = s.unit(i - 1);
    int a = s.unit(i);
    int b = s.unit(i + 1);
    int r = s.unit(i + 2);
    int rr = s.unit(i + 3);
    features[0] = NgramKeys.of(100, a, b);
    features[1] = NgramKeys.of(101, a, p);
    features[2] = NgramKeys.of(102, b, p);
    features[3] = NgramKeys.of(103, a, b, p);
    features[4] = NgramKeys.of(104, l, a, b);
    features[5] = NgramKeys.of(105 + p, l, a, b);
    features[6] = NgramKeys.of(107, a, b, r);
    features[7] = NgramKeys.of(108, l, a, b, r);
    features[8] = NgramKeys.of(109, b, r);
    features[9] = NgramKeys.of(110, l, a, p);
    features[10] = NgramKeys.of(111, a, b, r, rr);
    features[11] = NgramKeys.of(112, ll, l, a, b);
    return 12;
  }

  private int peopleFeatures(Sentence s, int i, boolean joined, int inWord) {
    int a = s.unit(i);
    int b = s.unit(i + 1);
    int l = s.unit(i - 1);
    int r = s.unit(i + 2);
    int p = joined ? 1 : 0;
    double next = s.isGap(i + 1) ? toolScore(s, i + 1, false) : -9;
    double score = toolScore(s, i, joined);
    int fine = bin(score, -8, -6, -4, -3, -2, -1, -0.3, 0.3, 1, 2, 3, 4, 6, 8);
    int coarse = bin(score, -2.5, 0, 2.5);
    int[] seen = statistics.pairCounts(a, b);
    int both = seen[0] + seen[1];
    int often = bin(both, 1, 3, 10, 50, 300);
    int few = bin(both, 1, 5);
    int share = both == 0 ? 9 : bin((double) seen[1] / both, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99);
    int mutual = bin(statistics.mutualInformation(a, b), 0, 1, 2, 3, 4, 5, 6, 7, 8);
    int shapes = statistics.shape(a) * 8 + statistics.shape(b);
    int names = statistics.nameDegree(a) * 8 + statistics.nameDegree(b);
    int n = 0;
    features[n++] = NgramKeys.of(200, fine, p);
    features[n++] = NgramKeys.of(201, often, share);
    features[n++] = NgramKeys.of(202, mutual, often);
    features[n++] = NgramKeys.of(203, mutual, share);
    features[n++] = NgramKeys.of(204, a, coarse);
    features[n++] = NgramKeys.of(205, b, coarse);
    features[n++] = NgramKeys.of(206, a, b);
    features[n++] = NgramKeys.of(207, a, b, coarse);
    features[n++] = NgramKeys.of(208, names, few, coarse);
    features[n++] = NgramKeys.of(209, shapes, few);
    features[n++] = NgramKeys.of(210, shapes, coarse, Math.min(both, 1));
    features[n++] = NgramKeys.of(211, a, p);
    features[n++] = NgramKeys.of(212, b, p);
    features[n++] = NgramKeys.of(213, a, mutual);
    features[n++] = NgramKeys.of(214, b, mutual);
    if (l != SyllableSequence.BREAK) {
      int before = bin(statistics.mutualInformation(l, a), 0, 2, 4, 6);
      features[n++] = NgramKeys.of(215, before, mutual, coarse, p);
    }
    if (r != SyllableSequence.BREAK) {
      int after = bin(statistics.mutualInformation(b, r), 0, 2, 4, 6);
      features[n++] = NgramKeys.of(216, bin(next, -3, 0, 3), fine);
      features[n++] = NgramKeys.of(217, after, mutual, coarse, p);
    }
    if (inWord > 0) {
      features[n++] = NgramKeys.of(218, Math.min(inWord, 3), 0);
      features[n++] = NgramKeys.of(219, Math.min(inWord, 3), coarse, often);
    }
    return n;
  }
}
