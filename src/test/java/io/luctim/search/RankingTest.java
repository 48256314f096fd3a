// SPDX-License-Identifier: Apache-2.0
package io.luctim.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.luctim.article.Article;
import io.luctim.index.ArticleIndexer;
import io.luctim.search.rank.RankingWeights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Which article stands above which, and why. Each article is added after those that it must stand
 * above, because the one that was added first wins a tie.
 */
class RankingTest {
  private static final RankingWeights WEIGHTS = RankingWeights.standard();

  private final Map<String, Article> articles = new LinkedHashMap<>();

  private void add(String id, String title, String body) {
    articles.put(id, Article.builder(id).title(title).body(body).build());
  }

  private List<Hit> search(String query) {
    try (ArticleIndexer indexer = ArticleIndexer.inMemory();
        ArticleSearcher searcher = ArticleSearcher.open(indexer)) {
      articles.values().forEach(indexer::add);
      searcher.refresh();
      return searcher.search(SearchRequest.builder(query).explain(true).build()).hits();
    }
  }

  /** Asserts the hits of a query, best first; none of them by a tie. */
  private List<Hit> assertRanked(String query, String... ids) {
    List<Hit> hits = search(query);
    String text = hits.toString();
    assertEquals(List.of(ids), hits.stream().map(hit -> hit.article().id()).toList(), text);
    for (int i = 1; i < hits.size(); i++) {
      assertTrue(hits.get(i - 1).score() > hits.get(i).score(), text);
    }
    return hits;
  }

  @Test
  void aTitleCountsMoreThanABody() {
    add("body", "Tin cuối ngày", "Bão lũ gây ngập");
    add("title", "Bão lũ gây ngập", "Tin cuối ngày");
    assertRanked("bão lũ gây ngập", "title", "body");
  }

  @Test
  void anArticleWithoutATitleIsReadByItsLead() {
    add("body", "Tin", "Nước lên nhanh bão lũ gây ngập");
    articles.put(
        "lead", Article.builder("lead").lead("Bão lũ gây ngập").body("Nước lên nhanh").build());
    Hit best = assertRanked("bão lũ gây ngập", "lead", "body").getFirst();
    assertTrue(
        String.valueOf(best.explanation()).contains("'bão' as typed, most in the title"),
        best.explanation());
  }

  @Test
  void wordsNearEachOtherCountMoreThanWordsApart() {
    // The same words, so that nothing but their distances differs.
    add("apart", "Tin", "bão ở chợ quê thì lũ lại ra đường rồi gây cho nhà ta cảnh ngập");
    add("near", "Tin", "bão ở lũ thì gây lại ngập chợ quê ra đường rồi cho nhà ta cảnh");
    add("adjacent", "Tin", "bão lũ gây ngập ở chợ quê thì lại ra đường rồi cho nhà ta cảnh");
    assertRanked("bão lũ gây ngập", "adjacent", "near", "apart");
  }

  @Test
  void wordsInTheOrderOfTheQueryCountMore() {
    add("reversed", "Tin", "Ngập gây lũ bão hôm nay");
    add("ordered", "Tin", "Bão lũ gây ngập hôm nay");
    assertRanked("bão lũ gây ngập", "ordered", "reversed");
  }

  @Test
  void moreOfALongQueryCountsMore() {
    for (int i = 0; i < 5; i++) {
      add("other " + i, "Tin", "Giá vàng hôm nay");
    }
    add("two", "Tin", "Bão lớn và lũ cao");
    add("three", "Tin", "Bão lớn và lũ gây");
    add("four", "Tin", "Bão ngập và lũ gây");
    assertRanked("bão ngập lũ gây", "four", "three", "two");
  }

  @Test
  void aRareWordCountsMoreThanACommonOne() {
    add("x", "Tin", "Giá rau và giá thịt hôm nay");
    add("y", "Tin", "Giá xăng và giá điện hôm nay");
    add("common", "Tin", "Tăng mạnh hôm nay và gạo giá");
    add("rare", "Tin", "Tăng mạnh hôm nay và xoài mít");
    List<Hit> hits = search("giá mít tăng mạnh");
    assertEquals(
        List.of("rare", "common"),
        hits.stream().map(hit -> hit.article().id()).limit(2).toList(),
        hits.toString());
  }

  @Test
  void aShortTextCountsMoreThanALongOneWithTheSameWords() {
    add("long", "Tin", "Bão lũ gây ngập " + "và nước dâng lên từng giờ ".repeat(20));
    add("short", "Tin", "Bão lũ gây ngập và nước dâng lên từng giờ");
    assertRanked("bão lũ gây ngập", "short", "long");
  }

  @Test
  void anArticleWithAllWordsOfAShortQueryStandsAboveAnyThatLacksOne() {
    add("often", "Mưa mưa", "Mưa to mưa mãi, gió gió, mưa gió, gió mưa gió");
    add("all", "Tin", "Sáng có mưa, trưa thì nắng, đến tối mới nổi gió " + "và lạnh ".repeat(50));
    List<Hit> hits = assertRanked("mưa gió nắng", "all", "often");
    float bonus = WEIGHTS.shortQuery().gradeBonus();
    assertTrue(hits.getFirst().score() > 3 * bonus, "a bonus for each of three words");
    assertTrue(hits.getLast().score() < bonus, "no bonus");
  }

  @Test
  void aWordCountsMoreThanItsSyllablesInOtherWords() {
    add("syllables", "Tin", "Trường đại học sinh thái mở cửa");
    add("word", "Tin", "Trường cho học sinh nghỉ để mở cửa");
    List<Hit> hits = assertRanked("học sinh", "word", "syllables");
    float difference = hits.getFirst().score() - hits.getLast().score();
    assertEquals(WEIGHTS.shortQuery().wordBonus(), difference, 1, "the bonus of a word");
  }

  /** However often: a repeated worse grade never makes up for the better one. */
  @Test
  void typedAccentsCountMoreThanUnaccentedTextAndThatMoreThanOtherAccents() {
    String rest = " va nuoc dang len tung gio tren cac con song lon o mien nui phia bac";
    add("unaccented", "Bao lu", "Bao lu bao lu bao lu bao lu" + rest);
    add("typed", "Tin", "Có bão lũ ở miền núi " + "và nước dâng lên từng giờ ".repeat(20));
    add("other", "Báo lụ", "Báo lụ báo lụ");
    assertRanked("bão lũ", "typed", "unaccented");
  }

  @Test
  void theLikelyAccentsOfAnUnaccentedQueryCountMore() {
    add("unlikely", "Bạn An", "Bạn An đi học hôm nay");
    add("likely", "Bản án", "Bản án ra tòa hôm nay");
    assertRanked("ban an", "likely", "unlikely");
    assertRanked("ban an hom nay", "likely", "unlikely");
  }

  @Test
  void anUnaccentedWordAloneFindsFirstItselfThenWhatIsLikelyMeantThenRareWords() {
    add("rare", "Hóc", "Cá hóc xương");
    add("meant", "Tin", "Đi học sớm");
    add("meant too", "Tin", "Trường học mới");
    add("typed", "Tin", "Ad hoc nghĩa là gì");
    List<String> ids = search("hoc").stream().map(hit -> hit.article().id()).toList();
    assertEquals(List.of("typed", "meant", "meant too", "rare"), ids);
  }

  @Test
  void theTypedSpellingWithIOrYComesFirst() {
    add("y", "Tin", "Kỹ thuật mới");
    add("i", "Tin", "Kĩ thuật mới");
    assertRanked("kĩ thuật", "i", "y");
    assertRanked("kỹ thuật", "y", "i");
  }

  @Test
  void theTypedFormCountsMoreThanASynonym() {
    add("synonym", "Tin", "Ủy ban nhân dân họp");
    add("typed", "Tin", "UBND xã vừa họp");
    assertRanked("UBND", "typed", "synonym");
  }

  /** Four words or more have a topic; the hit that shares more with the best one moves up. */
  @Test
  void anArticleAboutTheTopicOfTheBestOneMovesUp() {
    addTopics();
    List<Hit> hits = assertRanked("bão lũ gây ngập", "best", "same topic", "other topic");
    assertTrue(
        String.valueOf(hits.get(1).explanation()).contains("feedback: about the same topic"),
        hits.get(1).explanation());
  }

  @Test
  void aShortQueryHasNoTopic() {
    addTopics();
    for (Hit hit : search("bão lũ")) {
      assertTrue(!String.valueOf(hit.explanation()).contains("feedback"), hit.explanation());
    }
  }

  private void addTopics() {
    add("other topic", "Giá vàng lập đỉnh", "Giá vàng lập đỉnh vì bão và lũ đều gây cảnh ngập");
    add("same topic", "Thủy điện xả tràn", "Thủy điện xả tràn vì bão và lũ đều gây cảnh ngập");
    add("best", "Bão lũ gây ngập", "Thủy điện xả tràn, bão lũ gây ngập vùng hạ du");
  }
}
