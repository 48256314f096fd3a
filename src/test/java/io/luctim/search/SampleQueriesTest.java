// SPDX-License-Identifier: Apache-2.0
package io.luctim.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.luctim.article.Article;
import io.luctim.article.ArticleFiles;
import io.luctim.article.SourceLocation;
import io.luctim.eval.RankingMetrics;
import io.luctim.index.ArticleIndexer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The judged queries over the sample articles: a floor under ranking that may only rise. */
class SampleQueriesTest {
  private static final double FLOOR = 0.97;

  @Test
  void rankingStaysAboveItsFloor() throws IOException {
    Map<String, Map<String, Integer>> qrels = new HashMap<>();
    for (String line : Files.readAllLines(Path.of("testdata", "qrels.tsv"))) {
      String[] fields = line.split("\t");
      qrels
          .computeIfAbsent(fields[0], id -> new HashMap<>())
          .put(fields[1], Integer.parseInt(fields[2]));
    }
    StringBuilder low = new StringBuilder();
    double sum = 0;
    int count = 0;
    try (ArticleIndexer indexer = ArticleIndexer.inMemory();
        ArticleSearcher searcher = ArticleSearcher.open(indexer)) {
      ArticleFiles.read(Path.of("testdata", "articles"), new Adding(indexer));
      searcher.refresh();
      for (String line : Files.readAllLines(Path.of("testdata", "queries.tsv"))) {
        String[] fields = line.split("\t");
        double ndcg = ndcg(searcher, fields[1], Objects.requireNonNull(qrels.get(fields[0])));
        sum += ndcg;
        count++;
        if (ndcg < 0.99) {
          low.append(line).append(' ').append(ndcg).append('\n');
        }
      }
    }
    assertEquals(40, count);
    assertTrue(sum / count >= FLOOR, "nDCG@10 " + sum / count + "\n" + low);
  }

  private static double ndcg(ArticleSearcher searcher, String query, Map<String, Integer> grades) {
    List<String> found =
        searcher.search(query).hits().stream().map(hit -> hit.article().id()).toList();
    return RankingMetrics.measure(Map.of("q", grades), Map.of("q", found)).ndcgAt10();
  }

  private record Adding(ArticleIndexer indexer) implements ArticleFiles.Handler {
    @Override
    public void article(Article article, SourceLocation location) {
      indexer.add(article);
    }

    @Override
    public void rejected(SourceLocation location, String reason) {
      throw new AssertionError(location + ": " + reason);
    }
  }
}
