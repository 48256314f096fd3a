// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.rank;

import io.luctim.index.ArticleTokens;
import io.luctim.text.term.TermCode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.util.BytesRef;

/**
 * Articles as the index keeps them for the second pass, written by hand as {@link ArticleTokens}
 * draws them. Terms are separated by spaces, the syllables of a word by {@code _}.
 */
final class ArticleBytes {
  private static final int UNACCENTED = 1;
  private static final int CUT = 2;

  private ArticleBytes() {}

  /** Returns an article of its first parts: title, lead, captions, body, author and so on. */
  static BytesRef of(String... parts) {
    return encode(0, parts);
  }

  /** Returns an article that is written without accents. */
  static BytesRef unaccented(String... parts) {
    return encode(UNACCENTED, parts);
  }

  /** Returns an article of which only the beginning is kept. */
  static BytesRef cut(String... parts) {
    return encode(CUT, parts);
  }

  private static BytesRef encode(int flags, String... parts) {
    List<Integer> entries = new ArrayList<>();
    int[] ends = new int[ArticleTokens.PARTS.size()];
    for (int part = 0; part < ends.length; part++) {
      String text = part < parts.length ? parts[part] : "";
      for (String word : text.isEmpty() ? new String[0] : text.split(" ")) {
        int continues = 0;
        for (String syllable : word.split("_")) {
          entries.add(TermCode.of(syllable) << 1 | continues);
          continues = 1;
        }
      }
      ends[part] = entries.size();
    }
    ByteBuffer bytes =
        ByteBuffer.allocate(Integer.BYTES * (1 + ends.length + entries.size()))
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(flags);
    for (int end : ends) {
      bytes.putInt(end);
    }
    entries.forEach(bytes::putInt);
    return new BytesRef(bytes.array());
  }
}
