// SPDX-License-Identifier: Apache-2.0
package io.luctim.text.token;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.luctim.text.TokenType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By which parts a token is found besides by itself. */
class TokenPartsTest {
  private static List<String> split(TokenType type, String token) {
    TokenParts parts = new TokenParts();
    String text = "xx" + token;
    int count = parts.split(type, text.toCharArray(), 2, token.length());
    List<String> found = new ArrayList<>();
    int pieces = 0;
    for (int i = 0; i < count; i++) {
      pieces += parts.kind(i) == TokenParts.Kind.SEQUENCE ? 1 : 0;
      found.add(text.substring(parts.start(i), parts.end(i)) + ":" + parts.type(i));
    }
    assertEquals(pieces, parts.sequenceLength());
    return found;
  }

  private static List<String> list(String parts) {
    return parts.isEmpty() ? List.of() : List.of(parts.split(" "));
  }

  private static List<TokenParts.Kind> kinds(TokenType type, String token) {
    TokenParts parts = new TokenParts();
    int count = parts.split(type, token.toCharArray(), 0, token.length());
    List<TokenParts.Kind> kinds = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      kinds.add(parts.kind(i));
    }
    return kinds;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CODE     | S-400         | S:WORD 400:NUMBER",
        "CODE     | S400          | S:WORD 400:NUMBER",
        "CODE     | 10kg          | 10:NUMBER kg:WORD",
        "CODE     | 49X-1234      | 49X:CODE 1234:NUMBER",
        "CODE     | SARS-CoV-2    | SARS:WORD CoV:WORD 2:NUMBER",
        "CODE     | 15/2020/NĐ-CP | 15:NUMBER 2020:NUMBER NĐ:WORD CP:WORD",
        "CODE     | A1B2C3        | ''", // letters and digits meet more than once
        "CODE     | H₂O           | ''",
        "CODE     | 2+2           | ''",
        "CODE     | C++           | ''",
        "CODE     | C#            | ''",
        "CODE     | 49/51         | ''", // a fraction
        "CODE     | 192.168.1.1   | ''",
        "COMPOUND | TP.HCM        | TP:WORD HCM:WORD",
        "COMPOUND | AT&T          | AT:WORD T:WORD",
        "EMAIL    | a1@bao.vn     | a1:CODE bao:WORD vn:WORD",
        "URL      | bao.vn/tin/1  | bao:WORD vn:WORD tin:WORD 1:NUMBER",
        "RANGE    | 2023-2024     | 2023:NUMBER 2024:NUMBER",
        "RANGE    | 2-3-4         | 2:NUMBER 3:NUMBER 4:NUMBER",
        "DATE     | 10/2020       | 10:NUMBER 2020:NUMBER",
        "DATE     | 11/4          | ''",
        "NUMBER   | 5,4           | ''",
        "NUMBER   | 1.250.000     | ''",
        "TIME     | 14:30         | ''",
        "WORD     | đường         | ''",
      })
  void piecesStandOneAfterTheOther(TokenType type, String token, String pieces) {
    assertEquals(list(pieces), split(type, token));
    assertEquals(
        list(pieces).stream().map(piece -> TokenParts.Kind.SEQUENCE).toList(), kinds(type, token));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DATE   | 11/4/2024  | 11/4:DATE 4/2024:DATE 2024:NUMBER",
        "DATE   | 11/04/24   | 11/04:DATE",
        "DATE   | 2024-04-11 | 2024:NUMBER",
        "NUMBER | 40%        | 40:NUMBER",
        "NUMBER | 5,4 %      | 5,4:NUMBER",
        "CODE   | 18+        | 18:NUMBER",
        "CODE   | Disney+    | Disney:CODE",
      })
  void coarserPartsSayLessThanTheToken(TokenType type, String token, String parts) {
    assertEquals(list(parts), split(type, token));
    assertEquals(
        list(parts).stream().map(part -> TokenParts.Kind.COARSER).toList(), kinds(type, token));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NUMBER | 22.10 | 22.10:DATE", // 22 October, or 22 and a tenth
        "NUMBER | 22.1  | ''",
        "NUMBER | 22.13 | ''",
        "NUMBER | 1,250 | 1,250:CODE", // English for 1.250
        "NUMBER | 0,125 | ''",
        "RANGE  | 22-10 | 22-10:DATE 22:NUMBER 10:NUMBER",
        "RANGE  | 22-13 | 22:NUMBER 13:NUMBER",
      })
  void anotherReadingCoversTheWholeToken(TokenType type, String token, String parts) {
    assertEquals(list(parts), split(type, token));
    if (parts.startsWith(token)) {
      assertEquals(TokenParts.Kind.READING, kinds(type, token).getFirst());
    }
  }

  @ParameterizedTest
  @CsvSource({"16, 16", "17, 0"})
  void aTokenOfTooManyPiecesHasNone(int pieces, int expected) {
    String token = "a&".repeat(pieces - 1) + "a";
    assertEquals(expected, split(TokenType.COMPOUND, token).size());
  }
}
