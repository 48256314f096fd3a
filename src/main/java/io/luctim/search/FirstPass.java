// SPDX-License-Identifier: Apache-2.0
package io.luctim.search;

import io.luctim.index.ArticleFields;
import java.io.IOException;
import java.time.Instant;
import org.apache.lucene.document.LongField;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.SortedNumericSortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * The articles that match, collected once.
 *
 * @param top the best of them in the order of the request
 * @param all all of them, if their values are to be counted
 */
record FirstPass(TopDocs top, @Nullable FacetsCollector all) {
  /**
   * Searches for what matches a query and the filters of a request.
   *
   * @param count maximum number of articles in {@code top}
   */
  static FirstPass search(IndexSearcher searcher, Query query, SearchRequest request, int count)
      throws IOException {
    Query filtered = filtered(query, request);
    int atMost = Math.min(count, Math.max(1, searcher.getIndexReader().maxDoc()));
    boolean byTime = request.sort() != SortOrder.RELEVANCE;
    if (request.facets().isEmpty()) {
      TopDocs top =
          byTime
              ? searcher.search(filtered, atMost, byTime(request.sort()))
              : searcher.search(filtered, atMost);
      return new FirstPass(top, null);
    }
    FacetsCollectorManager facets = new FacetsCollectorManager();
    FacetsCollectorManager.FacetsResult found =
        byTime
            ? FacetsCollectorManager.search(
                searcher, filtered, atMost, byTime(request.sort()), facets)
            : FacetsCollectorManager.search(searcher, filtered, atMost, facets);
    return new FirstPass(found.topDocs(), found.facetsCollector());
  }

  private static Sort byTime(SortOrder order) {
    boolean newest = order == SortOrder.NEWEST;
    SortField field =
        new SortedNumericSortField(
            ArticleFields.PUBLISHED_AT,
            SortField.Type.LONG,
            newest,
            SortedNumericSelector.Type.MIN,
            newest ? Long.MIN_VALUE : Long.MAX_VALUE);
    return new Sort(field);
  }

  /** Restricts a query to articles with the values and in the time span that are asked for. */
  private static Query filtered(Query query, SearchRequest request) {
    if (!request.isFiltered()) {
      return query;
    }
    BooleanQuery.Builder filtered = new BooleanQuery.Builder();
    boolean all = request.query().isBlank();
    filtered.add(all ? MatchAllDocsQuery.INSTANCE : query, Occur.MUST);
    request
        .filters()
        .forEach((field, values) ->
            filtered.add(
                new TermInSetQuery(
                    ArticleFields.exact(field), values.stream().map(BytesRef::new).toList()),
                Occur.FILTER));
    Instant from = request.from();
    Instant to = request.to();
    if (from != null || to != null) {
      filtered.add(
          LongField.newRangeQuery(
              ArticleFields.PUBLISHED_AT,
              from == null ? Long.MIN_VALUE : ArticleFields.millis(from),
              // No article is as early as the clamp lets this be.
              to == null
                  ? Long.MAX_VALUE
                  : Math.max(ArticleFields.millis(to), -Long.MAX_VALUE) - 1),
          Occur.FILTER);
    }
    return filtered.build();
  }
}
