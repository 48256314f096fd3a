// SPDX-License-Identifier: Apache-2.0
package io.luctim.language;

import io.luctim.text.AccentFolder;
import io.luctim.text.TokenType;
import io.luctim.text.letter.Alphabet;
import io.luctim.text.token.CharClass;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Restores the accents of a text that was typed without them: <i>doi thoai My An Do</i> becomes
 * <i>đối thoại Mỹ Ấn Độ</i>.
 *
 * <p>Chooses for each syllable among the accented ones with the same letters, by a trigram language
 * model of syllables. Typed marks are kept: <i>việt</i> stays as it is, and <i>viêt</i>, which is
 * not a legal syllable, may become <i>việt</i> or <i>viết</i>. Numbers, codes, addresses, words
 * that the model does not know, and words in capitals within a text in small letters stay as they
 * are, and so do case, white space and punctuation. Takes time linear in the length of the text.
 *
 * <p>Immutable and safe for use by several threads; the model is loaded once, at first use.
 *
 * @since 0.1
 */
public final class AccentRestorer {
  /** Maximum number of candidates that {@link #candidates} returns. */
  public static final int MAX_CANDIDATES = 50;

  /** Maximum number of hypotheses at a position if only the best candidate is wanted. */
  private static final int BEAM = 16;

  /**
   * Maximum number of units that are restored at once, so that memory does not grow with a text.
   */
  private static final int WINDOW = 4_096;

  /**
   * Number of candidates for which the beam is at least wide enough, so that the best candidate
   * does not depend on how many are asked for.
   */
  private static final int MIN_CANDIDATES = 8;

  /** Maximum number of hypotheses of a whole text, which bounds the memory of long texts. */
  private static final int MAX_CELLS = 1 << 20;

  private final AccentModel model;

  private AccentRestorer(AccentModel model) {
    this.model = model;
  }

  private static final class Standard {
    static final AccentRestorer RESTORER = new AccentRestorer(AccentModel.load());
  }

  /**
   * One of the possible accented forms of a text.
   *
   * @param text the text with accents
   * @param probability the probability of this form among those that the model compared, from 0 to
   *     1
   */
  public record Candidate(String text, double probability) {}

  /**
   * Returns the restorer with the model that comes with Luctim.
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
   * Returns a text with its likeliest accents.
   *
   * @param text a text with no accents, with some or with all
   * @return the text with accents; changed syllables are composed
   */
  public String restore(CharSequence text) {
    TokenizedText units = new TokenizedText(text);
    AccentLattice lattice = new AccentLattice();
    lattice.search(model, units.sequence, 0, units.sequence.size(), keptWords(units), BEAM, true);
    return write(units, lattice, 0);
  }

  /**
   * Returns the likeliest accented forms of a text.
   *
   * @param text a text with no accents, with some or with all
   * @param count the maximum number of candidates, 1 to {@link #MAX_CANDIDATES}
   * @return different candidates, the likeliest first; at least one
   * @throws IllegalArgumentException if the count is out of range
   */
  public List<Candidate> candidates(CharSequence text, int count) {
    if (count < 1 || count > MAX_CANDIDATES) {
      throw new IllegalArgumentException("count " + count + " must be 1 to " + MAX_CANDIDATES);
    }
    TokenizedText units = new TokenizedText(text);
    AccentLattice lattice = new AccentLattice();
    int wanted = 4 * Math.max(count, MIN_CANDIDATES);
    int beam = Math.max(BEAM, Math.min(wanted, MAX_CELLS / units.sequence.size()));
    int found =
        lattice.search(
            model, units.sequence, 0, units.sequence.size(), keptWords(units), beam, false);
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < Math.min(count, found); i++) {
      candidates.add(new Candidate(write(units, lattice, i), lattice.probability(i)));
    }
    return candidates;
  }

  /** Replaces the keys of a sequence by those of the likeliest accented syllables. */
  void restore(SyllableSequence sequence) {
    for (int from = 0; from < sequence.size(); ) {
      int to = windowEnd(sequence, from);
      restore(sequence, from, to);
      from = to;
    }
  }

  private void restore(SyllableSequence sequence, int from, int to) {
    AccentLattice lattice = sequence.lattice();
    lattice.search(model, sequence, from, to, new boolean[0], BEAM, true);
    lattice.trace(0);
    for (int i = from; i < to; i++) {
      AccentModel.Unit unit = model.unit(lattice.traced(i - from));
      if (!unit.text().isEmpty()) {
        sequence.setKey(i, unit.key());
      }
    }
  }

  /** Returns where to end a window that begins at a unit: at its last break, if it has one. */
  private static int windowEnd(SyllableSequence sequence, int from) {
    int end = from + WINDOW;
    if (end >= sequence.size()) {
      return sequence.size();
    }
    while (end > from && sequence.key(end) != SyllableSequence.BREAK) {
      end--;
    }
    return end > from ? end : from + WINDOW;
  }

  /**
   * Returns which words stay as they are: abbreviations, which are words in capitals within a text
   * in small letters.
   */
  private static boolean[] keptWords(TokenizedText units) {
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

  private static boolean isCapitals(TokenizedText units, int token) {
    for (int i = units.start(token); i < units.end(token); i++) {
      if (Character.isLowerCase(units.text[i])) {
        return false;
      }
    }
    return true;
  }

  /** Returns the text with the accents of a candidate. */
  private String write(TokenizedText units, AccentLattice lattice, int rank) {
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
          .equals(unit.unaccented())) {
        continue; // a ligature, for example, stays as it is
      }
      out.append(units.text, at, units.start(i) - at);
      appendInCase(unit.text(), units.text, units.start(i), units.end(i), out);
      at = units.end(i);
    }
    return out.append(units.text, at, units.text.length - at).toString();
  }

  /** Appends a syllable with the capitals, and with the one of i and y, that were typed. */
  private static void appendInCase(
      String syllable, char[] typed, int start, int end, StringBuilder out) {
    int at = start;
    for (int i = 0; i < syllable.length(); i++) {
      while (at < end && CharClass.of(typed[at]) != CharClass.LATIN) {
        at++; // skips marks and invisible characters
      }
      char c = at < end ? withTypedLetter(syllable.charAt(i), typed[at]) : syllable.charAt(i);
      out.append(at < end && Character.isUpperCase(typed[at]) ? Character.toUpperCase(c) : c);
      at++;
    }
  }

  /** Returns a letter with the typed one of i and y: <i>ki thuat</i> becomes <i>kĩ thuật</i>. */
  private static char withTypedLetter(char restored, char typed) {
    char letter = Character.toLowerCase(typed);
    if (letter != 'i' && letter != 'y') {
      return restored;
    }
    return Alphabet.compose(Alphabet.code(letter), Alphabet.decode(restored) >> Alphabet.BITS);
  }
}
