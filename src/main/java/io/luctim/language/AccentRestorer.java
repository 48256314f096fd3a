// SPDX-License-Identifier: Apache-2.0
package io.luctim.language;

import io.luctim.text.AccentFolder;
import io.luctim.text.AccentRelation;
import io.luctim.text.TokenType;
import io.luctim.text.letter.Alphabet;
import io.luctim.text.token.CharClass;
import io.luctim.text.token.TokenScanner;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Puts the accents back that a text was typed without: <i>doi thoai My An Do</i> becomes <i>đối
 * thoại Mỹ Ấn Độ</i>.
 *
 * <p>Chooses for each syllable among the accented ones with the same letters, by a language model
 * over rows of three syllables. What is typed with marks keeps them: <i>việt</i> stays, and
 * <i>viêt</i>, which is no syllable of the language, may become <i>việt</i> or <i>viết</i>.
 * Numbers, codes, addresses, words that the model does not know and words in capitals within a text
 * in small letters stay as they are. So do case, white space and punctuation. Linear in the text's
 * length.
 *
 * <p>Immutable and safe for use by several threads; the model is read once, when it is first
 * needed.
 *
 * @since 0.1
 */
public final class AccentRestorer {
  /** The most readings that {@link #readings} gives. */
  public static final int MAX_READINGS = 50;

  private static final int BEAM = 16;

  /** Who asks for less gets the best of as many as who asks for so many. */
  private static final int FEW_READINGS = 8;

  /** What is less likely than this share of the best is not followed further. */
  private static final float HOPELESS = 1e-3f;

  /** The same where not only the best is wanted. */
  private static final float UNLIKELY = 1e-5f;

  /** A bound on the memory of {@link #readings}: of long texts fewer readings are weighed. */
  private static final int MAX_CELLS = 1 << 20;

  private final AccentModel model;

  private AccentRestorer(AccentModel model) {
    this.model = model;
  }

  private static final class Standard {
    static final AccentRestorer RESTORER = new AccentRestorer(AccentModel.load());
  }

  /**
   * One way to read a text.
   *
   * @param text the text with accents
   * @param probability how likely the model takes this reading to be among those that it weighed; 0
   *     to 1
   */
  public record Reading(String text, double probability) {}

  /**
   * The restorer with the model that comes with Luctim.
   *
   * @return always the same restorer
   */
  public static AccentRestorer standard() {
    return Standard.RESTORER;
  }

  AccentModel model() {
    return model;
  }

  /**
   * The likeliest reading of a text.
   *
   * @param text a text with no accents, with some or with all
   * @return the text with accents, in composed characters where it changed
   */
  public String restore(CharSequence text) {
    TextUnits units = new TextUnits(text);
    Lattice lattice = new Lattice();
    lattice.search(model, units.sequence, keptWords(units), BEAM, true);
    return write(units, lattice, 0);
  }

  /**
   * The likeliest readings of a text.
   *
   * @param text a text with no accents, with some or with all
   * @param count how many readings to give at most, 1 to {@link #MAX_READINGS}
   * @return different readings, the likeliest first; at least one
   * @throws IllegalArgumentException if the count is out of its range
   */
  public List<Reading> readings(CharSequence text, int count) {
    if (count < 1 || count > MAX_READINGS) {
      throw new IllegalArgumentException("count " + count + " must be 1 to " + MAX_READINGS);
    }
    TextUnits units = new TextUnits(text);
    Lattice lattice = new Lattice();
    int weighed = 4 * Math.max(count, FEW_READINGS);
    int beam = Math.max(BEAM, Math.min(weighed, MAX_CELLS / units.sequence.size()));
    int found = lattice.search(model, units.sequence, keptWords(units), beam, false);
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < Math.min(count, found); i++) {
      readings.add(new Reading(write(units, lattice, i), lattice.probability(i)));
    }
    return readings;
  }

  /** Reads a sequence with its accents, as far as the models that use it are concerned. */
  void restore(SyllableSequence sequence) {
    Lattice lattice = sequence.lattice();
    lattice.search(model, sequence, new boolean[0], BEAM, true);
    lattice.trace(0);
    for (int i = 0; i < sequence.size(); i++) {
      AccentModel.Unit unit = model.unit(lattice.traced(i));
      if (!unit.text().isEmpty()) {
        sequence.setKey(i, unit.key());
      }
    }
  }

  /** Words in capitals in a text that is not: abbreviations, which have no accents to restore. */
  private static boolean[] keptWords(TextUnits units) {
    boolean[] kept = new boolean[units.sequence.size()];
    int small = 0;
    int capital = 0;
    for (int i = 0; i < units.count(); i++) {
      if (units.type(i) == TokenType.WORD && units.end(i) - units.start(i) > 1) {
        boolean capitals = isCapitals(units, i);
        kept[units.unit(i)] = capitals;
        small += capitals ? 0 : 1;
        capital += capitals ? 1 : 0;
      }
    }
    if (capital > small) {
      Arrays.fill(kept, false);
    }
    return kept;
  }

  private static boolean isCapitals(TextUnits units, int token) {
    for (int i = units.start(token); i < units.end(token); i++) {
      if (Character.isLowerCase(units.text[i])) {
        return false;
      }
    }
    return true;
  }

  private String write(TextUnits units, Lattice lattice, int rank) {
    lattice.trace(rank);
    StringBuilder out = new StringBuilder(units.text.length);
    int at = 0;
    for (int i = 0; i < units.count(); i++) {
      SyllableSequence sequence = units.sequence;
      int index = units.unit(i);
      AccentModel.Unit unit = model.unit(lattice.traced(index));
      if (unit.text().isEmpty() || unit.key() == sequence.key(index)) {
        continue;
      }
      int length = units.end(i) - units.start(i);
      if (!AccentFolder.fold(CharBuffer.wrap(units.text, units.start(i), length))
          .equals(unit.bare())) {
        continue; // ligatures and the like are left as they are
      }
      out.append(units.text, at, units.start(i) - at);
      appendInCase(unit.text(), units.text, units.start(i), units.end(i), out);
      at = units.end(i);
    }
    return out.append(units.text, at, units.text.length - at).toString();
  }

  /** Writes a syllable with the capitals that were typed, and with the typed one of i and y. */
  private static void appendInCase(
      String syllable, char[] typed, int start, int end, StringBuilder out) {
    int at = start;
    for (int i = 0; i < syllable.length(); i++) {
      while (at < end && CharClass.of(typed[at]) != CharClass.LATIN) {
        at++; // marks, and what is invisible
      }
      char c = at < end ? withTypedLetter(syllable.charAt(i), typed[at]) : syllable.charAt(i);
      out.append(at < end && Character.isUpperCase(typed[at]) ? Character.toUpperCase(c) : c);
      at++;
    }
  }

  /** Leaves i where i was typed and y where y was: <i>ki thuat</i> becomes <i>kĩ thuật</i>. */
  private static char withTypedLetter(char restored, char typed) {
    char letter = Character.toLowerCase(typed);
    if (letter != 'i' && letter != 'y') {
      return restored;
    }
    return Alphabet.compose(Alphabet.code(letter), Alphabet.decode(restored) >> Alphabet.BITS);
  }

  /** A beam search over the readings of a sequence; its memory is used again. */
  static final class Lattice {
    private int size;
    private int width;
    private int[] choices = new int[0]; // units, width for each position
    private int[] backs = new int[0];
    private int found; // readings that were kept to the end
    private int[] path = new int[0];
    private int[] candidates = new int[64];
    private float[] pairs = new float[1024];
    private float[] scores = new float[0];
    private float[] nextScores = new float[0];
    private final char[] bare = new char[2 * TokenScanner.MAX_TOKEN_LENGTH];

    /**
     * Finds the likeliest readings.
     *
     * @param kept the words to leave as they are; may be shorter than the sequence
     * @param recombine whether to keep only the best of those that end alike, which is all that the
     *     very best needs
     * @return how many were found
     */
    int search(
        AccentModel model, SyllableSequence sequence, boolean[] kept, int beam, boolean recombine) {
      reserve(sequence.size(), beam);
      scores[0] = 1;
      int hypotheses = 1;
      for (int i = 0; i < size; i++) {
        int count = findCandidates(model, sequence, i, i < kept.length && kept[i]);
        hypotheses = extend(model, i, hypotheses, count, recombine);
        float[] swap = scores;
        scores = nextScores;
        nextScores = swap;
        normalize(hypotheses);
        float least = recombine ? HOPELESS : UNLIKELY;
        while (scores[hypotheses - 1] < least) {
          hypotheses--;
        }
      }
      found = hypotheses;
      return found;
    }

    private void reserve(int length, int beam) {
      size = length;
      width = beam;
      if (choices.length < length * beam || path.length < length) {
        choices = new int[2 * length * beam];
        backs = new int[2 * length * beam];
        path = new int[2 * length];
      }
      if (scores.length < beam) {
        scores = new float[beam];
        nextScores = new float[beam];
      }
    }

    private int findCandidates(
        AccentModel model, SyllableSequence sequence, int i, boolean isKept) {
      if (!sequence.isWord(i)) {
        candidates[0] = (int) sequence.key(i);
        return 1;
      }
      int start = sequence.start(i);
      int length = sequence.length(i);
      if (2 * length > bare.length) { // compatibility forms may be longer than any token
        candidates[0] = (int) SyllableSequence.UNKNOWN;
        return 1;
      }
      int bareLength = AccentFolder.fold(sequence.chars(), start, length, bare);
      int group = model.group(bare, bareLength);
      int end = group < 0 ? -1 : model.groupEnd(group);
      boolean marked = AccentFolder.isMarked(sequence.chars(), start, length);
      int count = 0;
      for (int unit = group; unit < end; unit++) {
        if (model.unit(unit).key() == sequence.key(i)) {
          if (marked || isKept) {
            candidates[0] = unit;
            return 1;
          }
        }
        if (!isKept
            && (!marked || refines(sequence, start, length, model.unit(unit).text()))
            && count < candidates.length) {
          candidates[count++] = unit;
        }
      }
      if (count == 0) {
        candidates[count++] = (int) SyllableSequence.UNKNOWN;
      }
      return count;
    }

    private static boolean refines(
        SyllableSequence sequence, int start, int length, String syllable) {
      return AccentRelation.between(new String(sequence.chars(), start, length), syllable)
          == AccentRelation.REFINES;
    }

    /** Extends each hypothesis by each candidate and keeps the best ones, the best first. */
    private int extend(AccentModel model, int i, int hypotheses, int count, boolean recombine) {
      if (pairs.length < hypotheses * count) {
        pairs = new float[2 * hypotheses * count];
      }
      int kept = 0;
      for (int h = 0; h < hypotheses; h++) {
        int last = i == 0 ? (int) SyllableSequence.BREAK : choices[(i - 1) * width + h];
        AccentModel.Unit previous = model.unit(last);
        int earlier =
            i < 2
                ? (int) SyllableSequence.BREAK
                : choices[(i - 2) * width + backs[(i - 1) * width + h]];
        AccentModel.Unit beforePrevious = model.unit(earlier);
        int same = sameLast(i, h, last);
        float left = model.left(beforePrevious.key(), previous.key());
        for (int c = 0; c < count; c++) {
          AccentModel.Unit unit = model.unit(candidates[c]);
          float row = same < h ? pairs[same * count + c] : model.row(previous.key(), unit.key());
          pairs[h * count + c] = row;
          float score = 1;
          if (count > 1 || hypotheses > 1) {
            score = left * (row + previous.left() * unit.single());
            if (left < 1 && row > 0) {
              score += model.row(beforePrevious.key(), previous.key(), unit.key());
            }
            score *= scores[h];
          }
          kept = insert(i, kept, score, candidates[c], h, last, recombine);
        }
      }
      return kept;
    }

    /** The first hypothesis that ends as one does. */
    private int sameLast(int i, int h, int last) {
      for (int other = 0; i > 0 && other < h; other++) {
        if (choices[(i - 1) * width + other] == last) {
          return other;
        }
      }
      return h;
    }

    private int insert(
        int i, int kept, float score, int unit, int back, int last, boolean recombine) {
      int base = i * width;
      int count = kept;
      if (recombine) {
        for (int k = 0; k < count; k++) {
          if (choices[base + k] == unit
              && (i == 0 || choices[base - width + backs[base + k]] == last)) {
            if (score <= nextScores[k]) {
              return count;
            }
            System.arraycopy(nextScores, k + 1, nextScores, k, count - k - 1);
            System.arraycopy(choices, base + k + 1, choices, base + k, count - k - 1);
            System.arraycopy(backs, base + k + 1, backs, base + k, count - k - 1);
            count--;
            break;
          }
        }
      }
      if (count == width && score <= nextScores[count - 1]) {
        return count;
      }
      int at = count == width ? count - 1 : count;
      while (at > 0 && nextScores[at - 1] < score) {
        nextScores[at] = nextScores[at - 1];
        choices[base + at] = choices[base + at - 1];
        backs[base + at] = backs[base + at - 1];
        at--;
      }
      nextScores[at] = score;
      choices[base + at] = unit;
      backs[base + at] = back;
      return Math.min(count + 1, width);
    }

    /** Keeps the scores away from zero; only how they stand to each other matters. */
    private void normalize(int hypotheses) {
      float best = scores[0];
      for (int h = 0; h < hypotheses; h++) {
        scores[h] = best > 0 ? scores[h] / best : 1;
      }
    }

    /** A reading's share of all that were kept to the end. */
    double probability(int rank) {
      double sum = 0;
      for (int h = 0; h < found; h++) {
        sum += scores[h];
      }
      return scores[rank] / sum;
    }

    /** Follows a reading from its end to its beginning. */
    void trace(int rank) {
      int h = rank;
      for (int i = size - 1; i >= 0; i--) {
        path[i] = choices[i * width + h];
        h = backs[i * width + h];
      }
    }

    /** The unit at a position of the reading that was traced last. */
    int traced(int i) {
      return path[i];
    }
  }
}
