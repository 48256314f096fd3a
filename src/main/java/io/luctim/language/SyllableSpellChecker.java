// SPDX-License-Identifier: Apache-2.0
package io.luctim.language;

import io.luctim.text.AccentFolder;
import io.luctim.text.Internal;
import io.luctim.text.Syllable;
import io.luctim.text.Tone;
import io.luctim.text.ngram.NgramKeys;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds typing errors that result in another legal syllable: <i>giàm đốc</i> for <i>giám đốc</i>,
 * <i>xử dụng</i> for <i>sử dụng</i>.
 *
 * <p>A syllable is suspected if the language model of {@link AccentRestorer} has it beside neither
 * of its neighbours. Candidates are one edit away: another tone, other marks on the same letters,
 * one letter added, removed or replaced, two letters swapped. Edits are cheaper between hỏi and
 * ngã, and between onsets that sound alike in some part of the country: s and x, ch and tr, d, gi
 * and r, l and n.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @since 0.1
 */
@Internal
public final class SyllableSpellChecker {
  /** Maximum number of candidates for a syllable. */
  private static final int MAX_CANDIDATES = 3;

  // Costs of edits, as a share of the cost of the most expensive one.
  private static final float TONE = 0.6f;
  private static final float HOOK_AND_TILDE = 0.3f;
  private static final float SOUNDS_ALIKE = 0.4f;
  private static final float MARKS = 0.7f;
  private static final float LETTER = 1;

  /** Cost of the most expensive edit: the negative natural logarithm of its probability. */
  private static final float COST = 3;

  /** Minimum gain of a candidate, a natural logarithm. */
  private static final float MIN_GAIN = 3;

  /** Probability of a syllable that the model does not know. */
  private static final double UNKNOWN_UNIGRAM = 1e-7;

  private static final List<Set<String>> ALIKE =
      List.of(Set.of("s", "x"), Set.of("ch", "tr"), Set.of("d", "gi", "r"), Set.of("l", "n"));

  private static final SyllableSpellChecker STANDARD = new SyllableSpellChecker();

  private SyllableSpellChecker() {}

  /**
   * Returns the spell checker with the model that comes with Luctim.
   *
   * @return always the same instance
   */
  public static SyllableSpellChecker standard() {
    return STANDARD;
  }

  /**
   * A syllable that may have been meant.
   *
   * @param syllable the syllable in canonical form
   * @param gain the natural logarithm of how much likelier the text is with this syllable, minus
   *     the cost of the edit
   */
  public record Candidate(String syllable, double gain) {}

  /**
   * Returns whether a syllable is not suspected: the language model has it beside one of its
   * neighbours, or it has no neighbours, or it is not a syllable.
   *
   * @param before the word before it in canonical form; empty if there is none
   * @param syllable the syllable in canonical form
   * @param after the word after it in canonical form; empty if there is none
   * @return whether the syllable is likely the one that was meant
   */
  public boolean fits(String before, String syllable, String after) {
    AccentModel model = AccentRestorer.standard().model();
    long key = NgramKeys.ofWord(syllable);
    return before.isEmpty() && after.isEmpty()
        || !before.isEmpty() && model.bigram(key(before), key) > 0
        || !after.isEmpty() && model.bigram(key, key(after)) > 0
        || Syllable.parse(syllable) == null;
  }

  /**
   * Returns the syllables that may have been meant by a syllable.
   *
   * @param before the word before it in canonical form; empty if there is none
   * @param syllable the syllable in canonical form
   * @param after the word after it in canonical form; empty if there is none
   * @return the candidates, the likeliest first; empty if the syllable {@link #fits}, or if no
   *     other fits better
   */
  public List<Candidate> candidates(String before, String syllable, String after) {
    Syllable typed = Syllable.parse(syllable);
    if (typed == null || fits(before, syllable, after)) {
      return List.of();
    }
    AccentModel model = AccentRestorer.standard().model();
    long left = key(before);
    long right = key(after);
    long key = NgramKeys.ofWord(syllable);
    double now = fit(model, before, left, model.find(syllable), key, after, right);
    List<Candidate> candidates = new ArrayList<>();
    for (int i = SyllableSequence.CLASSES; i < model.size(); i++) {
      AccentModel.Unit unit = model.unit(i);
      boolean fits =
          !before.isEmpty() && model.bigram(left, unit.key()) > 0
              || !after.isEmpty() && model.bigram(unit.key(), right) > 0;
      if (fits && unit.key() != key) {
        float cost = cost(typed, unit.text());
        double gain = fit(model, before, left, unit, unit.key(), after, right) - now - COST * cost;
        if (cost <= 1 && gain >= MIN_GAIN) {
          candidates.add(new Candidate(unit.text(), gain));
        }
      }
    }
    candidates.sort(Comparator.comparingDouble(candidate -> -candidate.gain()));
    return List.copyOf(candidates.subList(0, Math.min(MAX_CANDIDATES, candidates.size())));
  }

  private static long key(String word) {
    return word.isEmpty() ? SyllableSequence.BREAK : NgramKeys.ofWord(word);
  }

  /** Returns the natural logarithm of the probability of a syllable between two others. */
  private static double fit(
      AccentModel model,
      String before,
      long left,
      AccentModel.@Nullable Unit unit,
      long key,
      String after,
      long right) {
    AccentModel.Unit first = before.isEmpty() ? null : model.find(before);
    AccentModel.Unit last = after.isEmpty() ? null : model.find(after);
    double unigram = unit == null ? UNKNOWN_UNIGRAM : unit.unigram();
    double fit = 0;
    fit += Math.log(model.bigram(left, key) + (first == null ? 1 : first.backoff()) * unigram);
    if (last != null) {
      double backoff = unit == null ? 1 : unit.backoff();
      fit += Math.log(model.bigram(key, right) + backoff * last.unigram());
    }
    return fit;
  }

  /** Returns the cost of the edits between two syllables; more than 1 if several are needed. */
  private static float cost(Syllable typed, String other) {
    Syllable meant = Syllable.parse(other);
    if (meant == null) {
      return Float.MAX_VALUE;
    }
    float tone =
        typed.tone() == meant.tone() ? 0 : isHookAndTilde(typed, meant) ? HOOK_AND_TILDE : TONE;
    return tone + onset(typed.onset(), meant.onset()) + rime(typed, meant);
  }

  private static boolean isHookAndTilde(Syllable first, Syllable second) {
    return Set.of(first.tone(), second.tone()).equals(Set.of(Tone.HOOK, Tone.TILDE));
  }

  private static float onset(String first, String second) {
    if (first.equals(second)) {
      return 0;
    }
    for (Set<String> alike : ALIKE) {
      if (alike.contains(first) && alike.contains(second)) {
        return SOUNDS_ALIKE;
      }
    }
    return AccentFolder.fold(first).equals(AccentFolder.fold(second))
        ? MARKS
        : letters(first, second);
  }

  private static float rime(Syllable first, Syllable second) {
    String one = first.glide() + first.nucleus() + first.coda();
    String other = second.glide() + second.nucleus() + second.coda();
    if (one.equals(other)) {
      return 0;
    }
    return AccentFolder.fold(one).equals(AccentFolder.fold(other)) ? MARKS : letters(one, other);
  }

  /** Returns the cost of one letter added, removed or replaced or of two letters swapped. */
  private static float letters(String first, String second) {
    int start = 0;
    int shorter = Math.min(first.length(), second.length());
    while (start < shorter && first.charAt(start) == second.charAt(start)) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && first.charAt(first.length() - 1 - end) == second.charAt(second.length() - 1 - end)) {
      end++;
    }
    int one = first.length() - start - end;
    int other = second.length() - start - end;
    boolean swapped =
        one == 2
            && other == 2
            && first.charAt(start) == second.charAt(start + 1)
            && first.charAt(start + 1) == second.charAt(start);
    return one <= 1 && other <= 1 || swapped ? LETTER : Float.MAX_VALUE;
  }
}
