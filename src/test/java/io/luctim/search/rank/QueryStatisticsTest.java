// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.rank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.luctim.article.Article;
import io.luctim.index.ArticleFields;
import io.luctim.index.ArticleIndexer;
import io.luctim.search.AccentMode;
import io.luctim.text.term.TermRarity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statistics of an index of four articles, in two segments. */
class QueryStatisticsTest {
  private static final int ARTICLES = 4;

  /** Each text field has a mark before the lead, the captions and the body. */
  private static final int PART_MARKS = 3;

  @TempDir private static Path directory;
  private static DirectoryReader reader;

  @BeforeAll
  static void index() throws IOException {
    try (ArticleIndexer indexer = ArticleIndexer.open(directory)) {
      add(indexer, "1", "Bão", "bão lũ");
      add(indexer, "2", "Tin", "bảo bão bão");
      indexer.commit();
      add(indexer, "3", "Lũ về", "xóm");
      add(indexer, "4", "Tin", "mưa");
      indexer.commit();
    }
    reader = DirectoryReader.open(FSDirectory.open(directory));
    assertEquals(2, reader.leaves().size());
  }

  private static void add(ArticleIndexer indexer, String id, String title, String body) {
    indexer.add(Article.builder(id).title(title).body(body).build());
  }

  @AfterAll
  static void close() throws IOException {
    reader.close();
  }

  private static QueryStatistics statistics(QueryFeatures features, AccentMode mode)
      throws IOException {
    return QueryStatistics.prepare(
        new IndexSearcher(reader), features, mode, RankingWeights.standard());
  }

  private static QueryStatistics statistics(String... terms) throws IOException {
    return statistics(Features.of(terms), AccentMode.GRADED);
  }

  private static float idf(int docFreq) {
    return (float) Math.log(1 + (ARTICLES - docFreq + 0.5) / (docFreq + 0.5));
  }

  @Test
  void anAccentedTermIsAsRareAsItselfAnUnaccentedOneAsAllItsForms() throws IOException {
    QueryStatistics statistics = statistics("bão", "bảo", "bao", "lũ");
    ScoredField text = ScoredField.TEXT;
    assertEquals(idf(2), statistics.term(0, text));
    assertEquals(idf(1), statistics.term(1, text));
    assertEquals(idf(2), statistics.term(2, text), "two articles have bão or bảo");
    assertEquals(idf(2), statistics.term(3, text));
  }

  @Test
  void aTermIsAsRareInTheTitleAsTitlesHaveIt() throws IOException {
    QueryStatistics statistics = statistics("bão", "lũ", "tin");
    assertEquals(idf(1), statistics.term(0, ScoredField.TITLE));
    assertEquals(idf(1), statistics.term(1, ScoredField.TITLE));
    assertEquals(idf(2), statistics.term(2, ScoredField.TITLE));
  }

  @Test
  void strictAccentsCountUnaccentedTermsAsTheyAre() throws IOException {
    QueryStatistics statistics = statistics(Features.of("bao", "tin"), AccentMode.STRICT);
    assertEquals(idf(0), statistics.term(0, ScoredField.TEXT));
    assertEquals(idf(2), statistics.term(1, ScoredField.TEXT));
  }

  @Test
  void ofEquivalentTermsTheMostCommonOneCounts() throws IOException {
    QueryFeatures.Term term =
        new QueryFeatures.Term(
            "bảo",
            List.of("bảo", "bão"),
            ArticleFields.TEXT,
            List.of(),
            List.of(),
            List.of(),
            false);
    QueryStatistics statistics = statistics(Features.of(term), AccentMode.GRADED);
    assertEquals(idf(2), statistics.term(0, ScoredField.TEXT));
    assertEquals(idf(1), statistics.anyForm(0), "as typed");
  }

  @Test
  void aTermThatNoArticleHasCountsForCoverageAsIfOneHadIt() throws IOException {
    QueryStatistics statistics = statistics("núi", "bão");
    assertEquals(idf(0), statistics.term(0, ScoredField.TEXT));
    assertEquals(idf(1), statistics.anyForm(0));
    assertEquals(idf(1) + idf(2), statistics.total());
  }

  @Test
  void requiredTermsAreNoPartOfTheTotal() throws IOException {
    QueryFeatures.Term required =
        new QueryFeatures.Term(
            "lũ", List.of("lũ"), ArticleFields.TEXT, List.of(), List.of(), List.of(), true);
    QueryFeatures features = Features.of(required, Features.term("mưa"));
    assertEquals(idf(1), statistics(features, AccentMode.GRADED).total());
  }

  @Test
  void candidatesAndSynonymsHaveTheirOwnIdf() throws IOException {
    QueryFeatures.Term bao =
        Features.term("bao")
            .withCandidates(
                List.of(
                    new QueryFeatures.Candidate("bảo", 1),
                    new QueryFeatures.Candidate("bão", 0.5f)));
    QueryFeatures features =
        new QueryFeatures(
            List.of(bao),
            List.of(),
            List.of(new QueryFeatures.SynonymNgram(List.of("mưa", "bao"), List.of(0))),
            List.of());
    QueryStatistics statistics = statistics(features, AccentMode.GRADED);
    assertEquals(idf(1), statistics.candidate(0, 0));
    assertEquals(idf(2), statistics.candidate(0, 1));
    assertEquals(idf(1) + idf(2), statistics.synonym(0));
  }

  @Test
  void pairsAreAsRareAsInNewsAtLargeOrByTheirTermsIfUnlisted() throws IOException {
    QueryStatistics statistics = statistics("việt", "nam", "xóm");
    float listed = TermRarity.standard().ofPair("việt", "nam");
    assertTrue(listed < TermRarity.RARE);
    assertEquals(listed, statistics.pair(0));
    RankingWeights.Proximity weights = RankingWeights.standard().proximity();
    assertEquals(
        weights.unlistedRarity() + weights.unlistedIdf() * (idf(0) + idf(1)), statistics.pair(1));
  }

  @Test
  void lengthsAreAveragesOverTheArticlesThatHaveTheField() throws IOException {
    QueryStatistics statistics = statistics("bão");
    assertEquals(5 / 4f, statistics.averageLength(ScoredField.TITLE));
    assertEquals((5 + 7 + ARTICLES * PART_MARKS) / 4f, statistics.averageLength(ScoredField.TEXT));
  }
}
