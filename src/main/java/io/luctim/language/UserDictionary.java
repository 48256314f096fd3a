// SPDX-License-Identifier: Apache-2.0
package io.luctim.language;

import io.luctim.text.ngram.NgramKeys;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Words that are joined or split whatever the model says. Immutable. */
final class UserDictionary {
  static final UserDictionary NONE = new UserDictionary(List.of(), List.of());

  /** Whether a word is joined, or else split, by the key of the word. */
  private final Map<Long, Boolean> words = new HashMap<>();

  /** The keys of the first syllables of each word, for every number of syllables. */
  private final Set<Long> beginnings = new HashSet<>();

  UserDictionary(Collection<String> joined, Collection<String> split) {
    joined.forEach(word -> add(word, true));
    split.forEach(word -> add(word, false));
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  private void add(String word, boolean join) {
    TokenizedText units = new TokenizedText(word);
    SyllableSequence sequence = units.sequence;
    int size = sequence.size() - 1; // without the break at the end
    long key = 0;
    boolean onlyWords = size >= 2 && size <= WordSegmenter.MAX_SYLLABLES;
    for (int i = 0; onlyWords && i < size; i++) {
      onlyWords = sequence.isWord(i);
      key = extend(key, sequence.key(i));
      beginnings.add(key);
    }
    if (!onlyWords) {
      throw new IllegalArgumentException(
          "\""
              + word
              + "\" in the user dictionary must be 2 to "
              + WordSegmenter.MAX_SYLLABLES
              + " syllables separated by spaces, without punctuation");
    }
    words.put(key, join);
  }

  /**
   * Applies the longest word that starts at a unit: joins its syllables and separates the word from
   * the units around it, or separates its syllables.
   *
   * @return the first gap that is not decided; {@code from} if no word starts there
   */
  int apply(SyllableSequence sequence, int from) {
    long key = 0;
    int end = from;
    boolean join = false;
    for (int i = from; i < from + WordSegmenter.MAX_SYLLABLES && sequence.isWord(i); i++) {
      key = extend(key, sequence.key(i));
      if (!beginnings.contains(key)) {
        break;
      }
      Boolean found = words.get(key);
      if (found != null) {
        end = i + 1;
        join = found;
      }
    }
    if (end == from) {
      return from;
    }
    for (int i = from; i + 1 < end; i++) {
      sequence.setJoined(i, join);
    }
    if (!join) {
      return end - 1;
    }
    sequence.setJoined(end - 1, false);
    if (from > 0) {
      sequence.setJoined(from - 1, false);
    }
    return end;
  }

  /** Returns the key of a word, given the key of its beginning and of its last syllable. */
  private static long extend(long key, long unit) {
    return NgramKeys.of(NgramKeys.USER_WORD, key, unit);
  }
}
