// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.rank;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** How rare terms are in an index, and how long its texts. For one query, by one thread. */
final class DocFreqs {
  private final IndexSearcher searcher;
  private final List<LeafReaderContext> leaves;
  private final Map<String, Field> fields = new HashMap<>();

  DocFreqs(IndexSearcher searcher) {
    this.searcher = searcher;
    leaves = searcher.getIndexReader().leaves();
  }

  /** In how many articles of the index a term stands, deleted ones included. */
  int docFreq(String field, String term) throws IOException {
    return field(field).docFreq(new BytesRef(term));
  }

  /** The inverse document frequency of BM25, as Lucene has it. */
  float idf(String field, String term) throws IOException {
    return idf((double) field(field).docCount, docFreq(field, term));
  }

  static float idf(double docCount, double docFreq) {
    return (float) Math.log(1 + (docCount - docFreq + 0.5) / (docFreq + 0.5));
  }

  /** How many terms the field of an article has on average; 1 if there is none. */
  float averageLength(String field) throws IOException {
    return field(field).averageLength;
  }

  private Field field(String name) throws IOException {
    Field field = fields.get(name);
    if (field == null) {
      field = new Field(name);
      fields.put(name, field);
    }
    return field;
  }

  /** The dictionaries of a field; many terms are looked up in the same ones. */
  private final class Field {
    private final @Nullable TermsEnum[] dictionaries = new TermsEnum[leaves.size()];
    private final long docCount;
    private final float averageLength;

    Field(String name) throws IOException {
      CollectionStatistics statistics = searcher.collectionStatistics(name);
      docCount = statistics == null ? 0 : statistics.docCount();
      averageLength =
          statistics == null ? 1 : (float) statistics.sumTotalTermFreq() / statistics.docCount();
      for (LeafReaderContext leaf : leaves) {
        Terms terms = leaf.reader().terms(name);
        dictionaries[leaf.ord] = terms == null ? null : terms.iterator();
      }
    }

    int docFreq(BytesRef term) throws IOException {
      int count = 0;
      for (TermsEnum dictionary : dictionaries) {
        count += dictionary != null && dictionary.seekExact(term) ? dictionary.docFreq() : 0;
      }
      return count;
    }
  }
}
