// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.rank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.luctim.search.AccentMode;
import io.luctim.search.rank.TermMatcher.TermMatch;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;

class OccurrencesTest {
  private static Occurrences read(QueryFeatures features, BytesRef article) {
    Occurrences occurrences =
        new Occurrences(
            new TermMatcher(features, AccentMode.GRADED, RankingWeights.standard().grades()));
    occurrences.read(article);
    return occurrences;
  }

  private static QueryFeatures word(String... syllables) {
    return Features.with(
        List.of(), List.of(new QueryFeatures.WordNgram(List.of(syllables))), syllables);
  }

  private static QueryFeatures synonym(String... terms) {
    return Features.with(
        List.of(new QueryFeatures.SynonymNgram(List.of(terms), List.of(0))), List.of(), "x");
  }

  @Test
  void tellsPositionsAndPartsInTheOrderOfTheArticle() {
    Occurrences found =
        read(Features.of("bão", "lũ"), ArticleBytes.of("bão lũ", "tin bão", "", "lũ", "bão"));
    OccurrenceList<TermMatch> terms = found.terms();
    assertEquals(List.of(0, 1, 3, 4, 5), all(terms).mapToObj(terms::position).toList());
    assertEquals(List.of(0, 0, 1, 3, 4), all(terms).mapToObj(terms::part).toList());
    assertEquals(List.of(0, 1, 0, 1, 0), all(terms).mapToObj(i -> terms.match(i).term()).toList());
    assertTrue(terms.isInText(3));
    assertFalse(terms.isInText(4), "the author is no part of the text");
  }

  private static IntStream all(OccurrenceList<?> list) {
    return IntStream.range(0, list.size());
  }

  @Test
  void measuresPartsInTerms() {
    Occurrences found = read(Features.of("x"), ArticleBytes.of("a b", "c", "", "d e f", "g"));
    assertEquals(List.of(2, 1, 0, 3), IntStream.range(0, 4).mapToObj(found::length).toList());
    assertEquals(6, found.textLength());
  }

  @Test
  void forgetsTheArticleBefore() {
    Occurrences found = read(Features.of("bão"), ArticleBytes.of("bão bão"));
    found.read(ArticleBytes.of("tin", "", "", "bão"));
    assertEquals(1, found.terms().size());
    assertEquals(3, found.terms().part(0));
  }

  @Test
  void keepsEveryOccurrenceOfALongText() {
    Occurrences found = read(Features.of("bão"), ArticleBytes.of("bão ".repeat(1000).strip()));
    assertEquals(1000, found.terms().size());
    assertEquals(999, found.terms().position(999));
  }

  @Test
  void countsAWordOnlyWhereItIsAWord() {
    assertEquals(1, read(word("học", "sinh"), ArticleBytes.of("học_sinh")).countWord(0, 2));
    assertEquals(0, read(word("học", "sinh"), ArticleBytes.of("học sinh")).countWord(0, 2));
    assertEquals(
        0, read(word("học", "sinh"), ArticleBytes.of("đại_học sinh_thái")).countWord(0, 2));
    assertEquals(0, read(word("học", "sinh"), ArticleBytes.of("học_sinh_giỏi")).countWord(0, 2));
    assertEquals(1, read(word("tin"), ArticleBytes.of("tin")).countWord(0, 1));
    assertEquals(0, read(word("tin"), ArticleBytes.of("thông_tin")).countWord(0, 1));
  }

  @Test
  void countsAWordAtTheEndOfTheTextThoughAnAuthorFollows() {
    BytesRef article = ArticleBytes.of("", "", "", "học_sinh", "lan");
    assertEquals(1, read(word("học", "sinh"), article).countWord(0, 2));
  }

  @Test
  void countsASynonymWhereItsTermsFollowEachOther() {
    BytesRef article = ArticleBytes.of("thành phố", "", "", "thành lập phố thành phố phố thành");
    assertEquals(2, read(synonym("thành", "phố"), article).countSynonym(0, 2));
  }

  @Test
  void countsASynonymThatRepeatsATerm() {
    assertEquals(2, read(synonym("xa", "xa"), ArticleBytes.of("xa xa xa")).countSynonym(0, 2));
  }

  @Test
  void countsNothingOutsideTheText() {
    BytesRef article = ArticleBytes.of("tin", "", "", "", "thành phố");
    assertEquals(0, read(synonym("thành", "phố"), article).countSynonym(0, 2));
  }

  @Test
  void saysWhetherTheArticleIsCut() {
    assertTrue(read(Features.of("x"), ArticleBytes.cut("x")).isCut());
    assertFalse(read(Features.of("x"), ArticleBytes.of("x")).isCut());
  }
}
