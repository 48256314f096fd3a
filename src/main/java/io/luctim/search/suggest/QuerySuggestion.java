// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.suggest;

import io.luctim.language.AccentRestorer;
import io.luctim.language.SyllableSpellChecker;
import io.luctim.search.query.AccentRestorations;
import io.luctim.search.rank.QueryFeatures;
import io.luctim.text.AccentFolder;
import io.luctim.text.SyllableNormalizer;
import io.luctim.text.term.TermRarity;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What may have been meant by a query: slips mended, accents put back. */
public final class QuerySuggestion {
  /** How sure a syllable must be on average, where most were typed without marks. */
  private static final double LIKELY = 0.6;

  /** And where most were typed with marks: the others are likely meant to have none. */
  private static final double CERTAIN = 0.95;

  /** What it counts for a word one slip away that it often stands beside the words around it. */
  private static final float BESIDE = 0.2f;

  /** Longer queries are texts; their writer knows what they say. */
  private static final int MAX_LENGTH = 500;

  /** So many syllables of a query are looked at for slips. */
  private static final int MAX_SLIPS = 4;

  private QuerySuggestion() {}

  /** Tells whether articles have two words in a row. */
  public interface Neighbours {
    boolean areKnown(String first, String second);
  }

  /**
   * Suggests.
   *
   * @param text what was typed
   * @param decoded what the keys say that were typed, or null
   * @param terms what the typed text looks for, with words one slip away
   * @param neighbours what the articles say of syllables that fit nowhere
   * @param restorations restores accents
   * @return another text than the typed one, or null
   */
  public static @Nullable String of(
      String text,
      @Nullable String decoded,
      List<QueryFeatures.Term> terms,
      Neighbours neighbours,
      AccentRestorations restorations) {
    if (text.length() > MAX_LENGTH) {
      return decoded;
    }
    String typed = decoded == null ? text : decoded;
    String read = mended(withoutSlips(typed, neighbours), terms);
    AccentRestorer.Candidate best = restorations.candidates(read).getFirst();
    String[] words = typed.split("\\s+");
    String[] from = read.split("\\s+");
    String[] to = best.text().split("\\s+");
    int marked = 0;
    int changed = 0;
    for (int i = 0; i < from.length && from.length == to.length; i++) {
      marked += AccentFolder.isMarked(from[i]) ? 1 : 0;
      changed += from[i].equals(to[i]) ? 0 : 1;
    }
    double sure = Math.pow(best.probability(), 1.0 / Math.max(1, changed));
    if (changed > 0 && sure >= (marked > changed ? CERTAIN : LIKELY)) {
      return best.text();
    }
    // A word that was mended has its accents from what it was mended to.
    StringBuilder others = new StringBuilder();
    for (int i = 0; i < from.length && words.length == to.length; i++) {
      others.append(i == 0 ? "" : " ").append(words[i].equals(from[i]) ? words[i] : to[i]);
    }
    return read.equals(typed) || others.isEmpty() ? decoded : others.toString();
  }

  /** The text with words that are nowhere replaced by those one slip away. */
  private static String mended(String text, List<QueryFeatures.Term> terms) {
    if (terms.stream().allMatch(term -> term.fuzzy().isEmpty())) {
      return text;
    }
    String[] pieces = text.split("(?<=\\s)|(?=\\s)");
    List<String> words = Arrays.stream(pieces).map(SyllableNormalizer::normalize).toList();
    for (QueryFeatures.Term term : terms) {
      for (int i = 0; i < pieces.length && !term.fuzzy().isEmpty(); i++) {
        if (words.get(i).equals(term.typed())) {
          String before = i < 2 ? "" : words.get(i - 2);
          String after = i + 2 < pieces.length ? words.get(i + 2) : "";
          pieces[i] = inCase(best(term.fuzzy(), before, after), pieces[i]);
        }
      }
    }
    return String.join("", pieces);
  }

  /** The text with syllables that fit nowhere replaced by those that were likely meant. */
  private static String withoutSlips(String text, Neighbours neighbours) {
    String[] pieces = text.split("(?<=\\s)|(?=\\s)");
    List<String> words = Arrays.stream(pieces).map(SyllableNormalizer::normalize).toList();
    long marked = words.stream().filter(AccentFolder::isMarked).count();
    if (4 * marked < words.size()) { // every other piece is a space
      return text;
    }
    int looked = 0;
    for (int i = 0; i < pieces.length && looked < MAX_SLIPS; i++) {
      String before = i < 2 ? "" : words.get(i - 2);
      String after = i + 2 < pieces.length ? words.get(i + 2) : "";
      SyllableSpellChecker slips = SyllableSpellChecker.standard();
      if (words.get(i).isBlank() || slips.fits(before, words.get(i), after)) {
        continue;
      }
      looked++;
      if (isBeside(before, words.get(i), after, neighbours)) {
        continue;
      }
      for (SyllableSpellChecker.Candidate candidate :
          slips.candidates(before, words.get(i), after)) {
        if (isBeside(before, candidate.syllable(), after, neighbours)) {
          pieces[i] = inCase(candidate.syllable(), pieces[i]);
          break;
        }
      }
    }
    return String.join("", pieces);
  }

  private static boolean isBeside(String before, String word, String after, Neighbours neighbours) {
    return !before.isEmpty() && neighbours.areKnown(before, word)
        || !after.isEmpty() && neighbours.areKnown(word, after);
  }

  /** The nearest word, and of equals the one that is at home between the words around it. */
  private static String best(List<QueryFeatures.FuzzyTerm> fuzzy, String before, String after) {
    TermRarity rarity = TermRarity.standard();
    String best = "";
    float most = 0;
    for (QueryFeatures.FuzzyTerm similar : fuzzy) {
      String word = similar.term();
      float beside = 2 * TermRarity.RARE - rarity.ofPair(before, word) - rarity.ofPair(word, after);
      float score = similar.weight() + BESIDE * beside;
      if (score > most) {
        most = score;
        best = word;
      }
    }
    return best;
  }

  private static String inCase(String word, String typed) {
    return Character.isUpperCase(typed.codePointAt(0))
        ? word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1)
        : word;
  }
}
