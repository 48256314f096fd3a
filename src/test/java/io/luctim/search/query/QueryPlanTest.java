// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.luctim.article.Article;
import io.luctim.article.ArticleFiles;
import io.luctim.article.SourceLocation;
import io.luctim.index.ArticleFields;
import io.luctim.index.ArticleIndexer;
import io.luctim.search.AccentMode;
import io.luctim.search.ArticleSearcher;
import io.luctim.search.SearchRequest;
import io.luctim.search.Synonyms;
import io.luctim.search.rank.PseudoRelevanceFeedback;
import io.luctim.search.rank.RankingWeights;
import io.luctim.search.rank.SecondPassRanker;
import io.luctim.search.rank.SecondPassRanking;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two passes on plain Lucene searchers, over the sample articles. */
class QueryPlanTest {
  /** Accented, unaccented and partly accented, short and long, raw keystrokes, syntax. */
  private static final List<String> QUERIES =
      List.of(
          "giá vàng",
          "gia vang",
          "bao so 4 vao mien trung",
          "học sinh vùng cao",
          "hoc sinh ret hai",
          "ngaan hangf giamr laix suaats",
          "đối thoại 2+2 của Nhật Bản và Mỹ",
          "doi thoai 2+2 cua nhat ban va my",
          "rừng ngap mặn Cà Mau bị chặt phá",
          "\"giá vàng\" lập đỉnh trong tuần",
          "title:giá vàng",
          "học sinh -vàng");

  private static final int SIZE = 50;
  private static final Analyzer ANALYZER = QueryPlan.analyzer();
  private static final List<Article> ARTICLES = new ArrayList<>();

  @TempDir private static Path directory;
  private static IndexSearcher searcher;
  private static List<Shard> shards = List.of();

  @BeforeAll
  static void index() throws IOException {
    ArticleFiles.read(
        Path.of("testdata", "articles"),
        new ArticleFiles.Handler() {
          @Override
          public void article(Article article, SourceLocation location) {
            ARTICLES.add(article);
          }

          @Override
          public void rejected(SourceLocation location, String reason) {
            throw new AssertionError(location + ": " + reason);
          }
        });
    searcher = similar(new IndexSearcher(index("all", 1, 0)));
    shards = List.of(new Shard(index("a", 2, 0)), new Shard(index("b", 2, 1)));
    shards.forEach(QueryPlanTest::similar);
  }

  /** Writes every so many articles, from a first one on. */
  private static IndexReader index(String name, int step, int first) throws IOException {
    try (ArticleIndexer indexer = ArticleIndexer.open(directory.resolve(name))) {
      for (int i = first; i < ARTICLES.size(); i += step) {
        indexer.add(ARTICLES.get(i));
      }
      indexer.commit();
    }
    return DirectoryReader.open(FSDirectory.open(directory.resolve(name)));
  }

  private static <S extends IndexSearcher> S similar(S searcher) {
    searcher.setSimilarity(new BM25Similarity(ArticleFields.K1, ArticleFields.B));
    return searcher;
  }

  @AfterAll
  static void close() throws IOException {
    searcher.getIndexReader().close();
    for (Shard shard : shards) {
      shard.getIndexReader().close();
    }
  }

  /** A searcher over one of several shards, as a cluster has it: statistics are collected first. */
  private static final class Shard extends IndexSearcher {
    final Map<Term, TermStatistics> collected = new HashMap<>();
    Map<Term, TermStatistics> termStatistics = Map.of();
    Map<String, CollectionStatistics> fieldStatistics = Map.of();

    Shard(IndexReader reader) {
      super(reader);
    }

    @Override
    public TermStatistics termStatistics(Term term, int docFreq, long totalTermFreq)
        throws IOException {
      TermStatistics known = termStatistics.get(term);
      if (known != null) {
        return known;
      }
      TermStatistics own = super.termStatistics(term, docFreq, totalTermFreq);
      collected.put(term, own);
      return own;
    }

    @Override
    public @Nullable CollectionStatistics collectionStatistics(String field) throws IOException {
      CollectionStatistics known = fieldStatistics.get(field);
      return known == null ? super.collectionStatistics(field) : known;
    }
  }

  private static QueryPlan plan(String query, IndexReader reader) throws IOException {
    return QueryPlan.compile(query, AccentMode.GRADED, reader, ANALYZER, SynonymTable.empty());
  }

  private static SecondPassRanking rank(
      IndexSearcher searcher, QueryPlan plan, SecondPassRanker ranker) throws IOException {
    return ranker.rank(
        searcher, searcher.search(plan.firstPass(), Math.max(SIZE, ranker.window())));
  }

  private static String id(IndexSearcher searcher, int doc) throws IOException {
    return searcher.storedFields().document(doc).get(ArticleFields.ID);
  }

  private static Map<String, Float> scores(IndexSearcher searcher, TopDocs hits)
      throws IOException {
    Map<String, Float> scores = new LinkedHashMap<>();
    for (ScoreDoc hit : hits.scoreDocs) {
      scores.put(id(searcher, hit.doc), hit.score);
    }
    return scores;
  }

  @Test
  void givesTheHitsAndScoresOfArticleSearcher() throws IOException {
    try (ArticleSearcher facade = ArticleSearcher.open(directory.resolve("all"), Synonyms.none())) {
      for (String query : QUERIES) {
        QueryPlan plan = plan(query, searcher.getIndexReader());
        SecondPassRanker ranker = plan.secondPass();
        TopDocs first = searcher.search(plan.firstPass(), Math.max(SIZE, ranker.window()));
        Map<String, Float> expected = new LinkedHashMap<>();
        facade
            .search(SearchRequest.builder(query).size(SIZE).build())
            .hits()
            .forEach(hit -> expected.put(hit.article().id(), hit.score()));
        assertFalse(expected.isEmpty(), query);
        assertEquals(
            List.copyOf(expected.entrySet()),
            List.copyOf(scores(searcher, ranker.rescore(searcher, first, SIZE)).entrySet()),
            query);
      }
    }
  }

  @Test
  void rescoresNoMoreThanItIsAskedFor() throws IOException {
    QueryPlan plan = plan("học sinh", searcher.getIndexReader());
    TopDocs first = searcher.search(plan.firstPass(), SIZE);
    TopDocs all = plan.secondPass().rescore(searcher, first, SIZE);
    assertTrue(all.scoreDocs.length > 2);
    TopDocs two = plan.secondPass().rescore(searcher, first, 2);
    assertEquals(2, two.scoreDocs.length);
    assertEquals(all.scoreDocs[1].doc, two.scoreDocs[1].doc);
    assertEquals(all.totalHits.value(), two.totalHits.value());
  }

  @Test
  void explanationsAddUpToTheScoresOfTheHits() throws IOException {
    for (String query : QUERIES) {
      QueryPlan plan = plan(query, searcher.getIndexReader());
      SecondPassRanking ranking = rank(searcher, plan, plan.secondPass());
      for (ScoreDoc hit : ranking.topDocs().scoreDocs) {
        assertAddsUp(hit.score, ranking.explain(hit.doc), query);
      }
    }
  }

  /** The interface of Lucene explains one article alone, without the feedback of others. */
  @Test
  void theRescorerExplainsAnArticleByItself() throws IOException {
    for (String query : QUERIES) {
      QueryPlan plan = plan(query, searcher.getIndexReader());
      SecondPassRanker ranker = plan.secondPass().withoutFeedback();
      for (ScoreDoc hit : rank(searcher, plan, ranker).topDocs().scoreDocs) {
        Explanation first = searcher.explain(plan.firstPass(), hit.doc);
        assertAddsUp(hit.score, plan.secondPass().explain(searcher, first, hit.doc), query);
      }
    }
  }

  private static void assertAddsUp(float score, Explanation tree, String query) {
    assertTrue(tree.isMatch(), query);
    assertEquals(score, tree.getValue().floatValue(), query + '\n' + tree);
    double sum = 0;
    for (Explanation part : tree.getDetails()) {
      sum += part.getValue().doubleValue();
    }
    assertEquals(score, sum, 1e-6 * score, query + '\n' + tree);
  }

  /** Each shard answers with the statistics that all of them collected from {@code ranker}. */
  private static List<SecondPassRanker> collectStatistics(String query, List<QueryPlan> plans)
      throws IOException {
    Map<Term, TermStatistics> terms = new HashMap<>();
    Map<String, CollectionStatistics> fields = new HashMap<>();
    List<SecondPassRanker> rankers = new ArrayList<>();
    for (Shard shard : shards) {
      shard.termStatistics = Map.of();
      shard.fieldStatistics = Map.of();
      shard.collected.clear();
      plans.add(plan(query, shard.getIndexReader()));
      rankers.add(plans.getLast().secondPass().withoutFeedback());
      rankers.getLast().collectStatistics(shard);
      shard.collected.forEach((term, own) -> terms.merge(term, own, QueryPlanTest::sum));
      for (String field : List.of(ArticleFields.TITLE, ArticleFields.TEXT)) {
        for (String each : List.of(field, ArticleFields.folded(field))) {
          fields.merge(each, shard.collectionStatistics(each), QueryPlanTest::sum);
        }
      }
    }
    for (Shard shard : shards) {
      shard.termStatistics = terms;
      shard.fieldStatistics = fields;
    }
    return rankers;
  }

  private static TermStatistics sum(TermStatistics a, TermStatistics b) {
    return new TermStatistics(
        a.term(), a.docFreq() + b.docFreq(), a.totalTermFreq() + b.totalTermFreq());
  }

  private static CollectionStatistics sum(CollectionStatistics a, CollectionStatistics b) {
    return new CollectionStatistics(
        a.field(),
        a.maxDoc() + b.maxDoc(),
        a.docCount() + b.docCount(),
        a.sumTotalTermFreq() + b.sumTotalTermFreq(),
        a.sumDocFreq() + b.sumDocFreq());
  }

  @Test
  void shardsThatCollectedStatisticsScoreAsOneIndexDoes() throws IOException {
    for (String query : QUERIES) {
      List<QueryPlan> plans = new ArrayList<>();
      List<SecondPassRanker> rankers = collectStatistics(query, plans);
      Map<String, Float> scores = new HashMap<>();
      for (int s = 0; s < shards.size(); s++) {
        SecondPassRanking ranking = rank(shards.get(s), plans.get(s), rankers.get(s));
        scores.putAll(scores(shards.get(s), ranking.topDocs()));
      }
      QueryPlan whole = plan(query, searcher.getIndexReader());
      SecondPassRanker ranker = whole.secondPass().withoutFeedback();
      assertEquals(scores(searcher, rank(searcher, whole, ranker).topDocs()), scores, query);
    }
  }

  /** Lucene's queries do not ask either for terms that a shard lacks; a cluster would refuse it. */
  @Test
  void collectsStatisticsOnlyOfTermsThatAShardHas() throws IOException {
    for (String query : QUERIES) {
      collectStatistics(query, new ArrayList<>());
      for (Shard shard : shards) {
        assertFalse(shard.collected.isEmpty(), query);
        for (Map.Entry<Term, TermStatistics> asked : shard.collected.entrySet()) {
          assertEquals(
              shard.getIndexReader().docFreq(asked.getKey()),
              asked.getValue().docFreq(),
              asked.getKey().toString());
        }
      }
    }
  }

  private record ShardHit(String id, float score, byte[] signature) {}

  @Test
  void feedbackOverTheMergedHitsOfShardsScoresAsOneIndexDoes() throws IOException {
    String query = "đối thoại 2+2 của Nhật Bản và Mỹ";
    List<QueryPlan> plans = new ArrayList<>();
    List<SecondPassRanker> rankers = collectStatistics(query, plans);
    List<ShardHit> hits = new ArrayList<>();
    for (int s = 0; s < shards.size(); s++) {
      IndexReader reader = shards.get(s).getIndexReader();
      for (ScoreDoc hit : rank(shards.get(s), plans.get(s), rankers.get(s)).topDocs().scoreDocs) {
        BinaryDocValues signatures =
            MultiDocValues.getBinaryValues(reader, ArticleFields.KEY_TERMS);
        assertTrue(signatures.advanceExact(hit.doc));
        byte[] signature = BytesRef.deepCopyOf(signatures.binaryValue()).bytes;
        hits.add(new ShardHit(id(shards.get(s), hit.doc), hit.score, signature));
      }
    }
    hits.sort(Comparator.comparingDouble(hit -> -hit.score()));
    float[] scores = new float[hits.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = hits.get(i).score();
    }
    float[] bonuses =
        PseudoRelevanceFeedback.bonuses(
            scores,
            hits.stream().map(ShardHit::signature).toList(),
            RankingWeights.standard().feedback());
    Map<String, Float> merged = new HashMap<>();
    for (int i = 0; i < scores.length; i++) {
      merged.put(hits.get(i).id(), scores[i] + bonuses[i]);
    }
    QueryPlan whole = plan(query, searcher.getIndexReader());
    assertTrue(whole.secondPass().hasFeedback());
    assertTrue(scores.length > 2);
    assertEquals(scores(searcher, rank(searcher, whole, whole.secondPass()).topDocs()), merged);
  }
}
