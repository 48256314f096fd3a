// SPDX-License-Identifier: Apache-2.0
package io.luctim.search;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.luctim.article.Article;
import io.luctim.article.ArticleFiles;
import io.luctim.article.SourceLocation;
import io.luctim.index.ArticleIndexer;
import io.luctim.text.AccentFolder;
import io.luctim.text.AccentRelation;
import io.luctim.text.SyllableNormalizer;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Two thousand queries out of the sample articles, typed in all ways: every snippet stands in the
 * article as it is, and every highlighted word has the marks of a word of the query, or more.
 */
class HighlightSweepTest {
  private static final int QUERIES = 2_000;

  private static final class Collector implements ArticleFiles.Handler {
    final List<Article> articles = new ArrayList<>();

    @Override
    public void article(Article article, SourceLocation location) {
      articles.add(article);
    }

    @Override
    public void rejected(SourceLocation location, String reason) {
      throw new AssertionError(location + ": " + reason);
    }
  }

  /** Words in a row, as somebody may type them; letters only, so that words are easily compared. */
  private static String query(Article article, Random random) {
    String text = Normalizer.normalize(article.title() + " " + article.body(), Normalizer.Form.NFC);
    List<String> words = Arrays.stream(text.split("[^\\p{L}]+")).filter(w -> !w.isEmpty()).toList();
    int length = 1 + random.nextInt(6);
    int start = random.nextInt(Math.max(1, words.size() - length));
    StringBuilder query = new StringBuilder();
    int way = random.nextInt(5);
    for (String word : words.subList(start, Math.min(words.size(), start + length))) {
      boolean unaccented = way == 1 || way == 2 && random.nextBoolean();
      query.append(query.isEmpty() ? "" : " ").append(unaccented ? AccentFolder.fold(word) : word);
    }
    return switch (way) {
      case 3 -> Normalizer.normalize(query, Normalizer.Form.NFD);
      case 4 -> query.toString().toUpperCase(Locale.ROOT);
      default -> query.toString();
    };
  }

  @Test
  void highlightsOnlyWordsOfTheQuery() {
    Collector sample = new Collector();
    ArticleFiles.read(Path.of("testdata", "articles"), sample);
    Random random = new Random(7);
    int highlighted = 0;
    try (ArticleIndexer indexer = ArticleIndexer.inMemory();
        ArticleSearcher searcher = ArticleSearcher.open(indexer, Synonyms.none())) {
      sample.articles.forEach(indexer::add);
      searcher.refresh();
      for (int i = 0; i < QUERIES; i++) {
        String typed = query(sample.articles.get(i % sample.articles.size()), random);
        SearchResults results = searcher.search(typed);
        if (results.notes().isEmpty()) { // else what was meant was searched
          for (Hit hit : results.hits()) {
            highlighted += check(typed, hit);
          }
        }
      }
    }
    assertTrue(highlighted > 10 * QUERIES, highlighted + " highlights");
  }

  private static int check(String typed, Hit hit) {
    List<String> words =
        Arrays.stream(typed.split(" ")).map(SyllableNormalizer::normalize).toList();
    List<Snippet> snippets = new ArrayList<>(hit.snippets());
    snippets.add(hit.title());
    int highlighted = 0;
    for (Snippet snippet : snippets) {
      assertTrue(part(hit.article(), snippet).contains(snippet.text()), typed + ": " + snippet);
      for (Snippet.Span span : snippet.highlights()) {
        String place = snippet.text().substring(span.start(), span.end());
        highlighted++;
        for (String word : place.split("[^\\p{L}\\p{M}\\p{N}]+")) {
          String term = SyllableNormalizer.normalize(word);
          assertTrue(
              words.stream().anyMatch(asked -> means(asked, term)),
              "'" + place + "' is highlighted for '" + typed + "' in " + snippet.text());
        }
      }
    }
    return highlighted;
  }

  private static boolean means(String asked, String term) {
    return AccentRelation.between(asked, term).compareTo(AccentRelation.UNACCENTED) <= 0;
  }

  private static String part(Article article, Snippet snippet) {
    return switch (snippet.field()) {
      case "title" -> article.title();
      case "lead" -> article.lead();
      case "body" -> article.body();
      default -> String.join("\n\n", article.captions());
    };
  }
}
