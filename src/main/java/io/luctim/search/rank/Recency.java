// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.rank;

import io.luctim.index.ArticleFields;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedNumericDocValues;

/**
 * Lowers scores by age, exponentially.
 *
 * @param halfLife the age at which an article keeps half of its score
 * @param now the time that ages are counted to
 */
public record Recency(Duration halfLife, Instant now) {
  /** Age of an article without a time of publication, in half-lives. */
  private static final int UNKNOWN_AGE = 4;

  /** Returns the factor of an article's score: 1 for a new one, less for an older one. */
  float factor(IndexReader reader, int doc) throws IOException {
    LeafReaderContext leaf = reader.leaves().get(ReaderUtil.subIndex(doc, reader.leaves()));
    SortedNumericDocValues times =
        DocValues.getSortedNumeric(leaf.reader(), ArticleFields.PUBLISHED_AT);
    double age = UNKNOWN_AGE;
    if (times.advanceExact(doc - leaf.docBase)) {
      Instant publishedAt = Instant.ofEpochMilli(times.nextValue());
      long seconds = Duration.between(publishedAt, now).toSeconds();
      age = Math.max(0, (double) seconds / Math.max(1, halfLife.toSeconds()));
    }
    return (float) Math.pow(0.5, age);
  }
}
