// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.similar;

import io.luctim.article.Article;
import io.luctim.index.ArticleFields;
import io.luctim.index.ArticleProfile;
import io.luctim.search.RelatedArticle;
import io.luctim.search.rank.RankingWeights;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.mlt.MoreLikeThis;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.ClassicSimilarity;

/**
 * Finds articles about the same topic as a given one: Lucene's {@link MoreLikeThis} finds
 * candidates by the terms that are most characteristic of the article, and the similarity of their
 * topics orders them. Near-duplicates do not count as related; teasers and boilerplate are not
 * indexed and do not matter.
 */
public final class RelatedArticles {
  private static final RankingWeights.Related WEIGHTS = RankingWeights.standard().related();

  private RelatedArticles() {}

  public static List<RelatedArticle> find(
      IndexSearcher searcher, Analyzer analyzer, Article article, int size) throws IOException {
    BooleanQuery query =
        new BooleanQuery.Builder()
            .add(like(searcher, analyzer, article), Occur.MUST)
            .add(new TermQuery(new Term(ArticleFields.ID, article.id())), Occur.MUST_NOT)
            .build();
    ScoreDoc[] found = searcher.search(query, Math.max(WEIGHTS.window(), size)).scoreDocs;
    ArticleProfile profile = ArticleProfile.of(article);
    List<ScoreDoc> related = new ArrayList<>();
    for (ScoreDoc hit : found) {
      ArticleProfile other = ArticleProfile.read(searcher.getIndexReader(), hit.doc);
      if (!NearDuplicates.isDuplicate(profile, other)) {
        float terms = hit.score / found[0].score;
        float topic = WEIGHTS.topic();
        float score = topic * profile.similarity(other) + (1 - topic) * terms;
        related.add(new ScoreDoc(hit.doc, score));
      }
    }
    related.sort(
        Comparator.comparingDouble((ScoreDoc hit) -> -hit.score).thenComparingInt(hit -> hit.doc));
    List<RelatedArticle> articles = new ArrayList<>();
    for (ScoreDoc hit : related.subList(0, Math.min(size, related.size()))) {
      articles.add(
          new RelatedArticle(
              ArticleFields.article(searcher.storedFields().document(hit.doc)), hit.score));
    }
    return articles;
  }

  private static Query like(IndexSearcher searcher, Analyzer analyzer, Article article)
      throws IOException {
    MoreLikeThis similar = new MoreLikeThis(searcher.getIndexReader());
    similar.setAnalyzer(analyzer);
    similar.setSimilarity(new ClassicSimilarity());
    similar.setFieldNames(new String[] {ArticleFields.TEXT});
    similar.setMinTermFreq(1);
    similar.setMinDocFreq(1);
    similar.setMaxQueryTerms(WEIGHTS.maxTerms());
    similar.setBoost(true);
    // The terms of the title count twice.
    Reader title = new StringReader(article.title() + "\n" + article.title());
    Reader text = new StringReader(String.join("\n", article.lead(), article.body()));
    return similar.like(ArticleFields.TEXT, title, text);
  }
}
