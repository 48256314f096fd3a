// SPDX-License-Identifier: Apache-2.0
package io.luctim.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.luctim.text.letter.SyllableParser;
import io.luctim.text.ngram.NgramKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The traits of syllables, and the classes of unknown words. */
class WordModelTest {
  private static final WordModel MODEL = WordModel.standard();

  /** The bits of packed traits, where the diagram of the class shows them. */
  @ParameterizedTest
  @ValueSource(strings = {"học", "sinh", "của", "nguyễn", "xyzt"})
  void traitsAreAClassAndFourWeights(String word) {
    long key = NgramKeys.ofWord(word);
    int traits = MODEL.traits(key);
    for (int joined = 0; joined < 2; joined++) {
      int asA = MODEL.withTraitsBefore(0, key, joined);
      int asB = MODEL.traitsAfter(key, joined);
      assertEquals(asA >>> 5 + 12 * joined & 63, traits >>> 5 + 12 * joined & 63);
      assertEquals(asB >>> 11 + 12 * joined & 63, traits >>> 11 + 12 * joined & 63);
      assertEquals(asB & 31, traits & 31);
    }
    assertEquals(0, traits >>> 29);
  }

  @Test
  void onlySyllablesSeenInTrainingHaveAClass() {
    assertTrue(WordModel.hasClass(MODEL.traits(NgramKeys.ofWord("học"))));
    int unknown = MODEL.traits(NgramKeys.ofWord("xyzt"));
    assertFalse(WordModel.hasClass(unknown));
    assertTrue(WordModel.hasClass(WordModel.withUnknownClass(unknown, 2)));
  }

  @ParameterizedTest
  @CsvSource({"học, 0", "a, 1", "x, 1", "xyzt, 3", "nđcp, 2", "google, 3", "g7, 3"})
  void aWordHasTheShapeOfASyllableALetterAnAbbreviationOrAnyOther(String word, int shape) {
    assertEquals(
        shape, WordModel.shape(new SyllableParser(), word.toCharArray(), 0, word.length()));
  }
}
