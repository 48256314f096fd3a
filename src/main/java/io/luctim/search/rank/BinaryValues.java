// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.rank;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.util.BytesRef;

/** Reads binary doc values of several articles, segment by segment. */
public final class BinaryValues {
  private BinaryValues() {}

  /** Takes the value of one of the articles; it is good until the next one. */
  public interface Taker {
    void take(int index, BytesRef value);
  }

  /**
   * Reads a field.
   *
   * @param docs the numbers of the articles, ascending
   * @param taker takes the values of those that have one, by their index in {@code docs}
   */
  public static void read(IndexReader reader, String field, int[] docs, Taker taker)
      throws IOException {
    List<LeafReaderContext> leaves = reader.leaves();
    BinaryDocValues values = null;
    int current = -1;
    for (int i = 0; i < docs.length; i++) {
      int leaf = ReaderUtil.subIndex(docs[i], leaves);
      if (leaf != current) {
        values = leaves.get(leaf).reader().getBinaryDocValues(field);
        current = leaf;
      }
      if (values != null && values.advanceExact(docs[i] - leaves.get(leaf).docBase)) {
        taker.take(i, values.binaryValue());
      }
    }
  }
}
