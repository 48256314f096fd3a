// SPDX-License-Identifier: Apache-2.0
package io.luctim.search;

import io.luctim.index.ArticleFields;
import io.luctim.text.AccentFolder;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermState;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.similarities.Similarity.SimScorer;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * What terms count in a few articles, straight from the postings. Results are arrays parallel to
 * the articles; an empty array says that none of them has it.
 */
final class TermScores {
  private final IndexSearcher searcher;
  private final int[] docs;

  /**
   * Looks at articles.
   *
   * @param docs their numbers, ascending
   */
  TermScores(IndexSearcher searcher, int[] docs) {
    this.searcher = searcher;
    this.docs = docs;
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
        String before = AccentFolder.fold(row.get(i - 1));
        String pairTerm = ArticleFields.pair(before, AccentFolder.fold(row.get(i)));
        pair = of(ArticleFields.PAIRS, pairTerm);
      }
      if (term.length == 0 || pair.length == 0) {
        return new float[0];
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
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
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
    Term term = new Term(field, text);
    TermStates states = TermStates.build(searcher, term, true);
    CollectionStatistics collection = searcher.collectionStatistics(field);
    if (states.docFreq() == 0 || collection == null) {
      return new float[0];
    }
    SimScorer scorer =
        searcher
            .getSimilarity()
            .scorer(
                1,
                collection,
                searcher.termStatistics(term, states.docFreq(), states.totalTermFreq()));
    float[] scores = new float[docs.length];
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      score(leaf, term, states, scorer, scores);
    }
    return scores;
  }

  private void score(
      LeafReaderContext leaf, Term term, TermStates states, SimScorer scorer, float[] scores)
      throws IOException {
    int first = firstAtOrAfter(leaf.docBase);
    int last = firstAtOrAfter(leaf.docBase + leaf.reader().maxDoc());
    @Nullable PostingsEnum postings = first == last ? null : postings(leaf, term, states);
    if (postings == null) {
      return;
    }
    NumericDocValues norms = leaf.reader().getNormValues(term.field());
    for (int c = first; c < last; c++) {
      int doc = docs[c] - leaf.docBase;
      int at = postings.docID();
      if (at < doc) {
        at = postings.advance(doc);
      }
      if (at == doc) {
        long norm = norms != null && norms.advanceExact(doc) ? norms.longValue() : 1;
        scores[c] = scorer.score(postings.freq(), norm);
      } else if (at == PostingsEnum.NO_MORE_DOCS) {
        return;
      }
    }
  }

  private static @Nullable PostingsEnum postings(
      LeafReaderContext leaf, Term term, TermStates states) throws IOException {
    var supplier = states.get(leaf);
    TermState state = supplier == null ? null : supplier.get();
    if (state == null) {
      return null;
    }
    TermsEnum terms = leaf.reader().terms(term.field()).iterator();
    terms.seekExact(term.bytes(), state);
    return terms.postings(null, PostingsEnum.FREQS);
  }

  private int firstAtOrAfter(int doc) {
    int index = Arrays.binarySearch(docs, doc);
    return index >= 0 ? index : -index - 1;
  }
}
