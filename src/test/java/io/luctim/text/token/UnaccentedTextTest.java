// SPDX-License-Identifier: Apache-2.0
package io.luctim.text.token;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which texts are taken for Vietnamese without accents. */
class UnaccentedTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Khoa hoc cong nghe thong tin mien phi                  | true",
        "ke hoach nam toi                                       | true",
        "Nam Nam Nam                                            | false", // fewer than four words
        "''                                                     | false",
        "Nam Định vào hè sớm, nắng nóng gay gắt                 | false",
        "The voice of the people has to be heard everywhere     | false", // English
        "khoa hoc cong nghe về                                  | false", // one word in five has
        // marks
      })
  void aTextIsUnaccentedIfItsWordsAreSyllablesWithoutMarks(String text, boolean expected) {
    assertEquals(expected, UnaccentedText.isUnaccented(text));
  }

  @ParameterizedTest
  @CsvSource({"49, true", "48, false"})
  void oneWordInFiftyMayHaveMarks(int unaccented, boolean expected) {
    assertEquals(expected, UnaccentedText.isUnaccented("khoa ".repeat(unaccented) + "học"));
  }

  @ParameterizedTest
  @CsvSource({"4, 1, true", "3, 1, false"})
  void oneWordInFiveMayBeNoSyllable(int syllables, int others, boolean expected) {
    String text = "khoa ".repeat(syllables) + "school ".repeat(others);
    assertEquals(expected, UnaccentedText.isUnaccented(text));
  }
}
