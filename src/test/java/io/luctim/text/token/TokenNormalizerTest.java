// SPDX-License-Identifier: Apache-2.0
package io.luctim.text.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.luctim.text.TokenType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The one canonical form of all spellings of a token. */
class TokenNormalizerTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "WORD     | Hoà            | hòa",
        "WORD     | KĨ             | kỹ",
        "NUMBER   | 5,4            | 5,4",
        "NUMBER   | 5.4            | 5,4",
        "NUMBER   | 1.250          | 1250",
        "NUMBER   | 1,250          | 1,250", // after a comma, a lone group is decimals
        "NUMBER   | 0.125          | 0,125", // no group of thousands begins with 0
        "NUMBER   | 1.250.000      | 1250000",
        "NUMBER   | 1,250,000      | 1250000",
        "NUMBER   | 1.250,75       | 1250,75",
        "NUMBER   | 1,250.75       | 1250,75",
        "NUMBER   | 40%            | 40%",
        "NUMBER   | 40 %           | 40%",
        "NUMBER   | ４０           | 40",
        "NUMBER   | ٤٠             | 40",
        "DATE     | 11/04/2024     | 11/4/2024",
        "DATE     | 11-4-2024      | 11/4/2024",
        "DATE     | 11.4.2024      | 11/4/2024",
        "DATE     | 2024-04-11     | 11/4/2024",
        "DATE     | 11/4/24        | 11/4/2024",
        "DATE     | 11/4/69        | 11/4/2069",
        "DATE     | 11/4/70        | 11/4/1970",
        "DATE     | 01/02          | 1/2",
        "DATE     | 10/2020        | 10/2020",
        "TIME     | 14:30          | 14h30",
        "TIME     | 14:30:05       | 14h30h05",
        "RANGE    | 2–3            | 2-3",
        "CODE     | S-400          | s400",
        "CODE     | S400           | s400",
        "CODE     | SARS-CoV-2     | sarscov2",
        "CODE     | 15/2020/NĐ-CP  | 15/2020/nđcp",
        "CODE     | 10.6.0         | 10.6.0", // dots between digits stay
        "CODE     | C++            | c++",
        "CODE     | C#             | c#",
        "CODE     | 2+2            | 2+2",
        "CODE     | H₂O            | h2o",
        "COMPOUND | TP.HCM         | tphcm",
        "COMPOUND | AT&T           | at&t",
        "COMPOUND | K’Brêu         | kbrêu",
        "EMAIL    | Lan@Bao.Example| lan@bao.example",
        "URL      | BAO.VN/Tin     | bao.vn/tin",
        "OTHER_WORD | МОСКВА       | москва",
        "IDEOGRAPH  | 東           | 東",
      })
  void spellingsOfOneTokenHaveOneCanonicalForm(TokenType type, String token, String canonical) {
    assertEquals(canonical, TokenNormalizer.normalize(type, token));
  }

  @ParameterizedTest
  @CsvSource({
    "NUMBER, '5,4', '54'",
    "NUMBER, '40%', '40'",
    "CODE, '2+2', '22'",
    "CODE, 'C++', 'C'",
    "CODE, '10.6', '106'",
    "DATE, '11/4', '1/14'",
    "COMPOUND, 'AT&T', 'ATT'",
  })
  void differentTokensHaveDifferentForms(TokenType type, String one, String other) {
    assertNotEquals(TokenNormalizer.normalize(type, one), TokenNormalizer.normalize(type, other));
  }

  @Test
  void onlySyllablesWithAnOpenIOrYHaveTwoSpellings() {
    TokenNormalizer normalizer = new TokenNormalizer();
    char[] spelling = new char[16];
    assertEquals(2, normalizer.normalize(TokenType.WORD, "Kĩ".toCharArray(), 0, 2));
    assertTrue(normalizer.hasTwoSpellings());
    assertEquals("kĩ", new String(spelling, 0, normalizer.writeSpelling(spelling)));
    normalizer.normalize(TokenType.WORD, "tay".toCharArray(), 0, 3);
    assertFalse(normalizer.hasTwoSpellings());
    normalizer.normalize(TokenType.CODE, "kĩ1".toCharArray(), 0, 3);
    assertFalse(normalizer.hasTwoSpellings(), "a code has one spelling");
  }

  @Test
  void formsOfLongTokensAreComplete() {
    String token = "1".repeat(10_000);
    assertEquals(token, TokenNormalizer.normalize(TokenType.NUMBER, token));
    String ligature = TokenNormalizer.normalize(TokenType.WORD, "\uFDFA");
    assertEquals(15, ligature.length(), "a ligature of four words, without their spaces");
    assertEquals(
        ligature.repeat(1_000), TokenNormalizer.normalize(TokenType.WORD, "\uFDFA".repeat(1_000)));
    assertEquals(
        "x1" + "y".repeat(5_000),
        TokenNormalizer.normalize(TokenType.CODE, "X1" + "Y".repeat(5_000)));
  }
}
