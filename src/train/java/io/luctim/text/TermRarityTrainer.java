// SPDX-License-Identifier: Apache-2.0
package io.luctim.text.term;

import io.luctim.language.TrainingCorpus;
import io.luctim.language.TrainingCorpus.Sentence;
import io.luctim.text.ngram.FingerprintTableBuilder;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts in how many articles a word stands, and two in a row: {@link TermRarity}. */
public final class TermRarityTrainer {
  private TermRarityTrainer() {}

  public static byte[] train(TrainingCorpus corpus, List<List<Sentence>> articles) {
    Map<Long, Integer> frequencies = new TreeMap<>();
    for (List<Sentence> article : articles) {
      Set<Long> seen = new HashSet<>();
      for (Sentence sentence : article) {
        long previous = 0;
        for (int unit : sentence.units()) {
          long key = TrainingCorpus.isWord(unit) ? corpus.key(corpus.bareId(unit)) : 0;
          if (key != 0) {
            seen.add(key);
          }
          if (key != 0 && previous != 0) {
            seen.add(TermRarity.pair(previous, key));
          }
          previous = key;
        }
      }
      seen.forEach(key -> frequencies.merge(key, 1, Integer::sum));
    }
    FingerprintTableBuilder table = new FingerprintTableBuilder(3, TermRarity.BITS);
    frequencies.forEach((key, count) -> {
      double share = (double) count / articles.size();
      if (share >= TermRarity.COMMON) {
        table.put(key, TermRarity.quantize(share));
      }
    });
    System.out.printf("%s: %d words and pairs%n", TermRarity.NAME, table.size());
    return TermRarity.write(table.build());
  }
}
