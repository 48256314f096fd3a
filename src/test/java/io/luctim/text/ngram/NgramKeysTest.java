// SPDX-License-Identifier: Apache-2.0
package io.luctim.text.ngram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.luctim.text.SyllableInventory;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the models rely on in their keys. */
class NgramKeysTest {
  private static final long WORD = NgramKeys.ofWord("đường");

  @Test
  void keysOfWordsHaveTheHighestBitAndDiffer() {
    Set<Long> keys = new HashSet<>();
    SyllableInventory.stream()
        .forEach(syllable -> {
          long key = NgramKeys.ofWord(syllable);
          assertTrue(key < 0, syllable);
          assertTrue(keys.add(key), syllable);
        });
  }

  @Test
  void aKeyDependsOnTheCharsOnly() {
    assertEquals(WORD, NgramKeys.ofWord("xxđườngx".toCharArray(), 2, 5));
    assertNotEquals(WORD, NgramKeys.ofWord("đương"));
    assertNotEquals(NgramKeys.ofWord("\0"), NgramKeys.ofWord("\0\0"));
  }

  @Test
  void nGramsDifferByKindOrderAndLength() {
    long other = NgramKeys.ofWord("sắt");
    List<Long> keys =
        List.of(
            NgramKeys.of(1, WORD, other),
            NgramKeys.of(2, WORD, other),
            NgramKeys.of(1, other, WORD),
            NgramKeys.of(1, WORD, other, WORD),
            NgramKeys.of(1, WORD, other, WORD, other),
            NgramKeys.of(1, 0, WORD, other));
    assertEquals(keys.size(), new HashSet<>(keys).size());
  }

  /** A changed key would make the shipped models useless. */
  @Test
  void keysStayAsTheModelsHaveThem() {
    assertEquals(-4955074703765985798L, WORD);
    assertEquals(6714389309982172110L, NgramKeys.of(NgramKeys.ACCENT_BIGRAM, WORD, 1));
  }

  @Test
  void noTwoUsesHaveAKindInCommon() {
    List<Integer> kinds =
        List.of(
            NgramKeys.USER_WORD,
            NgramKeys.ACCENT_BIGRAM,
            NgramKeys.ACCENT_TRIGRAM,
            NgramKeys.ACCENT_BACKOFF,
            NgramKeys.RARITY_PAIR);
    assertEquals(kinds.size(), new HashSet<>(kinds).size());
    assertTrue(kinds.stream().allMatch(kind -> kind >= NgramKeys.WORD_FEATURE + 14 && kind < 100));
  }
}
