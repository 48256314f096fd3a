// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.rank;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Looks up document frequencies and field statistics through {@link IndexSearcher#termStatistics}
 * and {@link IndexSearcher#collectionStatistics}, so that a searcher over one of several shards can
 * answer for all of them.
 *
 * <p>The dictionaries of a field stay open, because a query looks up many terms in the same ones,
 * and each term is looked up once. For one query, by one thread.
 */
final class TermLookup {
  /** Total frequency that no term has: it marks an answer that only repeats the question. */
  private static final long ASKED = Long.MAX_VALUE;

  private final IndexSearcher searcher;
  private final boolean asksForAbsent;
  private final List<LeafReaderContext> leaves;
  private final Map<String, Field> fields = new HashMap<>();

  private TermLookup(IndexSearcher searcher, boolean asksForAbsent) {
    this.searcher = searcher;
    this.asksForAbsent = asksForAbsent;
    leaves = searcher.getIndexReader().leaves();
  }

  /** Returns a look-up that also asks the searcher for terms that its own index lacks. */
  static TermLookup of(IndexSearcher searcher) {
    return new TermLookup(searcher, true);
  }

  /** Returns a look-up that asks the searcher only for terms that its own index has. */
  static TermLookup ofPresent(IndexSearcher searcher) {
    return new TermLookup(searcher, false);
  }

  /** Returns the number of articles that have a term, deleted ones included. */
  long docFreq(String field, String term) throws IOException {
    return field(field).docFreq(term);
  }

  /** Returns the number of articles that have a field, deleted ones included. */
  long docCount(String field) throws IOException {
    return field(field).docCount;
  }

  /** Returns the inverse document frequency of BM25. */
  float idf(String field, String term) throws IOException {
    return idf(docCount(field), docFreq(field, term));
  }

  /** Returns the inverse document frequency as Lucene's BM25Similarity computes it. */
  static float idf(long docCount, long docFreq) {
    return (float) Math.log(1 + (docCount - docFreq + 0.5) / (docFreq + 0.5));
  }

  /** Returns the average number of terms of a field; 1 if no article has it. */
  float averageLength(String field) throws IOException {
    return field(field).averageLength;
  }

  private Field field(String name) throws IOException {
    Field field = fields.get(name);
    if (field == null) {
      field = open(name);
      fields.put(name, field);
    }
    return field;
  }

  private Field open(String name) throws IOException {
    @Nullable TermsEnum[] dictionaries = new TermsEnum[leaves.size()];
    for (LeafReaderContext leaf : leaves) {
      Terms terms = leaf.reader().terms(name);
      dictionaries[leaf.ord] = terms == null ? null : terms.iterator();
    }
    CollectionStatistics statistics = searcher.collectionStatistics(name);
    return statistics == null
        ? new Field(name, dictionaries, 0, 1)
        : new Field(
            name,
            dictionaries,
            statistics.docCount(),
            (float) statistics.sumTotalTermFreq() / statistics.docCount());
  }

  private final class Field {
    private final String name;
    private final @Nullable TermsEnum[] dictionaries; // by segment
    private final long docCount;
    private final float averageLength;
    private final Map<String, Long> docFreqs = new HashMap<>();

    Field(String name, @Nullable TermsEnum[] dictionaries, long docCount, float averageLength) {
      this.name = name;
      this.dictionaries = dictionaries;
      this.docCount = docCount;
      this.averageLength = averageLength;
    }

    long docFreq(String term) throws IOException {
      Long known = docFreqs.get(term);
      if (known == null) {
        known = lookUp(new BytesRef(term));
        docFreqs.put(term, known);
      }
      return known;
    }

    private long lookUp(BytesRef bytes) throws IOException {
      int docFreq = 0;
      long totalTermFreq = 0;
      for (TermsEnum dictionary : dictionaries) {
        if (dictionary != null && dictionary.seekExact(bytes)) {
          docFreq += dictionary.docFreq();
          totalTermFreq += dictionary.totalTermFreq();
        }
      }
      Term term = new Term(name, bytes);
      if (docFreq > 0) {
        return searcher.termStatistics(term, docFreq, totalTermFreq).docFreq();
      }
      return asksForAbsent ? docFreqElsewhere(term) : 0;
    }

    /**
     * Returns the frequency of a term that this index lacks but another shard may have. Lucene has
     * no question for it, so it is asked as if one article had the term: a searcher that knows
     * nothing of other shards repeats that.
     */
    private long docFreqElsewhere(Term term) throws IOException {
      var answer = searcher.termStatistics(term, 1, ASKED);
      return answer.totalTermFreq() == ASKED ? 0 : answer.docFreq();
    }
  }
}
