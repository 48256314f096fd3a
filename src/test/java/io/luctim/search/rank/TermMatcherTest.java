// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.rank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.luctim.index.ArticleFields;
import io.luctim.search.AccentMode;
import io.luctim.search.rank.TermMatcher.NgramMatch;
import io.luctim.search.rank.TermMatcher.TermMatch;
import io.luctim.text.term.TermCode;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermMatcherTest {
  private static final RankingWeights.Grades GRADES = RankingWeights.standard().grades();

  private static TermMatcher matcher(AccentMode mode, QueryFeatures features) {
    return new TermMatcher(features, mode, GRADES);
  }

  private static TermMatcher.Matches match(QueryFeatures features, String term) {
    return matcher(AccentMode.GRADED, features).match(TermCode.of(term), false);
  }

  @ParameterizedTest
  @CsvSource({
    // typed, term of the article, whether the article is unaccented, mode, grade
    "việt, việt, false, GRADED, SAME",
    "viêt, việt, false, GRADED, REFINED",
    "việt, viêt, false, GRADED, NONE",
    "việt, viet, false, GRADED, NONE",
    "việt, viet, true, GRADED, UNACCENTED",
    "việt, viết, false, GRADED, NONE",
    "việt, viết, false, LOOSE, LOOSE",
    "viêt, việt, false, LOOSE, REFINED",
    "viet, việt, false, GRADED, SAME",
    "viet, viet, false, GRADED, SAME",
    "viet, việt, false, STRICT, NONE",
    "viêt, việt, false, STRICT, NONE",
    "viet, viet, false, STRICT, SAME",
  })
  void gradesTheAccentsOfATerm(
      String typed, String term, boolean inUnaccentedText, AccentMode mode, MatchGrade grade) {
    TermMatcher matcher = matcher(mode, Features.of(typed));
    assertEquals(
        List.of(new TermMatch(0, grade, GRADES.of(grade), OptionalInt.empty())),
        List.of(matcher.match(TermCode.of(term), inUnaccentedText).terms));
  }

  @Test
  void findsEveryTermOfTheQueryThatATermMatches() {
    List<TermMatch> matches = List.of(match(Features.of("viet", "nam", "việt"), "việt").terms);
    assertEquals(List.of(0, 2), matches.stream().map(TermMatch::term).toList());
  }

  @Test
  void matchesNothingWhereTheLettersDiffer() {
    assertSame(TermMatcher.Matches.NONE, match(Features.of("việt"), "nam"));
  }

  @Test
  void takesTheBestGradeOfSeveralEquivalents() {
    QueryFeatures.Term term =
        new QueryFeatures.Term(
            "viêt",
            List.of("viêt", "việt"),
            ArticleFields.TEXT,
            List.of(),
            List.of(),
            List.of(),
            false);
    assertEquals(MatchGrade.SAME, match(Features.of(term), "việt").terms[0].grade());
  }

  @Test
  void namesTheCandidateThatATermIs() {
    QueryFeatures.Term term =
        Features.term("an")
            .withCandidates(
                List.of(
                    new QueryFeatures.Candidate("án", 1), new QueryFeatures.Candidate("ăn", 0.5f)));
    assertEquals(OptionalInt.of(1), match(Features.of(term), "ăn").terms[0].candidate());
    assertEquals(OptionalInt.empty(), match(Features.of(term), "an").terms[0].candidate());
  }

  @Test
  void matchesSimilarTermsByTheirOwnWeights() {
    QueryFeatures.Term term =
        new QueryFeatures.Term(
            "somalilan",
            List.of("somalilan"),
            ArticleFields.TEXT,
            List.of(),
            List.of(),
            List.of(new QueryFeatures.FuzzyTerm("somaliland", 0.45f)),
            false);
    assertEquals(
        List.of(new TermMatch(0, MatchGrade.FUZZY, 0.45f, OptionalInt.empty())),
        List.of(match(Features.of(term), "somaliland").terms));
  }

  @Test
  void keepsTheTypedSpellingApartFromTheTerm() {
    QueryFeatures.Term term =
        new QueryFeatures.Term(
            "kỹ", List.of("kỹ"), ArticleFields.TEXT, List.of(), List.of("=kĩ"), List.of(), false);
    assertEquals(List.of(0), List.of(match(Features.of(term), "=kĩ").spellings));
    assertEquals(List.of(), List.of(match(Features.of(term), "=kĩ").terms));
    assertEquals(List.of(), List.of(match(Features.of(term), "kỹ").spellings));
  }

  @Test
  void unaccentedTermsOfASynonymMatchAnyAccentsAccentedOnesOnlyTheirOwn() {
    QueryFeatures features =
        Features.with(
            List.of(new QueryFeatures.SynonymNgram(List.of("thanh", "phố"), List.of(0))),
            List.of(),
            "tp");
    assertEquals(List.of(new NgramMatch(0, 0)), List.of(match(features, "thành").synonyms));
    assertEquals(List.of(new NgramMatch(0, 1)), List.of(match(features, "phố").synonyms));
    assertEquals(List.of(), List.of(match(features, "phở").synonyms));
  }

  @Test
  void syllablesOfAWordMatchOnlyAsTheyAre() {
    QueryFeatures features =
        Features.with(
            List.of(), List.of(new QueryFeatures.WordNgram(List.of("doanh", "nhân"))), "x");
    assertEquals(List.of(new NgramMatch(0, 1)), List.of(match(features, "nhân").words));
    assertEquals(List.of(), List.of(match(features, "nhận").words));
    assertEquals(List.of(new NgramMatch(0, 0)), List.of(match(features, "doanh").words));
    assertEquals(List.of(), List.of(match(features, "doành").words));
  }

  @Test
  void remembersTheMatchesOfManyTerms() {
    TermMatcher matcher = matcher(AccentMode.GRADED, Features.of("t7", "t900"));
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 1000; i++) {
        List<TermMatch> matches = List.of(matcher.match(TermCode.of("t" + i), i % 2 == 0).terms);
        List<Integer> expected = i == 7 ? List.of(0) : i == 900 ? List.of(1) : List.of();
        assertEquals(expected, matches.stream().map(TermMatch::term).toList(), "t" + i);
      }
    }
  }

  @Test
  void theFilterLetsEverythingThroughThatMayMatch() {
    QueryFeatures features =
        Features.with(
            List.of(new QueryFeatures.SynonymNgram(List.of("thành", "phố"), List.of(0))),
            List.of(new QueryFeatures.WordNgram(List.of("đô", "thị"))),
            "tp");
    long[] filter = matcher(AccentMode.GRADED, features).filter();
    for (String term : List.of("tp", "thành", "phố", "đô", "thị")) {
      int letters = TermCode.letters(TermCode.of(term));
      assertTrue((filter[letters >> 6 & 15] & 1L << letters) != 0, term);
    }
  }
}
