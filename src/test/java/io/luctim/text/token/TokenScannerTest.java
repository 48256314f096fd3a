// SPDX-License-Identifier: Apache-2.0
package io.luctim.text.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.luctim.text.TokenType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which tokens a text has, and of what type each is. In the tables, tokens are separated by spaces,
 * and an underscore stands for a space inside a token.
 */
class TokenScannerTest {
  private static List<String> scan(String text) {
    TokenScanner scanner = new TokenScanner();
    char[] chars = text.toCharArray();
    List<String> tokens = new ArrayList<>();
    int at = 0;
    while (scanner.next(chars, at, chars.length, true)) {
      assertTrue(scanner.start() >= at && scanner.end() > scanner.start(), "tokens overlap");
      at = scanner.end();
      String token = text.substring(scanner.start(), scanner.end()).replace(' ', '_');
      tokens.add(token + ":" + scanner.type());
    }
    return tokens;
  }

  private static void assertScans(String text, String tokens) {
    assertEquals(tokens.isEmpty() ? List.of() : List.of(tokens.split(" ")), scan(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "đối thoại          | đối:WORD thoại:WORD",
        "Đường, xa.         | Đường:WORD xa:WORD",
        "Mỹ-Nhật            | Mỹ:WORD Nhật:WORD",
        "GD-ĐT              | GD:WORD ĐT:WORD",
        "a-b-c              | a:WORD b:WORD c:WORD",
        "nhà.Người          | nhà:WORD Người:WORD", // a full stop without its space
        "x_y a:b            | x:WORD y:WORD a:WORD b:WORD",
        "!!! …              | ''",
      })
  void wordsEndAtPunctuationAndHyphens(String text, String tokens) {
    assertScans(text, tokens);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5 .5 5. 5,         | 5:NUMBER 5:NUMBER 5:NUMBER 5:NUMBER",
        "5,4 5.4            | 5,4:NUMBER 5.4:NUMBER",
        "1.250.000          | 1.250.000:NUMBER",
        "1,250,000          | 1,250,000:NUMBER",
        "1.250,75           | 1.250,75:NUMBER",
        "40% 40 % 5,4 %     | 40%:NUMBER 40_%:NUMBER 5,4_%:NUMBER",
        "1.25.3             | 1.25.3:CODE", // not groups of three
        "1234.567.890       | 1234.567.890:CODE", // the first group is too long
        "192.168.1.1        | 192.168.1.1:CODE",
        "10.6.0             | 10.6.0:CODE",
        "1_000              | 1:NUMBER 000:NUMBER",
      })
  void numbersKeepTheirSeparatorsAndPercentSign(String text, String tokens) {
    assertScans(text, tokens);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "11/4 31/12         | 11/4:DATE 31/12:DATE",
        "10/2020            | 10/2020:DATE",
        "11/4/2024 11/04/24 | 11/4/2024:DATE 11/04/24:DATE",
        "11-4-2024          | 11-4-2024:DATE",
        "11.4.2024          | 11.4.2024:DATE",
        "2024-04-11         | 2024-04-11:DATE",
        "Nga-11/4           | Nga:WORD 11/4:DATE",
        "8-9/4              | 8:NUMBER 9/4:DATE", // from 8 to 9 April
        "32/12 11/13        | 32/12:CODE 11/13:CODE", // no such day, no such month
        "13/2020 2020/10    | 13/2020:CODE 2020/10:CODE",
        "49/51              | 49/51:CODE",
        "1.2.10             | 1.2.10:CODE", // with dots, only a year of four digits makes a date
        "2024-13-11         | 2024-13-11:RANGE",
        "1/2/3/4            | 1/2:CODE 3/4:DATE",
        "11-4 22.10         | 11-4:RANGE 22.10:NUMBER", // their parts say that they may be dates
      })
  void datesAreTokensIfTheDayAndTheMonthExist(String text, String tokens) {
    assertScans(text, tokens);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "14:30 14:30:05     | 14:30:TIME 14:30:05:TIME",
        "14:3 114:30        | 14:NUMBER 3:NUMBER 114:NUMBER 30:NUMBER",
        "12:30:5            | 12:30:TIME 5:NUMBER",
        "2-3 2-3-4          | 2-3:RANGE 2-3-4:RANGE",
        "2023-2024          | 2023-2024:RANGE",
        "2-3,5              | 2:NUMBER 3,5:NUMBER",
        "năm-2020           | năm:WORD 2020:NUMBER",
      })
  void timesAndRangesAreTokens(String text, String tokens) {
    assertScans(text, tokens);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "S-400 S400         | S-400:CODE S400:CODE",
        "S 400              | S:WORD 400:NUMBER",
        "5G F-16A 3D-2      | 5G:CODE F-16A:CODE 3D-2:CODE",
        "SARS-CoV-2         | SARS-CoV-2:CODE",
        "49X-1234 A1B2C3    | 49X-1234:CODE A1B2C3:CODE",
        "10kg m² H₂O        | 10kg:CODE m²:CODE H₂O:CODE",
        "2+2 1+1+1          | 2+2:CODE 1+1+1:CODE",
        "18+ C++ C# Disney+ | 18+:CODE C++:CODE C#:CODE Disney+:CODE",
        "15/2020/NĐ-CP      | 15/2020/NĐ-CP:CODE",
        "47/NQ-CP           | 47/NQ-CP:CODE",
        "47/nhà             | 47:NUMBER nhà:WORD", // a word that can be read is no document code
      })
  void codesAreLettersWithDigitsOrPlusSigns(String text, String tokens) {
    assertScans(text, tokens);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TP.HCM v.v. U.S.A  | TP.HCM:COMPOUND v.v:COMPOUND U.S.A:COMPOUND",
        "AT&T GD&ĐT         | AT&T:COMPOUND GD&ĐT:COMPOUND",
        "R&D-Center         | R&D:COMPOUND Center:WORD",
        "K’Brêu H'Mông      | K’Brêu:COMPOUND H'Mông:COMPOUND",
        "L'Oréal it's       | L'Oréal:COMPOUND it's:COMPOUND",
      },
      quoteCharacter = '~')
  void compoundsAreLettersJoinedByADotAnAmpersandOrAnApostrophe(String text, String tokens) {
    assertScans(text, tokens);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lan+tin@bao.example  | lan+tin@bao.example:EMAIL",
        "a@b                  | a:WORD b:WORD",
        "a@b.zzz              | a:WORD b.zzz:COMPOUND", // no such top-level domain
        "bao.vn BAO.VN        | bao.vn:URL BAO.VN:URL",
        "bao.vn/tin/1.        | bao.vn/tin/1:URL", // the last full stop ends the sentence
        "https://a.vn/x?y=1   | https://a.vn/x?y=1:URL",
        "http:// https:/a     | http:WORD https:WORD a:WORD",
        "nha.example.moi      | nha.example:URL moi:WORD",
      })
  void addressesAreTokensIfTheyEndInATopLevelDomain(String text, String tokens) {
    assertScans(text, tokens);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "東京               | 東:IDEOGRAPH 京:IDEOGRAPH",
        "さく               | さ:IDEOGRAPH く:IDEOGRAPH",
        "カタカナ           | カタカナ:OTHER_WORD",
        "Москва 서울 ไทย    | Москва:OTHER_WORD 서울:OTHER_WORD ไทย:OTHER_WORD",
        "Ｇ７ 𝐇𝐚            | Ｇ７:CODE 𝐇𝐚:WORD",
        "½                  | ''",
      })
  void otherScriptsAreWordsOrSingleSigns(String text, String tokens) {
    assertScans(text, tokens);
  }

  @Test
  void anInvisibleCharacterSeparatesTwoSyllablesButStaysInsideOne() {
    assertScans("ng\u00E2n\u200Ch\u00E0ng", "ngân:WORD hàng:WORD");
    assertScans("ti\u00EA\u200Cng", "tiê\u200Cng:WORD");
    assertScans("xin\u00ADch\u00E0o", "xin\u00ADchào:WORD"); // a soft hyphen never separates
    assertScans("Face\u2060book", "Face\u2060book:WORD"); // not two syllables
    assertScans("ng\u00E2n\u200Bh\u00E0ng", "ngân:WORD hàng:WORD"); // a zero-width space is a space
    assertScans("xin\uFEFF", "xin:WORD");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "1", "1.", "a-", "a@", "ж", "\u0301a", "a.b", "1/"})
  void tokensAreCutAtTheMaximumLength(String unit) {
    for (String token : scan(unit.repeat(1000))) {
      int length = token.lastIndexOf(':');
      assertTrue(length <= TokenScanner.MAX_TOKEN_LENGTH, () -> "a token of " + length + " chars");
    }
  }

  @Test
  void asksForMoreTextNearTheEndOfAWindow() {
    TokenScanner scanner = new TokenScanner();
    char[] window = ("nhà ".repeat(TokenScanner.LOOKAHEAD)).toCharArray();
    int at = 0;
    while (scanner.next(window, at, window.length, false)) {
      at = scanner.end();
    }
    assertTrue(window.length - scanner.end() <= TokenScanner.LOOKAHEAD, "stopped too early");
    assertTrue(window.length - scanner.end() > TokenScanner.LOOKAHEAD - 8, "read too far");
  }

  @ParameterizedTest
  @CsvSource({
    "a b, false",
    "'a \u00A0\u200B b', false",
    "a\u00ADb, false",
    "'a, b', true",
    "a(b, true",
    "'a\nb', true",
    "'a\u2028b', true"
  })
  void onlyPunctuationAndLineEndsAreBreaks(String text, boolean isBreak) {
    char[] chars = text.toCharArray();
    assertEquals(isBreak, TokenScanner.breaks(chars, 1, chars.length - 1));
    assertFalse(TokenScanner.breaks(chars, chars.length - 1, 1), "nothing lies between");
  }

  @Test
  void aResetScannerForgetsTheTokensOfARun() {
    TokenScanner scanner = new TokenScanner();
    assertTrue(scanner.next("nha-moi".toCharArray(), 0, 7, true));
    scanner.reset();
    assertTrue(scanner.next("xe".toCharArray(), 0, 2, true));
    assertEquals(2, scanner.end());
    assertEquals(TokenType.WORD, scanner.type());
  }
}
