// SPDX-License-Identifier: Apache-2.0
package io.luctim.article;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes texts well-formed Unicode, as whatever is written to an index has to be. */
final class WellFormed {
  private static final char REPLACEMENT = '\uFFFD';

  private WellFormed() {}

  /** Returns a text with U+FFFD in place of each lone surrogate. */
  static String text(String text, String what) {
    int lone = loneSurrogate(Objects.requireNonNull(text, what), 0);
    if (lone < 0) {
      return text;
    }
    StringBuilder mended = new StringBuilder(text);
    for (; lone >= 0; lone = loneSurrogate(text, lone + 1)) {
      mended.setCharAt(lone, REPLACEMENT);
    }
    return mended.toString();
  }

  /** Returns a copy of a list with its texts well-formed. */
  static List<String> texts(List<String> texts, String what) {
    for (String text : texts) {
      if (loneSurrogate(Objects.requireNonNull(text, what), 0) >= 0) {
        return texts.stream().map(other -> text(other, what)).toList();
      }
    }
    return List.copyOf(texts);
  }

  /**
   * Returns a copy of the extras of an article with their values well-formed.
   *
   * @throws IllegalArgumentException if a name is not: two that are different would become one
   */
  static Map<String, String> values(Map<String, String> extras, String id) {
    Map<String, String> mended = new HashMap<>();
    extras.forEach((name, value) -> {
      String fault = fault("the name of an extra of article '" + id + "'", name);
      if (fault != null) {
        throw new IllegalArgumentException(fault);
      }
      mended.put(name, text(value, "extra"));
    });
    return Map.copyOf(mended);
  }

  /** Returns what is wrong with a name, or null if it is well-formed. */
  static @Nullable String fault(String what, String name) {
    int lone = loneSurrogate(name, 0);
    return lone < 0
        ? null
        : String.format(
            Locale.ROOT,
            "%s '%s' has half a surrogate pair, U+%04X, at char %d; ids and names must be"
                + " well-formed Unicode",
            what,
            text(name.length() > 80 ? name.substring(0, 80) + "…" : name, what),
            (int) name.charAt(lone),
            lone);
  }

  /** Returns the index of the first surrogate from an index on that is not in a pair, or -1. */
  private static int loneSurrogate(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i)) && !isPair(text, i - 1) && !isPair(text, i)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isPair(String text, int first) {
    return first >= 0
        && first + 1 < text.length()
        && Character.isSurrogatePair(text.charAt(first), text.charAt(first + 1));
  }
}
