// SPDX-License-Identifier: Apache-2.0
package io.luctim.language;

import io.luctim.language.TrainingCorpus.Sentence;
import io.luctim.text.letter.SyllableParser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a large corpus says of syllables and of pairs of them. */
final class WordStatistics {
  private static final int[] NEVER = {0, 0};

  private final Map<Long, int[]> pairs = new HashMap<>();
  private final int[] counts;
  private final int[] inside;
  private final int[] capitals;
  private final int[] shapes;
  private long total;

  WordStatistics(TrainingCorpus corpus, List<List<Sentence>> articles) {
    counts = new int[corpus.size()];
    inside = new int[corpus.size()];
    capitals = new int[corpus.size()];
    shapes = new int[corpus.size()];
    articles.forEach(article -> article.forEach(this::count));
    SyllableParser letters = new SyllableParser();
    for (int id = 0; id < shapes.length; id++) {
      char[] name = corpus.name(id).toCharArray();
      shapes[id] = name.length == 0 ? 0 : WordModel.shape(letters, name, 0, name.length);
    }
  }

  private void count(Sentence sentence) {
    int[] units = sentence.units();
    boolean allCapitals = true;
    for (int i = 0; i < units.length; i++) {
      allCapitals &= !TrainingCorpus.isWord(units[i]) || sentence.capital()[i];
    }
    for (int i = 0; i < units.length; i++) {
      total++;
      counts[units[i]]++;
      if (sentence.isGap(i)) {
        pairs
            .computeIfAbsent(pair(units[i], units[i + 1]), k -> new int[2])[
            sentence.joined()[i] ? 1 : 0]++;
      }
      if (!allCapitals && i > 0 && units[i - 1] != SyllableSequence.BREAK) {
        inside[units[i]]++;
        capitals[units[i]] += sentence.capital()[i] ? 1 : 0;
      }
    }
  }

  private static long pair(int a, int b) {
    return (long) a << 32 | b;
  }

  int count(int id) {
    return counts[id];
  }

  /** How often a pair was joined [1] and not [0]. */
  int[] pairCounts(int a, int b) {
    return pairs.getOrDefault(pair(a, b), NEVER);
  }

  /** Pointwise mutual information of two neighbours; -9 where they never are. */
  double mutualInformation(int a, int b) {
    int[] seen = pairCounts(a, b);
    int both = seen[0] + seen[1];
    return both == 0
        ? -9
        : Math.log((double) both * total / ((double) Math.max(1, counts[a]) * counts[b]));
  }

  int shape(int id) {
    return shapes[id];
  }

  /** How much a syllable belongs to names, by its capitals within sentences: 0 to 4. */
  int nameDegree(int id) {
    if (inside[id] == 0) {
      return WordModel.unknownClass(shapes[id]) % WordModel.NAME_DEGREES;
    }
    return bin((capitals[id] + 0.3) / (inside[id] + 1), 0.05, 0.2, 0.5, 0.8);
  }

  int classOf(int id) {
    return shapes[id] * WordModel.NAME_DEGREES + nameDegree(id);
  }

  static int bin(double value, double... bounds) {
    int bin = 0;
    while (bin < bounds.length && value >= bounds[bin]) {
      bin++;
    }
    return bin;
  }
}
