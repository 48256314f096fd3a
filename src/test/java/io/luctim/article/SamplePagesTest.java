// SPDX-License-Identifier: Apache-2.0
package io.luctim.article;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every sample page, in its dozen layouts and in HTML, against the parts a person marked. */
class SamplePagesTest {
  private static final Path TESTDATA = Path.of("testdata");

  private static Map<String, Article> read() {
    Map<String, Article> articles = new HashMap<>();
    ArticleFiles.read(
        TESTDATA.resolve("articles"),
        new ArticleFiles.Handler() {
          @Override
          public void article(Article article, SourceLocation location) {
            articles.put(article.id(), article);
          }

          @Override
          public void rejected(SourceLocation location, String reason) {
            throw new AssertionError(location + ": " + reason);
          }
        });
    return articles;
  }

  @TestFactory
  Stream<DynamicTest> partsAreAsMarked() throws IOException {
    Map<String, Article> articles = read();
    return Files.readAllLines(TESTDATA.resolve("golden.jsonl")).stream()
        .map(SamplePagesTest::parse)
        .map(marked ->
            DynamicTest.dynamicTest(
                marked.id(), () -> assertParts(marked, articles.get(marked.id()))));
  }

  @Test
  void thereAreSixtyArticlesOverTenTopics() {
    Map<String, Article> articles = read();
    assertTrue(articles.size() >= 60, articles.size() + " articles");
    long topics = articles.keySet().stream().map(id -> id.split("/")[0]).distinct().count();
    assertTrue(topics >= 10, topics + " topics");
  }

  private static Article parse(String line) {
    try {
      return JsonLines.parse(line);
    } catch (RejectedInputException e) {
      throw new AssertionError(line, e);
    }
  }

  private static void assertParts(Article marked, Article found) {
    assertAll(
        () -> assertEquals(marked.title(), nfc(found.title()), "title"),
        () -> assertEquals(marked.author(), nfc(found.author()), "author"),
        () -> assertEquals(marked.lead(), nfc(found.lead()), "lead"),
        () -> assertEquals(marked.body(), nfc(found.body()), "body"),
        () ->
            assertEquals(
                marked.captions(),
                found.captions().stream().map(SamplePagesTest::nfc).toList(),
                "captions"),
        () -> {
          List<String> teasers = found.teasers().stream().map(SamplePagesTest::nfc).toList();
          for (String teaser : marked.teasers()) {
            assertFalse(nfc(found.body()).contains(teaser), "in the body: " + teaser);
            assertTrue(
                teasers.stream().anyMatch(line -> line.contains(teaser))
                    || found.furniture().contains(teaser),
                "lost: " + teaser);
          }
        });
  }

  private static String nfc(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC).replace('\u00A0', ' ');
  }
}
