// SPDX-License-Identifier: Apache-2.0
package io.luctim.language;

import io.luctim.text.AccentFolder;
import io.luctim.text.AccentRelation;
import io.luctim.text.token.TokenScanner;

/**
 * A beam search for the likeliest accents of a sequence of syllables.
 *
 * <p>Each position has at most {@code width} hypotheses, the best first. A hypothesis is a unit of
 * the model and the hypothesis at the position before that it continues; following these links from
 * the last position to the first gives a candidate. An instance may be used for one search after
 * the other and keeps its memory. Not safe for use by several threads.
 */
final class AccentLattice {
  /** Minimum score of a hypothesis, relative to the best, if only the best candidate is wanted. */
  private static final float MIN_SCORE_OF_BEST = 1e-3f;

  /** Minimum score of a hypothesis, relative to the best, if several options are wanted. */
  private static final float MIN_SCORE = 1e-5f;

  private int size; // positions
  private int width; // maximum number of hypotheses at a position
  private int[] units = new int[0]; // of each hypothesis: its unit; width for each position
  private int[] links = new int[0]; // and the hypothesis before it
  private int found; // hypotheses at the last position
  private int[] path = new int[0]; // units of the candidate that was traced last
  private int[] options = new int[64]; // units that may stand at the current position
  private float[] bigrams = new float[1024]; // of each hypothesis and option
  private float[] scores = new float[0]; // of the hypotheses at the position before
  private float[] nextScores = new float[0]; // of those at the current position
  private final char[] unaccented = new char[2 * TokenScanner.MAX_TOKEN_LENGTH];

  /**
   * Finds the likeliest options.
   *
   * @param from the first position that is restored
   * @param to the position after the last one
   * @param kept for each position, whether its word stays as it is; may be shorter than the
   *     sequence
   * @param beam the maximum number of hypotheses at a position
   * @param recombine whether only the best of the hypotheses that end alike is kept, which is
   *     enough if only the best candidate is wanted
   * @return the number of options
   */
  int search(
      AccentModel model,
      SyllableSequence sequence,
      int from,
      int to,
      boolean[] kept,
      int beam,
      boolean recombine) {
    reserve(to - from, beam);
    scores[0] = 1;
    int hypotheses = 1;
    for (int i = 0; i < size; i++) {
      int count = findOptions(model, sequence, from + i, from + i < kept.length && kept[from + i]);
      hypotheses = extend(model, i, hypotheses, count, recombine);
      float[] swap = scores;
      scores = nextScores;
      nextScores = swap;
      normalize(hypotheses);
      float least = recombine ? MIN_SCORE_OF_BEST : MIN_SCORE;
      while (scores[hypotheses - 1] < least) {
        hypotheses--;
      }
    }
    found = hypotheses;
    return found;
  }

  /** Makes room for a search. */
  private void reserve(int length, int beam) {
    size = length;
    width = beam;
    if (units.length < length * beam || path.length < length) {
      units = new int[2 * length * beam];
      links = new int[2 * length * beam];
      path = new int[2 * length];
    }
    if (scores.length < beam) {
      scores = new float[beam];
      nextScores = new float[beam];
    }
  }

  /** Finds the units that may stand at a position and returns their number. */
  private int findOptions(AccentModel model, SyllableSequence sequence, int i, boolean isKept) {
    if (!sequence.isWord(i)) {
      options[0] = (int) sequence.key(i);
      return 1;
    }
    int start = sequence.start(i);
    int length = sequence.length(i);
    if (2 * length > unaccented.length) { // the normalizer may lengthen a token
      options[0] = (int) SyllableSequence.UNKNOWN;
      return 1;
    }
    int unaccentedLength = AccentFolder.fold(sequence.chars(), start, length, unaccented);
    int group = model.group(unaccented, unaccentedLength);
    int end = group < 0 ? -1 : model.groupEnd(group);
    boolean marked = AccentFolder.isMarked(sequence.chars(), start, length);
    int count = 0;
    for (int unit = group; unit < end; unit++) {
      if (model.unit(unit).key() == sequence.key(i)) {
        if (marked || isKept) {
          options[0] = unit;
          return 1;
        }
      }
      if (!isKept
          && (!marked || refines(sequence, start, length, model.unit(unit).text()))
          && count < options.length) {
        options[count++] = unit;
      }
    }
    if (count == 0) {
      options[count++] = (int) SyllableSequence.UNKNOWN;
    }
    return count;
  }

  /** Returns whether a syllable has all marks of a word of the sequence, and more. */
  private static boolean refines(
      SyllableSequence sequence, int start, int length, String syllable) {
    return AccentRelation.between(new String(sequence.chars(), start, length), syllable)
        == AccentRelation.REFINES;
  }

  /** Extends each hypothesis by each option and keeps the best, the best first. */
  private int extend(AccentModel model, int i, int hypotheses, int count, boolean recombine) {
    if (bigrams.length < hypotheses * count) {
      bigrams = new float[2 * hypotheses * count];
    }
    int kept = 0;
    for (int h = 0; h < hypotheses; h++) {
      int last = i == 0 ? (int) SyllableSequence.BREAK : units[(i - 1) * width + h];
      AccentModel.Unit previous = model.unit(last);
      int earlier =
          i < 2
              ? (int) SyllableSequence.BREAK
              : units[(i - 2) * width + links[(i - 1) * width + h]];
      AccentModel.Unit beforePrevious = model.unit(earlier);
      int same = sameLast(i, h, last);
      float backoff = model.backoff(beforePrevious.key(), previous.key());
      for (int c = 0; c < count; c++) {
        AccentModel.Unit unit = model.unit(options[c]);
        float bigram =
            same < h ? bigrams[same * count + c] : model.bigram(previous.key(), unit.key());
        bigrams[h * count + c] = bigram;
        float score = 1;
        if (count > 1 || hypotheses > 1) {
          score = backoff * (bigram + previous.backoff() * unit.unigram());
          if (backoff < 1 && bigram > 0) {
            score += model.trigram(beforePrevious.key(), previous.key(), unit.key());
          }
          score *= scores[h];
        }
        kept = insert(i, kept, score, options[c], h, last, recombine);
      }
    }
    return kept;
  }

  /** Returns the first hypothesis at the position before whose unit is the given one. */
  private int sameLast(int i, int h, int last) {
    for (int other = 0; i > 0 && other < h; other++) {
      if (units[(i - 1) * width + other] == last) {
        return other;
      }
    }
    return h;
  }

  /** Inserts a hypothesis in the order of scores and returns the number of hypotheses. */
  private int insert(
      int i, int kept, float score, int unit, int link, int last, boolean recombine) {
    int base = i * width;
    int count = kept;
    int same = recombine ? sameEnd(i, count, unit, last) : -1;
    if (same >= 0) {
      if (score <= nextScores[same]) {
        return count;
      }
      System.arraycopy(nextScores, same + 1, nextScores, same, count - same - 1);
      System.arraycopy(units, base + same + 1, units, base + same, count - same - 1);
      System.arraycopy(links, base + same + 1, links, base + same, count - same - 1);
      count--;
    }
    if (count == width && score <= nextScores[count - 1]) {
      return count;
    }
    int at = count == width ? count - 1 : count;
    while (at > 0 && nextScores[at - 1] < score) {
      nextScores[at] = nextScores[at - 1];
      units[base + at] = units[base + at - 1];
      links[base + at] = links[base + at - 1];
      at--;
    }
    nextScores[at] = score;
    units[base + at] = unit;
    links[base + at] = link;
    return Math.min(count + 1, width);
  }

  /** Returns the hypothesis at a position that ends with the same two units, or -1. */
  private int sameEnd(int i, int count, int unit, int last) {
    int base = i * width;
    for (int k = 0; k < count; k++) {
      if (units[base + k] == unit && (i == 0 || units[base - width + links[base + k]] == last)) {
        return k;
      }
    }
    return -1;
  }

  /** Divides the scores by the best one, so that they do not become too small for a float. */
  private void normalize(int hypotheses) {
    float best = scores[0];
    for (int h = 0; h < hypotheses; h++) {
      scores[h] = best > 0 ? scores[h] / best : 1;
    }
  }

  /** Returns a candidate's share of the probability of all candidates. */
  double probability(int rank) {
    double sum = 0;
    for (int h = 0; h < found; h++) {
      sum += scores[h];
    }
    return scores[rank] / sum;
  }

  /** Traces a candidate from its end to its beginning; 0 is the best candidate. */
  void trace(int rank) {
    int h = rank;
    for (int i = size - 1; i >= 0; i--) {
      path[i] = units[i * width + h];
      h = links[i * width + h];
    }
  }

  /** Returns the unit at a position of the candidate that was traced last. */
  int traced(int i) {
    return path[i];
  }
}
