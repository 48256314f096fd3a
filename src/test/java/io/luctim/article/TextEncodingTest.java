// SPDX-License-Identifier: Apache-2.0
package io.luctim.article;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextEncodingTest {
  private static final String TEXT =
      "Từ Hà Nội, đoàn thủy thủ trở về sau những ngày lênh đênh; người dân phấn khởi đón họ ở bến.";

  /** The same in the bytes of the legacy fonts, as Latin-1 shows them. */
  private static final String TCVN3 =
      "Tõ Hµ Néi, ®oµn thñy thñ trë vÒ sau nh÷ng ngµy lªnh ®ªnh; ng\u00ADêi d©n phÊn khëi ®ãn hä ë"
          + " bÕn.";

  private static final String VNI =
      "Töø Haø Noäi, ñoaøn thuûy thuû trôû veà sau nhöõng ngaøy leânh ñeânh; ngöôøi daân phaán"
          + " khôûi ñoùn hoï ôû beán.";

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void unicode() throws RejectedInputException {
    assertEquals(TEXT, TextEncoding.AUTO.decode(TEXT.getBytes(StandardCharsets.UTF_8)));
    assertEquals(
        TEXT, TextEncoding.AUTO.decode(("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_8)));
    assertEquals(TEXT, TextEncoding.AUTO.decode(TEXT.getBytes(StandardCharsets.UTF_16)));
    assertEquals(
        TEXT, TextEncoding.AUTO.decode(("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_16LE)));
    assertEquals(TEXT, TextEncoding.UTF_16.decode(TEXT.getBytes(StandardCharsets.UTF_16BE)));
  }

  @Test
  void legacyEncodingsAreTold() throws RejectedInputException {
    assertEquals(TEXT, TextEncoding.AUTO.decode(latin(TCVN3)));
    assertEquals(TEXT, TextEncoding.TCVN3.decode(latin(TCVN3)));
    assertEquals(TEXT, TextEncoding.AUTO.decode(latin(VNI)));
    assertEquals(TEXT, TextEncoding.VNI.decode(latin(VNI)));
    byte[] windows = windows1258(TEXT);
    assertEquals(TEXT, TextEncoding.AUTO.decode(windows));
    assertEquals(TEXT, TextEncoding.WINDOWS_1258.decode(windows));
  }

  /** The code page has letters and five tone marks. */
  private static byte[] windows1258(String text) {
    StringBuilder marks = new StringBuilder();
    for (char c : text.toCharArray()) {
      String parts = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
      int tone = parts.length() - 1;
      boolean hasTone =
          tone > 0 && "\u0300\u0301\u0303\u0309\u0323".indexOf(parts.charAt(tone)) >= 0;
      if (hasTone || parts.length() > 2) {
        // ệ decomposes to e, dot, circumflex: the letter first, then its tone.
        String plain = parts.replaceAll("[\u0300\u0301\u0303\u0309\u0323]", "");
        String toneMark = parts.replaceAll("[^\u0300\u0301\u0303\u0309\u0323]", "");
        marks.append(Normalizer.normalize(plain, Normalizer.Form.NFC)).append(toneMark);
      } else {
        marks.append(c);
      }
    }
    return marks.toString().getBytes(Charset.forName("windows-1258"));
  }

  @Test
  void whatIsNoneOfTheseIsRefusedWithItsOffset() {
    for (String text :
        List.of("caf\u00E9 d\u00E9j\u00E0 vu pr\u00E8s de la gare", "abc\u00FF\u0001")) {
      RejectedInputException refused =
          assertThrows(RejectedInputException.class, () -> TextEncoding.AUTO.decode(latin(text)));
      assertTrue(refused.getMessage().contains("at offset 3"), refused.getMessage());
    }
    assertThrows(RejectedInputException.class, () -> TextEncoding.UTF_8.decode(latin("Hµ Néi tõ")));
  }

  /** HTML-06, and what must not be touched. */
  @ParameterizedTest
  @CsvSource({
    "Tin tõ Hµ Néi, Tin từ Hà Nội",
    "Vieät Nam vaø Haø Noäi, Việt Nam và Hà Nội",
    "Tòa án xét xử, Tòa án xét xử",
    "Bà Lê và ông Hoàng, Bà Lê và ông Hoàng",
    "café déjà vu, café déjà vu",
    "Málaga được, Málaga được",
    "plain text, plain text",
    "São Paulo, São Paulo",
  })
  void textThatWasTakenForLatin(String text, String mended) throws RejectedInputException {
    assertEquals(mended, LegacyText.mend(text));
    String json = "{\"id\":\"a\",\"title\":\"" + text + "\",\"captions\":[\"" + text + "\"]}";
    Article article = JsonLines.parse(json);
    assertEquals(mended, article.title());
    assertEquals(mended, article.captions().getFirst());
  }
}
