// SPDX-License-Identifier: Apache-2.0
package io.luctim.language;

import io.luctim.language.TrainingCorpus.Sentence;
import io.luctim.text.ngram.FingerprintTableBuilder;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Trains {@link WordModel}, the small model that is shipped, on what {@link GapTeacher} says. */
final class WordModelTrainer {
  private static final int EPOCHS = 4;
  private static final int GOLD_COPIES = 4;
  private static final int WORD_COPIES = 4;
  private static final double PRUNE = 0.5;
  private static final int MIN_CLASS_COUNT = 3;
  private static final int SEEN_MASK = (1 << 30) - 1;

  private final TrainingCorpus corpus;
  private final WordStatistics statistics;
  private final LinearModel model = new LinearModel(0.3, 0);
  private final float[] classWeights = new float[2 * WordModel.CLASSES * WordModel.CLASSES];
  private final float[] classSquares = new float[classWeights.length];
  private final long[] features = new long[WordModel.FEATURES];
  private long[] keys = new long[0];
  private int[] classes = new int[0];

  WordModelTrainer(TrainingCorpus corpus, WordStatistics statistics) {
    this.corpus = corpus;
    this.statistics = statistics;
  }

  WordModel train(List<Sentence> taught, List<Sentence> gold, List<Sentence> words) {
    List<Sentence> sentences = new ArrayList<>(taught);
    sentences.addAll(inBorrowedContexts(words, taught));
    for (int i = 0; i < GOLD_COPIES; i++) {
      sentences.addAll(gold);
    }
    int size = corpus.size();
    keys = new long[size];
    classes = new int[size];
    for (int id = 0; id < size; id++) {
      keys[id] = corpus.key(id);
      classes[id] = TrainingCorpus.isWord(id) ? statistics.classOf(id) : 0;
    }
    Set<Long> seenTwice = featuresSeenTwice(sentences);
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      Collections.shuffle(sentences, new Random(epoch));
      for (Sentence sentence : sentences) {
        learn(sentence, epoch > 0, seenTwice);
      }
    }
    return pack(seenTwice);
  }

  /** Listed words may be in no article: each takes the place of a word of another sentence. */
  private List<Sentence> inBorrowedContexts(List<Sentence> words, List<Sentence> taught) {
    Random random = new Random(3);
    List<Sentence> borrowed = new ArrayList<>();
    for (Sentence word : words) {
      for (int copy = 0; copy < WORD_COPIES; copy++) {
        Sentence host;
        List<Integer> starts = new ArrayList<>();
        do {
          host = taught.get(random.nextInt(taught.size()));
          for (int i = 0; i < host.units().length; i++) {
            if (host.joined()[i] && (i == 0 || !host.joined()[i - 1])) {
              starts.add(i);
            }
          }
        } while (starts.isEmpty());
        borrowed.add(replace(host, starts.get(random.nextInt(starts.size())), word));
      }
    }
    return borrowed;
  }

  private static Sentence replace(Sentence host, int start, Sentence word) {
    int end = start;
    while (host.joined()[end]) {
      end++;
    }
    end++;
    int from = wordStart(host, Math.max(0, start - 4));
    int to = end;
    while (to < host.units().length && (to < end + 4 || host.joined()[to - 1])) {
      to++;
    }
    int before = start - from;
    int length = before + word.units().length + to - end;
    int[] units = new int[length];
    boolean[] joined = new boolean[length];
    System.arraycopy(host.units(), from, units, 0, before);
    System.arraycopy(host.joined(), from, joined, 0, before);
    int after = before + word.units().length;
    System.arraycopy(word.units(), 0, units, before, word.units().length);
    System.arraycopy(word.joined(), 0, joined, before, word.units().length);
    System.arraycopy(host.units(), end, units, after, to - end);
    System.arraycopy(host.joined(), end, joined, after, to - end);
    return new Sentence(units, joined, new boolean[length]);
  }

  private static int wordStart(Sentence sentence, int at) {
    int start = at;
    while (start > 0 && sentence.joined()[start - 1]) {
      start--;
    }
    return start;
  }

  private Set<Long> featuresSeenTwice(List<Sentence> sentences) {
    BitSet once = new BitSet(SEEN_MASK); // by hash: a few features get in that were seen once
    Set<Long> twice = new HashSet<>();
    for (Sentence sentence : sentences) {
      for (int i = 0; i < sentence.units().length; i++) {
        if (sentence.isGap(i)) {
          boolean joined = i > 0 && sentence.isGap(i - 1) && sentence.joined()[i - 1];
          for (int f = 0, n = features(sentence, i, joined ? 1 : 0); f < n; f++) {
            int bit = (int) (features[f] >>> 20) & SEEN_MASK;
            if (once.get(bit)) {
              twice.add(features[f]);
            }
            once.set(bit);
          }
        }
      }
    }
    return twice;
  }

  private int features(Sentence s, int i, int joined) {
    for (int f = 0; f < WordModel.FEATURES; f++) {
      features[f] =
          WordModel.feature(
              f,
              joined,
              keys[s.unit(i - 1)],
              keys[s.unit(i)],
              keys[s.unit(i + 1)],
              keys[s.unit(i + 2)]);
    }
    return WordModel.FEATURES;
  }

  /**
   * Learns from a sentence.
   *
   * @param own whether to go on from the model's own decisions, as it has to when in use
   */
  private void learn(Sentence s, boolean own, Set<Long> known) {
    int joined = 0;
    for (int i = 0; i < s.units().length; i++) {
      if (!s.isGap(i)) {
        joined = 0;
        continue;
      }
      int count = features(s, i, joined);
      int pair = WordModel.classPair(joined, classes[s.unit(i)], classes[s.unit(i + 1)]);
      double score = classWeights[pair] + model.score(features, count);
      double error = LinearModel.sigmoid(score) - (s.joined()[i] ? 1 : 0);
      if (Math.abs(error) > 1e-3) {
        int kept = 0;
        for (int f = 0; f < count; f++) {
          if (known.contains(features[f])) {
            features[kept++] = features[f];
          }
        }
        model.update(features, kept, error);
        classSquares[pair] += (float) (error * error);
        classWeights[pair] -= (float) (0.3 * error / Math.sqrt(0.1 + classSquares[pair]));
      }
      joined = (own ? score > 0 : s.joined()[i]) ? 1 : 0;
    }
  }

  private WordModel pack(Set<Long> known) {
    FingerprintTableBuilder weights = new FingerprintTableBuilder(3, WordModel.WEIGHT_BITS);
    known.stream()
        .sorted()
        .forEach(key -> {
          float weight = model.weight(key);
          if (Math.abs(weight) >= PRUNE) {
            weights.put(key, WordModel.WEIGHT_OFFSET + units(weight, WordModel.WEIGHT_OFFSET - 1));
          }
        });
    FingerprintTableBuilder classTable = new FingerprintTableBuilder(3, WordModel.WEIGHT_BITS);
    Map<Long, Integer> byKey = new HashMap<>();
    for (int id = 0; id < classes.length; id++) {
      if (TrainingCorpus.isWord(id) && statistics.count(id) >= MIN_CLASS_COUNT) {
        byKey.put(keys[id], classes[id] + 1);
      }
    }
    byKey.keySet().stream().sorted().forEach(key -> classTable.put(key, byKey.get(key)));
    byte[] dense = new byte[classWeights.length];
    for (int i = 0; i < dense.length; i++) {
      dense[i] = (byte) units(classWeights[i], 127);
    }
    System.out.printf("word model: %d weights, %d classes%n", weights.size(), classTable.size());
    return new WordModel(weights.build(), classTable.build(), dense);
  }

  private static int units(float weight, int limit) {
    int units = Math.round(weight / WordModel.WEIGHT_UNIT);
    return Math.max(-limit, Math.min(limit, units));
  }
}
