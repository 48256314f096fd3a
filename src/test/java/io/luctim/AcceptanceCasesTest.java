// SPDX-License-Identifier: Apache-2.0
package io.luctim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.luctim.analysis.VietnameseAnalyzer;
import io.luctim.article.JsonLines;
import io.luctim.article.RejectedInputException;
import io.luctim.index.ArticleIndexer;
import io.luctim.search.ArticleSearcher;
import io.luctim.search.Hit;
import io.luctim.search.SearchRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What users have complained about elsewhere, all in one index: {@code cases.tsv}. */
class AcceptanceCasesTest {
  private record Case(String id, String text, String query, String expectation) {}

  private static final List<Case> CASES = new ArrayList<>();
  private static ArticleIndexer indexer;
  private static ArticleSearcher searcher;

  @BeforeAll
  static void index() throws IOException, RejectedInputException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(AcceptanceCasesTest.class.getResourceAsStream("cases.tsv")),
                StandardCharsets.UTF_8))) {
      lines
          .lines()
          .skip(1)
          .map(line -> line.split("\t", -1))
          .forEach(c -> CASES.add(new Case(c[0], unescape(c[2]), unescape(c[3]), c[4])));
    }
    indexer = ArticleIndexer.inMemory();
    for (Case c : CASES) {
      String title = c.text().lines().findFirst().orElseThrow();
      indexer.add(JsonLines.parse(json(c.id(), title, c.text())));
    }
    searcher = ArticleSearcher.open(indexer);
  }

  /** As the cases come from a file, so do they go in. */
  private static String json(String id, String title, String body) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("id", id);
      json.writeStringField("title", title);
      json.writeStringField("body", body);
      json.writeEndObject();
    }
    return text.toString();
  }

  @AfterAll
  static void close() {
    searcher.close();
    indexer.close();
  }

  @TestFactory
  Stream<DynamicTest> cases() {
    return CASES.stream()
        .map(c ->
            DynamicTest.dynamicTest(
                c.id() + " " + c.query() + " " + c.expectation(), () -> check(c)));
  }

  private static void check(Case c) throws IOException {
    if (c.expectation().startsWith("tokens:")) {
      Set<String> tokens = tokens(c.text());
      for (String token : c.expectation().substring("tokens:".length()).split("\\|")) {
        boolean unwanted = token.startsWith("!");
        String term = unwanted ? token.substring(1) : token;
        assertEquals(!unwanted, tokens.contains(term), term + " in " + tokens);
      }
      return;
    }
    Map<String, Float> scores = search(c.query());
    if (c.expectation().equals("no-match")) {
      assertFalse(scores.containsKey(c.id()), "found");
      return;
    }
    assertTrue(scores.containsKey(c.id()), "not found; but " + scores);
    if (c.expectation().startsWith("ranks-above:")) {
      String other = c.expectation().substring("ranks-above:".length());
      if (scores.containsKey(other)) {
        assertTrue(scores.get(c.id()) > scores.get(other), "below " + other + ": " + scores);
      }
    }
  }

  private static Map<String, Float> search(String query) {
    Map<String, Float> scores = new HashMap<>();
    for (Hit hit :
        searcher.search(SearchRequest.builder(query).size(200).snippets(0).build()).hits()) {
      scores.put(hit.article().id(), hit.score());
    }
    return scores;
  }

  private static Set<String> tokens(String text) throws IOException {
    Set<String> tokens = new HashSet<>();
    try (Analyzer analyzer =
            VietnameseAnalyzer.builder().folding(VietnameseAnalyzer.Folding.NONE).build();
        TokenStream stream = analyzer.tokenStream("", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        tokens.add(term.toString());
      }
      stream.end();
    }
    return tokens;
  }

  private static String unescape(String field) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < field.length(); i++) {
      if (field.startsWith("\\n", i)) {
        text.append('\n');
        i++;
      } else if (field.startsWith("\\u", i)) {
        text.append((char) Integer.parseInt(field.substring(i + 2, i + 6), 16));
        i += 5;
      } else {
        text.append(field.charAt(i));
      }
    }
    return text.toString();
  }
}
