// SPDX-License-Identifier: Apache-2.0
package io.luctim.search;

import io.luctim.index.ArticleFields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.StringDocValuesReaderState;
import org.apache.lucene.facet.StringValueFacetCounts;
import org.apache.lucene.index.IndexReader;
import org.jspecify.annotations.Nullable;

/**
 * Counts the values of articles that match, with Lucene's facet module. Keeps for each state of the
 * index how its segments number the values, until that state is closed. Safe for use by several
 * threads.
 */
final class FacetCounts {
  private final Map<IndexReader.CacheKey, Map<String, StringDocValuesReaderState>> states =
      new ConcurrentHashMap<>();

  /**
   * Returns for each field as many of its commonest values as are asked for.
   *
   * @param found the articles whose values are counted
   */
  Map<String, List<FacetCount>> count(
      IndexReader reader, FacetsCollector found, Map<String, Integer> fields) throws IOException {
    Map<String, List<FacetCount>> counts = new LinkedHashMap<>();
    for (Map.Entry<String, Integer> field : fields.entrySet()) {
      String exact = ArticleFields.exact(field.getKey());
      @Nullable FacetResult result =
          new StringValueFacetCounts(state(reader, exact), found)
              .getTopChildren(field.getValue(), exact);
      List<FacetCount> values = new ArrayList<>();
      if (result != null) {
        for (LabelAndValue value : result.labelValues) {
          values.add(new FacetCount(value.label, value.value.intValue()));
        }
      }
      counts.put(field.getKey(), List.copyOf(values));
    }
    return counts;
  }

  private StringDocValuesReaderState state(IndexReader reader, String field) throws IOException {
    IndexReader.CacheHelper helper = reader.getReaderCacheHelper();
    if (helper == null) {
      return new StringDocValuesReaderState(reader, field);
    }
    Map<String, StringDocValuesReaderState> fields = states.get(helper.getKey());
    if (fields == null) {
      Map<String, StringDocValuesReaderState> made = new ConcurrentHashMap<>();
      fields = states.putIfAbsent(helper.getKey(), made);
      if (fields == null) {
        fields = made;
        helper.addClosedListener(states::remove);
      }
    }
    StringDocValuesReaderState state = fields.get(field);
    if (state == null) {
      state = new StringDocValuesReaderState(reader, field);
      fields.put(field, state);
    }
    return state;
  }
}
