// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people type, as it is read. */
class LenientQueryParserTest {
  private static String parse(String text) {
    return NodePrinter.print(LenientQueryParser.parse(text).nodes());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "giá vàng | <giá> <vàng>",
        "giá \"cà phê\" | <giá> phrase<cà phê>",
        "-miếng vàng | not<miếng> <vàng>",
        "S -300 | <S> <-300>",
        "NOT miếng | not<miếng>",
        "NOT | ''",
        "vàng OR bạc OR đồng | any(<vàng> <bạc> <đồng>)",
        "OR vàng | <vàng>",
        "vàng AND bạc | <vàng> <bạc>",
        "vàng OR -bạc | <vàng> not<bạc>",
        "nguyê* | prefix<nguyê>",
        "* | <*>",
        "a-b* | <a-b*>",
        "title:chip | title=<chip>",
        "title:\"chip nhớ\" | title=phrase<chip nhớ>",
        "title: chip | <title:> <chip>",
        "tile:chip | <tile:chip>",
        "from:2024 | dates[2024-01-01..]",
        "to:31/1/2024 | dates[..2024-01-31]",
        "to:31/2/2024 | <to:31/2/2024>",
        "-title:chip | nottitle=<chip>",
        "from:lâu | <from:lâu>",
        "(vàng) | <vàng>",
        "\"cà phê | <cà> <phê>",
        "\"\" | phrase<>",
        "- | <->",
        "a b c d \"e f\" g | <a> <b> <c> <d> <e f> <g>",
        "tỷ lệ 1:2 | <tỷ> <lệ> <1:2>",
      })
  void readsAnyText(String text, String nodes) {
    assertEquals(nodes, parse(text));
  }
}
