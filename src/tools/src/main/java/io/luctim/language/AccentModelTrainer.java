// SPDX-License-Identifier: Apache-2.0
package io.luctim.language;

import io.luctim.language.TrainingCorpus.Sentence;
import io.luctim.text.AccentFolder;
import io.luctim.text.SyllableInventory;
import io.luctim.text.ngram.CuckooTable;
import io.luctim.text.ngram.CuckooTableBuilder;
import io.luctim.text.ngram.LongCounter;
import io.luctim.text.ngram.NgramKeys;
import io.luctim.text.token.TokenScanner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Trains {@link AccentModel}: counts rows, smooths, prunes, packs. */
final class AccentModelTrainer {
  private static final int MIN_COUNT = 3;

  /** A reading rarer than this among those of its letters is a slip of the pen. */
  private static final double MIN_SHARE = 2e-5;

  /** What each count gives up to what was not seen; high, as other texts are not like these. */
  private static final double DISCOUNT = 0.85;

  /** How much a row must change, in count times the logarithm of the change, to be kept. */
  private static final double PRUNE_PAIR = 0.6;

  private static final double PRUNE_TRIPLE = 6;
  private static final int ID_BITS = 20;
  private static final int ID_MASK = (1 << ID_BITS) - 1;

  private final TrainingCorpus corpus;
  private final List<String> texts = new ArrayList<>();
  private final List<Integer> corpusIds = new ArrayList<>();
  private int[] unitOf = new int[0];
  private boolean[] ambiguous = new boolean[0];

  // Counts of rows, and for each of them how many different ones lie around it.
  private final LongCounter triples = new LongCounter();
  private final LongCounter contexts = new LongCounter();
  private final LongCounter contextTypes = new LongCounter();
  private final LongCounter pairs = new LongCounter();
  private int[] pairTotals = new int[0];
  private int[] pairTypes = new int[0];
  private int[] singles = new int[0];
  private long singleTotal;

  private final Map<Long, Double> keptPairs = new HashMap<>();
  private double[] lefts = new double[0];

  AccentModelTrainer(TrainingCorpus corpus) {
    this.corpus = corpus;
  }

  byte[] train(List<Sentence> sentences) {
    chooseUnits(sentences);
    count(sentences);
    lefts = new double[texts.size()];
    java.util.Arrays.fill(lefts, 1);
    prunePairs();
    CuckooTableBuilder leftTable = new CuckooTableBuilder(4, AccentModel.BACKOFF_BITS);
    CuckooTable tripleTable = packTriples(leftTable);
    CuckooTable pairTable = packPairs();
    short[] single = new short[texts.size()];
    byte[] left = new byte[texts.size()];
    for (int unit = 0; unit < texts.size(); unit++) {
      single[unit] = (short) steps(single(unit), AccentModel.UNIT_STEP, Short.MAX_VALUE);
      left[unit] = (byte) steps(lefts[unit], AccentModel.UNIT_STEP, Byte.MAX_VALUE);
    }
    System.out.printf(
        "accent model: %d units, %d pairs, %d lefts%n",
        texts.size(), keptPairs.size(), leftTable.size());
    return AccentModel.write(texts, single, left, pairTable, tripleTable, leftTable.build());
  }

  /** Units are words often enough seen that have marks, or letters that others have with marks. */
  private void chooseUnits(List<Sentence> sentences) {
    int[] counts = new int[corpus.size()];
    for (Sentence sentence : sentences) {
      for (int id : sentence.units()) {
        counts[id]++;
      }
    }
    Map<String, List<Integer>> groups = new HashMap<>();
    for (int id = SyllableSequence.CLASSES; id < counts.length; id++) {
      if (counts[id] >= MIN_COUNT && isComplete(corpus.name(id))) {
        groups.computeIfAbsent(AccentFolder.fold(corpus.name(id)), k -> new ArrayList<>()).add(id);
      }
    }
    unitOf = new int[corpus.size()];
    java.util.Arrays.fill(unitOf, (int) SyllableSequence.UNKNOWN);
    for (int id = 0; id < SyllableSequence.CLASSES; id++) {
      unitOf[id] = id;
      texts.add("");
    }
    List<Boolean> rivals = new ArrayList<>(List.of(false, false, false, false));
    groups.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(group -> {
          long total = group.getValue().stream().mapToLong(id -> counts[id]).sum();
          List<Integer> kept =
              group.getValue().stream()
                  .filter(id -> counts[id] >= MIN_SHARE * total)
                  .sorted(
                      Comparator.comparing((Integer id) -> -counts[id]).thenComparing(corpus::name))
                  .toList();
          if (kept.size() > 1 || AccentFolder.isMarked(corpus.name(kept.getFirst()))) {
            for (int id : kept) {
              unitOf[id] = texts.size();
              texts.add(corpus.name(id));
              rivals.add(kept.size() > 1);
            }
          }
        });
    ambiguous = new boolean[texts.size()];
    for (int unit = 0; unit < ambiguous.length; unit++) {
      ambiguous[unit] = rivals.get(unit);
    }
  }

  /** Whether no mark is missing that the language would have: <i>viêt</i> lacks one. */
  private static boolean isComplete(String word) {
    return word.length() < TokenScanner.MAX_TOKEN_LENGTH / 2
        && (!AccentFolder.isMarked(word)
            || SyllableInventory.contains(word)
            || SyllableInventory.refinements(word).isEmpty());
  }

  private void count(List<Sentence> sentences) {
    int size = texts.size();
    pairTotals = new int[size];
    pairTypes = new int[size];
    singles = new int[size];
    for (Sentence sentence : sentences) {
      int a = (int) SyllableSequence.BREAK;
      int b = a;
      for (int i = 0; i <= sentence.units().length; i++) {
        int c = unitOf[sentence.unit(i)];
        if (triples.increment(triple(a, b, c)) == 1) {
          contextTypes.increment(pair(a, b));
          pairTotals[b]++;
          if (pairs.increment(pair(b, c)) == 1) {
            pairTypes[b]++;
            singles[c]++;
            singleTotal++;
          }
        }
        contexts.increment(pair(a, b));
        a = b;
        b = c;
      }
    }
  }

  private static long pair(int a, int b) {
    return 1L << 2 * ID_BITS | (long) a << ID_BITS | b;
  }

  private static long triple(int a, int b, int c) {
    return 1L << 3 * ID_BITS | (long) a << 2 * ID_BITS | (long) b << ID_BITS | c;
  }

  private double single(int unit) {
    return (singles[unit] + 0.1) / (singleTotal + 0.1 * singles.length);
  }

  /** Keeps the rows of two that tell more than their parts. */
  private void prunePairs() {
    pairs
        .keys()
        .forEach(key -> {
          int b = (int) (key >> ID_BITS) & ID_MASK;
          int c = (int) key & ID_MASK;
          double backoff = single(c);
          double whole = pairRow(key) + DISCOUNT * pairTypes[b] / pairTotals[b] * backoff;
          int weight = Math.max(pairs.get(key), contexts.get(key));
          if ((ambiguous[b] || ambiguous[c]) && weight * Math.log(whole / backoff) >= PRUNE_PAIR) {
            keepPair(key);
          }
        });
  }

  private double pairRow(long key) {
    return (pairs.get(key) - DISCOUNT) / pairTotals[(int) (key >> ID_BITS) & ID_MASK];
  }

  private void keepPair(long key) {
    if (keptPairs.putIfAbsent(key, pairRow(key)) == null) {
      lefts[(int) (key >> ID_BITS) & ID_MASK] -= pairRow(key);
    }
  }

  private CuckooTable packPairs() {
    CuckooTableBuilder table = new CuckooTableBuilder(3, AccentModel.NGRAM_BITS);
    keptPairs.keySet().stream()
        .sorted()
        .forEach(key -> {
          long b = modelKey((int) (key >> ID_BITS) & ID_MASK);
          long c = modelKey((int) (long) key & ID_MASK);
          table.put(AccentModel.bigramKey(b, c), rowValue(keptPairs.get(key)));
        });
    return table.build();
  }

  private CuckooTable packTriples(CuckooTableBuilder leftTable) {
    CuckooTableBuilder table = new CuckooTableBuilder(3, AccentModel.NGRAM_BITS);
    Map<Long, Double> kept = new HashMap<>();
    double[] before = lefts.clone();
    Map<Long, Double> pairsBefore = new HashMap<>(keptPairs);
    triples
        .keys()
        .forEach(key -> {
          int a = (int) (key >> 2 * ID_BITS) & ID_MASK;
          int b = (int) (key >> ID_BITS) & ID_MASK;
          int c = (int) key & ID_MASK;
          if (!ambiguous[a] && !ambiguous[b] && !ambiguous[c]) {
            return;
          }
          int context = contexts.get(pair(a, b));
          double row = (triples.get(key) - DISCOUNT) / context;
          double backoff = pairsBefore.getOrDefault(pair(b, c), 0.0) + before[b] * single(c);
          double whole = row + DISCOUNT * contextTypes.get(pair(a, b)) / context * backoff;
          if (triples.get(key) * Math.log(whole / backoff) >= PRUNE_TRIPLE) {
            kept.merge(pair(a, b), row, Double::sum);
            // The model looks for a row of three only where there is one of two.
            keepPair(pair(b, c));
            table.put(AccentModel.trigramKey(modelKey(a), modelKey(b), modelKey(c)), rowValue(row));
          }
        });
    kept.keySet().stream()
        .sorted()
        .forEach(key -> {
          int steps =
              steps(
                  1 - kept.get(key), AccentModel.BACKOFF_STEP, (1 << AccentModel.BACKOFF_BITS) - 1);
          if (steps > 0) {
            int a = (int) (key >> ID_BITS) & ID_MASK;
            int b = (int) (long) key & ID_MASK;
            leftTable.put(AccentModel.backoffKey(modelKey(a), modelKey(b)), steps);
          }
        });
    System.out.printf("accent model: %d triples%n", table.size());
    return table.build();
  }

  private long modelKey(int unit) {
    return unit < SyllableSequence.CLASSES ? unit : NgramKeys.ofWord(texts.get(unit));
  }

  private static int rowValue(double row) {
    return 1 + steps(row, AccentModel.NGRAM_STEP, (1 << AccentModel.NGRAM_BITS) - 2);
  }

  private static int steps(double probability, double step, int limit) {
    return (int) Math.min(limit, Math.round(-Math.log(Math.max(1e-9, probability)) / step));
  }
}
