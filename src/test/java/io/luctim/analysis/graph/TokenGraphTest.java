// SPDX-License-Identifier: Apache-2.0
package io.luctim.analysis.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.luctim.analysis.VietnameseAnalyzer;
import io.luctim.analysis.VietnameseAnalyzer.Folding;
import io.luctim.language.WordSegmenter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenGraphTest {
  private static final VietnameseAnalyzer.Builder CANONICAL =
      VietnameseAnalyzer.builder().folding(Folding.NONE).keepSpelling(true);
  private static final Analyzer QUERY = CANONICAL.build().forQueries();
  private static final Analyzer WORDS =
      VietnameseAnalyzer.builder()
          .folding(Folding.NONE)
          .words(WordSegmenter.standard())
          .build()
          .forQueries();

  /** Prints positions apart by spaces: the alternatives at each, spans with their length. */
  private static String print(TokenGraph graph) {
    return graph.positions().stream()
        .map(position ->
            Stream.of(
                    position.spans().stream().map(span -> span.term() + ":" + span.length()),
                    position.terms().stream(),
                    position.spellings().stream())
                .flatMap(tokens -> tokens)
                .collect(Collectors.joining("|")))
        .collect(Collectors.joining(" "));
  }

  private static List<String> outermost(TokenGraph graph) {
    return graph.outermost().stream().map(TokenGraph.Position::term).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "giá vàng; giá vàng",
        "tổ hợp S-400 mới; tổ hợp s400:2|s 400 mới",
        "Covid-19; covid19:2|covid 19",
        "15/2020/NĐ-CP; 15/2020/nđcp:4|15 2020 nđ cp",
        "kĩ thuật; kỹ|=kĩ thuật",
        "ngày 22.10; ngày 22,10|22/10",
        "2+2; 2+2",
        "!!!; ''",
      })
  void holdsTheAlternativesAndSpansOfEachPosition(String text, String graph) {
    assertEquals(graph, print(TokenGraph.of(QUERY, text)));
  }

  @Test
  void holdsWordsOfSeveralSyllablesAsSpans() {
    TokenGraph graph = TokenGraph.of(WORDS, "các học sinh giỏi");
    assertEquals("các học_sinh:2|học sinh giỏi", print(graph));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "tổ hợp S-400 mới; tổ hợp s400 mới",
        "15/2020/NĐ-CP và TP.HCM; 15/2020/nđcp và tphcm",
        "kĩ thuật; kỹ thuật",
      })
  void outermostPositionsAreOneForEachWordOfTheText(String text, String terms) {
    assertEquals(List.of(terms.split(" ")), outermost(TokenGraph.of(QUERY, text)));
  }

  @Test
  void knowsWhereEachPositionStandsInTheText() {
    String text = "Tổ hợp S-400.";
    List<String> places =
        TokenGraph.of(QUERY, text).positions().stream()
            .map(position -> text.substring(position.start(), position.end()))
            .toList();
    assertEquals(List.of("Tổ", "hợp", "S-400", "400"), places);
  }

  @Test
  void ignoresWhatComesAfterTheLastPosition() {
    TokenGraph graph = TokenGraph.of(QUERY, "vàng ".repeat(TokenGraph.MAX_POSITIONS + 50));
    assertEquals(TokenGraph.MAX_POSITIONS, graph.positions().size());
    TokenGraph cut =
        TokenGraph.of(QUERY, "vàng ".repeat(TokenGraph.MAX_POSITIONS - 1) + "S-400 mới");
    assertEquals("s400", cut.positions().getLast().term());
    assertEquals(TokenGraph.MAX_POSITIONS, cut.outermost().size());
  }

  @Test
  void aTermOfAnotherAnalyzerThatBeginsWithTheMarkIsNoSpelling() {
    Analyzer whitespace = new org.apache.lucene.analysis.core.WhitespaceAnalyzer();
    assertEquals("=a b", print(TokenGraph.of(whitespace, "=a b")));
  }

  /** Increment and length of each token, and whether the token is outermost. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1:1 1:1; + +", // two words
        "1:1 0:1 1:1; + - +", // an alternative beside the first
        "1:2 0:1 1:1 1:1; + - - +", // a code over its two pieces
        "1:3 0:1 1:1 1:1 1:2 0:1 1:1; + - - - + - -", // two codes
        "1:2 0:1 2:1; + - +", // a removed stop word ends the code
        "1:3 0:2 1:1 1:1 1:1; + - - - +", // a shorter alternative does not end the longer one
      })
  void outermostTokensAreThoseThatNoTokenBeforeThemCovers(String tokens, String expected) {
    OutermostTokens walk = new OutermostTokens();
    for (int round = 0; round < 2; round++) {
      String found =
          Stream.of(tokens.split(" "))
              .map(token -> token.split(":"))
              .map(token -> walk.next(Integer.parseInt(token[0]), Integer.parseInt(token[1])))
              .map(isOutermost -> isOutermost ? "+" : "-")
              .collect(Collectors.joining(" "));
      assertEquals(expected, found);
      walk.reset();
    }
  }
}
