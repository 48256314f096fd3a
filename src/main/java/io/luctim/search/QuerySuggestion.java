// SPDX-License-Identifier: Apache-2.0
package io.luctim.search;

import io.luctim.text.AccentFolder;
import io.luctim.text.AccentRestorer;
import io.luctim.text.SyllableNormalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What may have been meant by a query: its accents put back. */
final class QuerySuggestion {
  /** How sure a syllable must be on average, where most were typed without marks. */
  private static final double LIKELY = 0.6;

  /** And where most were typed with marks: the others are likely meant to have none. */
  private static final double CERTAIN = 0.95;

  /** Longer queries are texts; their writer knows what they say. */
  private static final int MAX_LENGTH = 500;

  private QuerySuggestion() {}

  /**
   * Suggests.
   *
   * @param text what was typed
   * @param decoded what the keys say that were typed, or null
   * @param terms what the typed text looks for, with words one slip away
   * @return another text than the typed one, or null
   */
  static @Nullable String of(
      String text, @Nullable String decoded, List<QueryEvidence.Term> terms) {
    if (text.length() > MAX_LENGTH) {
      return decoded;
    }
    String mended = decoded == null ? mended(text, terms) : decoded;
    String read = mended == null ? text : mended;
    for (AccentRestorer.Reading best : AccentRestorer.standard().readings(read, 1)) {
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
    }
    return mended;
  }

  /**
   * The text with words that are nowhere replaced by those one slip away; null if there are none.
   */
  private static @Nullable String mended(String text, List<QueryEvidence.Term> terms) {
    String mended = text;
    for (QueryEvidence.Term term : terms) {
      String best =
          term.near().entrySet().stream()
              .max(Map.Entry.comparingByValue())
              .map(Map.Entry::getKey)
              .orElse(null);
      if (best != null) {
        mended = replace(mended, term.typed(), best);
      }
    }
    return mended.equals(text) ? null : mended;
  }

  /** Replaces whole words, whatever their case and composition, and keeps a first capital. */
  private static String replace(String text, String word, String other) {
    StringBuilder replaced = new StringBuilder();
    for (String piece : text.split("(?<=\\s)|(?=\\s)")) {
      boolean same = SyllableNormalizer.normalize(piece).equals(word);
      boolean capital = same && Character.isUpperCase(piece.codePointAt(0));
      replaced.append(
          same
              ? (capital
                  ? other.substring(0, 1).toUpperCase(Locale.ROOT) + other.substring(1)
                  : other)
              : piece);
    }
    return replaced.toString();
  }
}
