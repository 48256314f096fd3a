// SPDX-License-Identifier: Apache-2.0
package io.luctim.text.token;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a run of letters, digits and connectors is split into atoms. */
class CompoundScannerTest {
  /** Prints atoms with L for letters and D for digits, and the connectors between them. */
  private static String split(String text) {
    CompoundScanner scanner = new CompoundScanner();
    scanner.readAtoms(text.toCharArray(), 0, text.length());
    return IntStream.range(0, scanner.atomCount)
        .mapToObj(atom -> {
          String kind =
              ((scanner.kinds[atom] & CompoundScanner.LETTERS) != 0 ? "L" : "")
                  + ((scanner.kinds[atom] & CompoundScanner.DIGITS) != 0 ? "D" : "");
          char connector = scanner.connectors[atom];
          return text.substring(scanner.starts[atom], scanner.ends[atom])
              + ":"
              + kind
              + (connector == 0 ? "" : " " + connector);
        })
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "đường          | đường:L",
        "11/4/2024      | 11:D / 4:D / 2024:D",
        "S-400          | S:L - 400:D",
        "49X-1234.      | 49X:LD - 1234:D",
        "a@b.vn         | a:L @ b:L . vn:L",
        "2–3            | 2:D - 3:D", // an en dash is a hyphen
        "K’Brêu         | K:L ' Brêu:L", // a curly apostrophe is an apostrophe
        "a--b           | a:L", // two connectors end the run
        "a- b           | a:L",
        "a(b            | a:L",
        "a b            | a:L",
        "a.東           | a:L",
        "𝐇𝐚-1           | 𝐇𝐚:L - 1:D",
        "e\u0301-1      | e\u0301:L - 1:D", // a mark is of the kind of its letter
      })
  void atomsAreSeparatedBySingleConnectors(String text, String atoms) {
    assertEquals(atoms, split(text));
  }

  @Test
  void aRunIsCutAfterTheMaximumNumberOfAtoms() {
    String text = "1-".repeat(CompoundScanner.MAX + 5) + "1";
    CompoundScanner scanner = new CompoundScanner();
    scanner.readAtoms(text.toCharArray(), 0, text.length());
    assertEquals(CompoundScanner.MAX, scanner.atomCount);
    assertEquals(0, scanner.connectors[scanner.atomCount - 1]);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "07, 7", "2024, 2024", "9999, 9999", "10000, -1"})
  void theValueOfMoreThanFourDigitsIsUnknown(String digits, int value) {
    assertEquals(value, CompoundScanner.value(digits.toCharArray(), 0, digits.length()));
  }

  @ParameterizedTest
  @CsvSource({"Brêu, true", "nhà, true", "ơ, true", "GD, false", "ĐT, false", "đ, false"})
  void theStrokeOfDIsNoVowelMark(String word, boolean isMarked) {
    CompoundScanner scanner = new CompoundScanner();
    scanner.readAtoms(word.toCharArray(), 0, word.length());
    assertEquals(isMarked, scanner.hasMarkedVowel(word.toCharArray(), 0));
  }
}
