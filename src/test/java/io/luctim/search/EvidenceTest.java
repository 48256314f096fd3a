// SPDX-License-Identifier: Apache-2.0
package io.luctim.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.luctim.article.Article;
import io.luctim.index.ArticleIndexer;
import io.luctim.index.ArticleProfile;
import io.luctim.language.AccentRestorer;
import io.luctim.text.AccentFolder;
import io.luctim.text.term.TermRarity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The second pass of ranking, added up once more as ARCHITECTURE.md has it, from the words of the
 * articles alone: every score must be the same.
 */
class EvidenceTest {
  /** The index has a mark before each of lead, captions and body. */
  private static final int MARKS = 3;

  private final Map<String, Article> articles = new LinkedHashMap<>();
  private List<String> query = List.of();

  private void add(String id, String title, String body) {
    articles.put(id, Article.builder(id).title(title).body(body).build());
  }

  private static List<String> words(String text) {
    return text.isEmpty()
        ? List.of()
        : Arrays.asList(text.toLowerCase(java.util.Locale.ROOT).split(" "));
  }

  private static List<String> words(Article article, boolean inTitle) {
    List<String> words = new ArrayList<>(words(article.title()));
    if (!inTitle) {
      words.addAll(words(article.body()));
    }
    return words;
  }

  private static boolean matches(String typed, String word) {
    return AccentFolder.isMarked(typed)
        ? typed.equals(word)
        : typed.equals(AccentFolder.fold(word));
  }

  private static int count(String typed, List<String> words) {
    return (int) words.stream().filter(word -> matches(typed, word)).count();
  }

  private double averageLength(boolean inTitle) {
    double sum = articles.values().stream().mapToInt(a -> words(a, inTitle).size()).sum();
    return sum / articles.size() + (inTitle ? 0 : MARKS);
  }

  private double idf(String typed, boolean inTitle) {
    double with =
        articles.values().stream().filter(a -> count(typed, words(a, inTitle)) > 0).count();
    return Math.log(1 + (articles.size() - with + 0.5) / (with + 0.5));
  }

  private double saturate(double frequency, Article article, boolean inTitle, double b) {
    double length = words(article, inTitle).size() / averageLength(inTitle);
    return frequency == 0 ? 0 : frequency / (frequency + 1 - b + b * length);
  }

  private double word(String typed, Article article, Map<String, Double> readings) {
    double best = 0;
    for (boolean inTitle : new boolean[] {true, false}) {
      int frequency = count(typed, words(article, inTitle));
      double score = idf(typed, inTitle) * saturate(frequency, article, inTitle, 1);
      best = Math.max(best, (inTitle ? 1.3 : 1) * score);
    }
    double likely = 0;
    for (Map.Entry<String, Double> reading : readings.entrySet()) {
      int frequency = count(reading.getKey(), words(article, false));
      likely =
          Math.max(
              likely,
              reading.getValue()
                  * idf(reading.getKey(), false)
                  * saturate(frequency, article, false, 1));
    }
    return readings.isEmpty() ? best : 0.75 * best + 0.25 * likely;
  }

  private double pair(String first, String second, Article article) {
    double frequency = 0;
    for (List<String> part : List.of(words(article.title()), words(article.body()))) {
      for (int i = 0; i < part.size(); i++) {
        for (int d = 1; d <= 4 && i + d < part.size(); d++) {
          if (matches(first, part.get(i)) && matches(second, part.get(i + d))) {
            frequency += d == 1 ? 1 : 0.5 / d;
          }
        }
      }
    }
    double rarity = TermRarity.standard().ofPair(first, second);
    if (rarity >= TermRarity.RARE) {
      rarity = 6 + 0.1 * (idf(first, false) + idf(second, false));
    }
    return 0.5 * rarity * saturate(frequency, article, false, 0.3);
  }

  /** What each word is likely meant for, the likeliest 1. */
  private Map<String, Map<String, Double>> readings() {
    Map<String, Map<String, Double>> readings = new HashMap<>();
    query.forEach(word -> readings.put(word, new LinkedHashMap<>()));
    if (query.stream().allMatch(AccentFolder::isMarked)) {
      return readings;
    }
    for (AccentRestorer.Reading reading :
        AccentRestorer.standard().readings(String.join(" ", query), 3)) {
      List<String> read = words(reading.text());
      for (int i = 0; i < query.size(); i++) {
        readings.get(query.get(i)).merge(read.get(i), reading.probability(), Double::sum);
      }
    }
    readings.replaceAll((word, of) -> {
      double most = of.values().stream().max(Double::compare).orElseThrow();
      of.values().removeIf(probability -> probability < 0.1 * most);
      of.replaceAll((read, probability) -> probability / most);
      return AccentFolder.isMarked(word) ? Map.of() : of;
    });
    return readings;
  }

  private double evidence(Article article) {
    Map<String, Map<String, Double>> readings = readings();
    double sum = 0;
    double all = 0;
    double found = 0;
    for (String word : query) {
      double score = word(word, article, readings.get(word));
      sum += score;
      all += idf(word, false);
      found += score > 0 ? idf(word, false) : 0;
    }
    for (int i = 1; i < query.size(); i++) {
      sum += pair(query.get(i - 1), query.get(i), article);
    }
    return sum + 0.2 * found * found / all;
  }

  private Map<String, Double> expected() {
    Map<String, Double> scores = new LinkedHashMap<>();
    articles.forEach((id, article) -> scores.put(id, evidence(article)));
    if (query.size() >= 4) {
      List<String> best =
          scores.keySet().stream()
              .sorted(Comparator.comparingDouble(id -> -scores.get(id)))
              .limit(5)
              .toList();
      double top = scores.get(best.getFirst());
      double weights = best.stream().mapToDouble(id -> Math.pow(scores.get(id) / top, 12)).sum();
      Map<String, Double> about = new HashMap<>();
      articles.forEach((id, article) -> {
        double sum = 0;
        for (String other : best) {
          double same =
              id.equals(other)
                  ? 1
                  : ArticleProfile.of(article).similarity(ArticleProfile.of(articles.get(other)));
          sum += Math.pow(scores.get(other) / top, 12) / weights * same;
        }
        about.put(id, top * sum);
      });
      scores.replaceAll((id, score) -> score + about.get(id));
    }
    return scores;
  }

  private List<Hit> search(String text) {
    query = words(text);
    try (ArticleIndexer indexer = ArticleIndexer.inMemory();
        ArticleSearcher searcher = ArticleSearcher.open(indexer, Synonyms.none())) {
      articles.values().forEach(indexer::add);
      searcher.refresh();
      return searcher.search(SearchRequest.builder(text).explain(true).build()).hits();
    }
  }

  private void assertScores(String text, int hits) {
    List<Hit> found = search(text);
    Map<String, Double> expected = expected();
    assertEquals(hits, found.size());
    for (Hit hit : found) {
      double score = expected.get(hit.article().id());
      assertEquals(score, hit.score(), 1e-4 * score, hit.article().id() + "\n" + hit.explanation());
    }
    for (int i = 1; i < hits; i++) {
      assertTrue(found.get(i - 1).score() >= found.get(i).score(), "the best first");
    }
  }

  private void addFloods() {
    add("title", "Bão lũ gây ngập đường phố", "Nước rút chậm");
    add("body", "Tin cuối ngày", "Sáng nay bão lũ gây ngập đường phố ở nhiều nơi thấp");
    add("near", "Tin cuối ngày", "Bão và lũ lớn đã gây cảnh ngập ở đường ven phố");
    add("apart", "Tin cuối ngày", "Bão tan rồi mọi nhà mới thấy lũ ập tới đã gây bao nỗi khổ ngập");
    add("often", "Bão", "Bão tiếp bão gây bão lũ rồi lũ nữa gây ngập đường này ngập đường kia");
    add("some", "Mùa bão", "Lũ gây khó");
    add("other", "Giá vàng tăng", "Vàng miếng lên giá phiên thứ ba");
    add("long", "Nước", "Bão gây ngập " + "và nước dâng lên từng giờ ".repeat(20) + "đường phố");
  }

  @Test
  void wordsWithMarks() {
    addFloods();
    assertScores("bão lũ gây ngập đường phố", 7);
    assertScores("bão lũ gây ngập", 7); // four words are a subject
  }

  @Test
  void wordsWithoutMarks() {
    addFloods();
    add("meant", "Đường phố ngập", "Lũ về gây bão giá");
    add("else", "Dương", "Gầy ngáp lụ đường phở");
    assertScores("bao lu gay ngap duong pho", 9);
  }

  /** Three words are no subject, so that what others are about does not count. */
  @Test
  void shortQueriesWantAllTheirWords() {
    add("word", "Tin", "Hai bên đối thoại hôm nay");
    add("apart", "Tin", "Phe đối lập không nghe điện thoại");
    add("title", "Đối thoại", "Hai bên gặp nhau");
    add("half", "Tin", "Phe đối lập vắng mặt");
    List<Hit> hits = search("đối thoại");
    Map<String, Double> expected = expected();
    assertEquals(
        List.of("title", "word", "apart"), hits.stream().map(hit -> hit.article().id()).toList());
    for (Hit hit : hits) {
      // Both words as typed, and as one word where they are.
      double score = expected.get(hit.article().id()) + 2 * 200;
      score += hit.article().id().equals("apart") ? 0 : 20;
      assertEquals(score, hit.score(), 1e-4 * score, hit.explanation());
    }
  }

  @Test
  void anArticleWithoutTitleIsReadByItsLead() {
    String text = "Nước lên nhanh";
    articles.put("lead", Article.builder("lead").lead("Bão lũ gây ngập").body(text).build());
    articles.put(
        "body", Article.builder("body").title("Tin").body(text + " bão lũ gây ngập").build());
    articles.put("none", Article.builder("none").title("Tin khác").body("Giá vàng").build());
    List<Hit> hits = search("bão lũ gây ngập");
    assertEquals(List.of("lead", "body"), hits.stream().map(hit -> hit.article().id()).toList());
    String explanation = String.valueOf(hits.getFirst().explanation());
    assertTrue(explanation.contains("'bão' as typed, most in the title"), explanation);
  }

  private List<String> ids(String text) {
    return search(text).stream().map(hit -> hit.article().id()).toList();
  }

  /** A rarer word is worth more, but not more than what was likely meant. */
  @Test
  void aWordAlone() {
    add("rare", "Hóc", "Cá hóc xương");
    add("meant", "Tin", "Đi học sớm");
    add("meant too", "Tin", "Trường học mới");
    add("typed", "Tin", "Ad hoc nghĩa là gì");
    assertEquals(List.of("typed", "meant", "meant too", "rare"), ids("hoc"));
  }

  @Test
  void theSpellingThatWasTypedComesFirst() {
    add("y", "Tin", "Kỹ thuật mới");
    add("i", "Tin", "Kĩ thuật mới");
    assertEquals(List.of("i", "y"), ids("kĩ thuật"));
    assertEquals(List.of("y", "i"), ids("kỹ thuật"));
  }
}
