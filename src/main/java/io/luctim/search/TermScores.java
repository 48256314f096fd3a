// SPDX-License-Identifier: Apache-2.0
package io.luctim.search;

import io.luctim.index.ArticleFields;
import io.luctim.text.AccentFolder;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.Similarity.SimScorer;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * What terms count in a few articles, straight from the postings. Results are arrays parallel to
 * the articles; an empty array says that none of them has it.
 */
final class TermScores {
  private static final float[] NONE = {};

  private final IndexSearcher searcher;
  private final List<LeafReaderContext> leaves;
  private final int[] docs;
  private final Map<String, FieldPostings> fields = new HashMap<>();

  /**
   * Looks at articles.
   *
   * @param docs their numbers, ascending
   */
  TermScores(IndexSearcher searcher, int[] docs) {
    this.searcher = searcher;
    this.docs = docs;
    leaves = searcher.getIndexReader().leaves();
  }

  /** What a row of terms counts in the articles that have it: each of them, and in pairs. */
  float[] ofRow(List<String> row) throws IOException {
    float[] sum = new float[docs.length];
    for (int i = 0; i < row.size(); i++) {
      boolean isMarked = AccentFolder.isMarked(row.get(i));
      String field = ArticleFields.TEXT;
      float[] term = of(isMarked ? field : ArticleFields.folded(field), row.get(i));
      float[] pair = term;
      if (i > 0) {
        pair = of(ArticleFields.PAIRS, ArticleFields.pair(row.get(i - 1), row.get(i)));
      }
      if (term.length == 0 || pair.length == 0) {
        return NONE;
      }
      for (int c = 0; c < sum.length; c++) {
        boolean goesOn = (i == 0 || sum[c] > 0) && term[c] > 0 && pair[c] > 0;
        sum[c] = goesOn ? sum[c] + term[c] : 0;
      }
    }
    return sum;
  }

  /** The signatures of some of the articles, empty for those that have none. */
  byte[][] keyTerms(List<RankedArticle> articles) throws IOException {
    byte[][] keyTerms = new byte[articles.size()][0];
    Integer[] order = new Integer[articles.size()];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingInt(i -> articles.get(i).doc));
    BinaryDocValues values = null;
    int current = -1;
    for (int i : order) {
      int doc = articles.get(i).doc;
      int leaf = ReaderUtil.subIndex(doc, leaves);
      if (leaf != current) {
        values = leaves.get(leaf).reader().getBinaryDocValues(ArticleFields.KEY_TERMS);
        current = leaf;
      }
      if (values != null && values.advanceExact(doc - leaves.get(leaf).docBase)) {
        keyTerms[i] = BytesRef.deepCopyOf(values.binaryValue()).bytes;
      }
    }
    return keyTerms;
  }

  /** What a term counts. */
  float[] of(String field, String text) throws IOException {
    return postings(field).scores(new BytesRef(text));
  }

  /** In how many articles of the index a term stands, deleted ones included. */
  int docFreq(String field, String text) throws IOException {
    return postings(field).seek(new BytesRef(text));
  }

  private FieldPostings postings(String field) throws IOException {
    FieldPostings postings = fields.get(field);
    if (postings == null) {
      postings = new FieldPostings(field);
      fields.put(field, postings);
    }
    return postings;
  }

  /** The postings of one field; looks up many terms in the same dictionaries. */
  private final class FieldPostings {
    private final @Nullable CollectionStatistics collection;
    private final @Nullable TermsEnum[] terms = new TermsEnum[leaves.size()];
    private final @Nullable PostingsEnum[] postings = new PostingsEnum[leaves.size()];
    private final boolean[] found = new boolean[leaves.size()];
    private final long[] norms = new long[docs.length];
    private long occurrences;

    FieldPostings(String field) throws IOException {
      collection = searcher.collectionStatistics(field);
      Arrays.fill(norms, 1);
      for (LeafReaderContext leaf : leaves) {
        Terms dictionary = leaf.reader().terms(field);
        if (dictionary == null) {
          continue;
        }
        terms[leaf.ord] = dictionary.iterator();
        NumericDocValues values = leaf.reader().getNormValues(field);
        for (int c = firstIn(leaf); values != null && c < endOf(leaf); c++) {
          norms[c] = values.advanceExact(docs[c] - leaf.docBase) ? values.longValue() : 1;
        }
      }
    }

    /** Looks a term up in all dictionaries; in how many articles it stands. */
    int seek(BytesRef term) throws IOException {
      int count = 0;
      occurrences = 0;
      for (int leaf = 0; leaf < terms.length; leaf++) {
        TermsEnum dictionary = terms[leaf];
        found[leaf] = dictionary != null && dictionary.seekExact(term);
        if (dictionary != null && found[leaf]) {
          count += dictionary.docFreq();
          occurrences += dictionary.totalTermFreq();
        }
      }
      return count;
    }

    float[] scores(BytesRef term) throws IOException {
      int count = seek(term);
      if (count == 0 || collection == null) {
        return NONE;
      }
      TermStatistics statistics = new TermStatistics(term, count, occurrences);
      SimScorer scorer = searcher.getSimilarity().scorer(1, collection, statistics);
      float[] scores = new float[docs.length];
      for (LeafReaderContext leaf : leaves) {
        if (found[leaf.ord] && firstIn(leaf) < endOf(leaf)) {
          score(leaf, scorer, scores);
        }
      }
      return scores;
    }

    private void score(LeafReaderContext leaf, SimScorer scorer, float[] scores)
        throws IOException {
      TermsEnum dictionary = Objects.requireNonNull(terms[leaf.ord]);
      PostingsEnum list = dictionary.postings(postings[leaf.ord], PostingsEnum.FREQS);
      postings[leaf.ord] = list;
      int end = endOf(leaf);
      int at = list.docID();
      for (int c = firstIn(leaf); c < end; c++) {
        int doc = docs[c] - leaf.docBase;
        if (at < doc) {
          at = list.advance(doc);
        }
        if (at == doc) {
          scores[c] = scorer.score(list.freq(), norms[c]);
        } else if (at == DocIdSetIterator.NO_MORE_DOCS) {
          return;
        }
      }
    }
  }

  private int firstIn(LeafReaderContext leaf) {
    return firstAtOrAfter(leaf.docBase);
  }

  private int endOf(LeafReaderContext leaf) {
    return firstAtOrAfter(leaf.docBase + leaf.reader().maxDoc());
  }

  private int firstAtOrAfter(int doc) {
    int index = Arrays.binarySearch(docs, doc);
    return index >= 0 ? index : -index - 1;
  }
}
