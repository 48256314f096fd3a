// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.rank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.luctim.index.ArticleFields;
import io.luctim.search.AccentMode;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;

/**
 * The components of scores, on articles of a few terms and an index where all terms are as rare.
 */
class ArticleScorerTest {
  private static final RankingWeights WEIGHTS = RankingWeights.standard();
  private static final float IDF = 2;
  private static final float PAIR_RARITY = 3;
  private static final float TITLE_LENGTH = 2;
  private static final float TEXT_LENGTH = 4;

  private static ArticleScorer scorer(QueryFeatures features) {
    int count = features.terms().size();
    float[][] terms = new float[count][];
    float[][] candidates = new float[count][];
    for (int t = 0; t < count; t++) {
      terms[t] = new float[] {IDF, IDF};
      candidates[t] = filled(features.terms().get(t).candidates().size(), IDF);
    }
    QueryStatistics statistics =
        new QueryStatistics(
            terms,
            candidates,
            filled(features.pairs().size(), PAIR_RARITY),
            filled(features.synonyms().size(), IDF),
            filled(count, IDF),
            new float[] {TITLE_LENGTH, TEXT_LENGTH},
            IDF * count);
    return new ArticleScorer(features, statistics, AccentMode.GRADED, WEIGHTS);
  }

  private static float[] filled(int length, float value) {
    float[] values = new float[length];
    Arrays.fill(values, value);
    return values;
  }

  private static ScoreBreakdown score(QueryFeatures features, BytesRef article) {
    ArticleScorer scorer = scorer(features);
    scorer.score(article);
    return scorer.breakdown(0);
  }

  private static float saturate(float frequency, float length, float average) {
    return WEIGHTS.terms().bm25().saturate(frequency, length, average);
  }

  private static float pairSaturate(float frequency, float length) {
    RankingWeights.Bm25 bm25 = WEIGHTS.terms().bm25().withB(WEIGHTS.proximity().b());
    return bm25.saturate(frequency, length, TEXT_LENGTH);
  }

  @Test
  void aTermScoresByBm25InTheFieldWhereItScoresBest() {
    ScoreBreakdown.TermScore inText =
        score(Features.of("bão"), ArticleBytes.of("tin", "", "", "bão bão tan")).terms().getFirst();
    assertEquals(IDF * saturate(2, 4, TEXT_LENGTH), inText.score());
    assertEquals(ScoredField.TEXT, inText.field());
    ScoreBreakdown.TermScore inTitle =
        score(Features.of("bão"), ArticleBytes.of("bão tan", "", "", "tin vui")).terms().getFirst();
    assertEquals(WEIGHTS.terms().title() * IDF * saturate(1, 2, TITLE_LENGTH), inTitle.score());
    assertEquals(ScoredField.TITLE, inTitle.field());
  }

  @Test
  void anArticleWithoutATitleIsReadByItsLead() {
    ScoreBreakdown.TermScore term =
        score(Features.of("bão"), ArticleBytes.of("", "bão tan rồi", "", "tin vui"))
            .terms()
            .getFirst();
    assertEquals(ScoredField.TITLE, term.field());
    assertEquals(
        WEIGHTS.terms().title() * IDF * saturate(1, TITLE_LENGTH, TITLE_LENGTH), term.score());
  }

  @Test
  void onlyTheBestGradeOfATermCounts() {
    ScoreBreakdown.TermScore term =
        score(Features.of("viêt"), ArticleBytes.of("tin", "", "", "viêt việt việt"))
            .terms()
            .getFirst();
    assertEquals(MatchGrade.SAME, term.grade());
    assertEquals(IDF * saturate(1, 4, TEXT_LENGTH), term.score());
  }

  @Test
  void moreAccentsThanTypedKeepTheShareOfTheirGrade() {
    ScoreBreakdown.TermScore term =
        score(Features.of("viêt"), ArticleBytes.of("tin", "", "", "việt nam ta"))
            .terms()
            .getFirst();
    assertEquals(MatchGrade.REFINED, term.grade());
    assertEquals(WEIGHTS.grades().refined() * IDF * saturate(1, 4, TEXT_LENGTH), term.score());
  }

  @Test
  void theBestCandidateOfAnUnaccentedTermContributesItsShare() {
    QueryFeatures.Term an =
        Features.term("an")
            .withCandidates(
                List.of(
                    new QueryFeatures.Candidate("án", 1), new QueryFeatures.Candidate("ăn", 0.5f)));
    QueryFeatures features = Features.of(an, Features.term("bàn"));
    float share = WEIGHTS.terms().candidates();
    float any = IDF * saturate(1, 4, TEXT_LENGTH);
    assertEquals(
        (1 - share) * any + share * any,
        score(features, ArticleBytes.of("tin", "", "", "án bàn ta")).terms().getFirst().score(),
        1e-6);
    assertEquals(
        (1 - share) * any + share * any / 2,
        score(features, ArticleBytes.of("tin", "", "", "ăn bàn ta")).terms().getFirst().score(),
        1e-6);
    assertEquals(
        (1 - share) * any,
        score(features, ArticleBytes.of("tin", "", "", "ấn bàn ta")).terms().getFirst().score(),
        1e-6);
  }

  @Test
  void anUnaccentedWordAloneIsGradedByWhetherItIsLikelyMeant() {
    QueryFeatures features =
        Features.of(
            Features.term("an").withCandidates(List.of(new QueryFeatures.Candidate("án", 1))));
    assertEquals(MatchGrade.SAME, grade(features, "an toàn"));
    assertEquals(MatchGrade.LIKELY, grade(features, "án tù"));
    assertEquals(MatchGrade.REFINED, grade(features, "ăn cơm"));
  }

  private static MatchGrade grade(QueryFeatures features, String body) {
    return score(features, ArticleBytes.of("tin", "", "", body)).terms().getFirst().grade();
  }

  @Test
  void theTypedSpellingDecidesBetweenTextsThatAreEqualOtherwise() {
    QueryFeatures.Term term =
        new QueryFeatures.Term(
            "kỹ", List.of("kỹ"), ArticleFields.TEXT, List.of(), List.of("=kĩ"), List.of(), false);
    QueryFeatures features = Features.of(term);
    float other = score(features, ArticleBytes.of("tin", "", "", "kỹ bàn ta")).score();
    float typed = score(features, ArticleBytes.of("tin", "", "", "kỹ =kĩ ta")).score();
    assertEquals(WEIGHTS.terms().spelling(), typed - other, 1e-4);
  }

  @Test
  void aTermOfAFieldIsLookedForInThatFieldAlone() {
    QueryFeatures features = Features.of(Features.term("lan", ArticleFields.AUTHOR));
    assertTrue(score(features, ArticleBytes.of("tin", "", "", "bão", "lan")).score() > 0);
    assertEquals(
        MatchGrade.NONE,
        score(features, ArticleBytes.of("lan", "", "", "lan", "hoa")).terms().getFirst().grade());
  }

  @Test
  void proximityFallsWithTheDistance() {
    QueryFeatures features = Features.of("bão", "lũ");
    RankingWeights.Proximity weights = WEIGHTS.proximity();
    float factor = weights.weight() * PAIR_RARITY;
    assertEquals(factor * pairSaturate(1, 5), proximity(features, "bão lũ a b"), "side by side");
    for (int distance = 2; distance <= weights.maxDistance(); distance++) {
      String body = "bão " + "x ".repeat(distance - 1) + "lũ";
      assertEquals(
          factor * pairSaturate(weights.apart() / distance, 2 + distance),
          proximity(features, body),
          body);
    }
    assertEquals(0, proximity(features, "bão " + "x ".repeat(weights.maxDistance()) + "lũ"));
  }

  private static float proximity(QueryFeatures features, String body) {
    return score(features, ArticleBytes.of("tin", "", "", body)).proximity();
  }

  @Test
  void proximityWantsTheOrderOfTheQuery() {
    assertEquals(0, proximity(Features.of("bão", "lũ"), "lũ bão a b"));
  }

  @Test
  void proximityEndsWithThePart() {
    QueryFeatures features = Features.of("bão", "lũ");
    assertEquals(0, score(features, ArticleBytes.of("tin bão", "", "", "lũ về")).proximity());
    assertEquals(0, score(features, ArticleBytes.of("tin", "", "", "x", "bão lũ")).proximity());
  }

  @Test
  void aPairWithOtherAccentsCountsLess() {
    float factor = WEIGHTS.proximity().weight() * PAIR_RARITY;
    assertEquals(
        factor * pairSaturate(WEIGHTS.proximity().otherAccents(), 5),
        proximity(Features.of("bão", "lũ"), "bảo lũ a b"));
  }

  @Test
  void coverageIsTheSquareOfTheMatchedShareOfTheIdf() {
    QueryFeatures features = Features.of("bão", "lũ", "gây", "ngập");
    ScoreBreakdown score = score(features, ArticleBytes.of("tin", "", "", "bão ngập tan"));
    assertEquals(0.5f, score.matchedShare());
    assertEquals(WEIGHTS.coverage().weight() * 4 * IDF / 4, score.coverage());
  }

  @Test
  void onlyAnArticleWithAllTermsOfAShortQueryHasItsBonuses() {
    QueryFeatures features =
        Features.with(
            List.of(), List.of(new QueryFeatures.WordNgram(List.of("học", "sinh"))), "học", "sinh");
    RankingWeights.ShortQuery weights = WEIGHTS.shortQuery();
    ScoreBreakdown word = score(features, ArticleBytes.of("tin", "", "", "học_sinh giỏi"));
    assertEquals(2 * weights.gradeBonus(), word.shortQueryBonus());
    assertEquals(weights.wordBonus(), word.wordBonus());
    ScoreBreakdown syllables = score(features, ArticleBytes.of("tin", "", "", "đại_học sinh_thái"));
    assertEquals(2 * weights.gradeBonus(), syllables.shortQueryBonus());
    assertEquals(0, syllables.wordBonus());
    ScoreBreakdown half = score(features, ArticleBytes.of("tin", "", "", "học thêm"));
    assertEquals(0, half.shortQueryBonus());
  }

  @Test
  void aLongQueryHasNoBonusForHavingAllTerms() {
    String[] terms = {"bão", "lũ", "gây", "ngập"};
    assertTrue(terms.length > WEIGHTS.shortQuery().maxTerms());
    ScoreBreakdown score =
        score(Features.of(terms), ArticleBytes.of("tin", "", "", String.join(" ", terms)));
    assertEquals(0, score.shortQueryBonus());
    assertEquals(1, score.matchedShare());
  }

  @Test
  void aSynonymScoresForTheTermsThatAreMissing() {
    QueryFeatures features =
        Features.with(
            List.of(new QueryFeatures.SynonymNgram(List.of("tphcm"), List.of(0, 1))),
            List.of(),
            "sài",
            "gòn");
    ScoreBreakdown other = score(features, ArticleBytes.of("tin", "", "", "tphcm mưa to"));
    float each = WEIGHTS.grades().synonym() / 2 * IDF * saturate(1, 4, TEXT_LENGTH);
    for (ScoreBreakdown.TermScore term : other.terms()) {
      assertEquals(MatchGrade.SYNONYM, term.grade());
      assertEquals(each, term.score());
    }
    ScoreBreakdown both = score(features, ArticleBytes.of("tin", "", "", "sài gòn tphcm"));
    assertEquals(MatchGrade.SAME, both.terms().getFirst().grade());
  }

  @Test
  void anArticleWithTooLittleOfTheQueryIsNoHit() {
    QueryFeatures features = Features.of("bão", "lũ", "gây", "ngập", "đường");
    ArticleScorer scorer = scorer(features);
    scorer.score(ArticleBytes.of("tin", "", "", "bão lũ"));
    assertTrue(scorer.isHit(2));
    assertFalse(scorer.isHit(3));
    scorer.score(ArticleBytes.of("tin", "", "", "bão"));
    assertFalse(scorer.isHit(1), "a fifth of the idf is too little");
    scorer.score(ArticleBytes.cut("tin", "", "", "bão"));
    assertTrue(scorer.isHit(2), "the rest of a long article is unknown");
  }

  @Test
  void whatWasScoredBeforeLeavesNoTrace() {
    QueryFeatures features = Features.of("bão", "lũ", "gây");
    ArticleScorer scorer = scorer(features);
    BytesRef article = ArticleBytes.of("tin", "", "", "lũ gây khó");
    scorer.score(article);
    ScoreBreakdown alone = scorer.breakdown(0);
    scorer.score(ArticleBytes.of("bão lũ gây ngập", "", "", "bão lũ gây ngập"));
    scorer.score(article);
    assertEquals(alone, scorer.breakdown(0));
  }

  @Test
  void theComponentsAddUpToTheScore() {
    QueryFeatures features =
        Features.with(
            List.of(new QueryFeatures.SynonymNgram(List.of("lụt"), List.of(1))),
            List.of(new QueryFeatures.WordNgram(List.of("bão", "lũ"))),
            "bão",
            "lũ",
            "gây");
    ArticleScorer scorer = scorer(features);
    for (String body : List.of("bão_lũ gây ngập", "bão lụt gây", "lũ", "gây bão x lũ bão lũ")) {
      scorer.score(ArticleBytes.of("tin bão", "", "", body));
      assertEquals(scorer.score(), scorer.breakdown(0).score(), body);
      Explanation tree = scorer.breakdown(1.5f).explain();
      assertEquals(scorer.score() + 1.5f, tree.getValue());
      double sum = 0;
      for (Explanation part : tree.getDetails()) {
        sum += part.getValue().doubleValue();
      }
      assertEquals(tree.getValue().doubleValue(), sum, 1e-4, tree.toString());
    }
  }
}
