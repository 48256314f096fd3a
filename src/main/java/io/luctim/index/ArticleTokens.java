// SPDX-License-Identifier: Apache-2.0
package io.luctim.index;

import io.luctim.text.Internal;
import io.luctim.text.term.TermCode;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.util.BytesRef;

/**
 * The terms of an article in their order, so that the second pass of ranking reads an article from
 * end to end instead of looking up each term of a query in a dictionary: the forward index, the doc
 * value {@link ArticleFields#TOKENS}.
 *
 * <pre>
 *   header: 9 ints                                  terms: an int each
 *   +-------+--------+--------+--   --+--------+    +------+------+--   --+------+
 *   | flags | end of | end of |  ...  | end of |    | term | term |  ...  | term |
 *   |       | part 0 | part 1 |       | part 7 |    |  0   |  1   |       | n-1  |
 *   +-------+--------+--------+--   --+--------+    +------+------+--   --+------+
 *
 *   flags   bit 0: written without accents; bit 1: cut, the article has more terms
 *   end     index of the first term that is not in the part or one before it
 *
 *    31                            1 0
 *   +-------------------------------+-+
 *   |     TermCode, 31 bits         |w|   w: continues the word of the term before
 *   +-------------------------------+-+
 * </pre>
 *
 * <p>Ints are little-endian. The parts lie in the order of {@link #PARTS}. In each, the terms of
 * the text come first, with a {@link TermCode#GAP} where it breaks; then, behind a gap,
 * alternatives such as other spellings and whole codes ({@code s400} beside {@code s 400}). Reads
 * one article after the other; not safe for use by several threads.
 *
 * @since 0.1
 */
@Internal
public final class ArticleTokens {
  /** The parts of an article in the order in which their terms lie here. */
  public static final List<String> PARTS =
      List.of(
          ArticleFields.TITLE,
          ArticleFields.LEAD,
          ArticleFields.CAPTION,
          ArticleFields.BODY,
          ArticleFields.AUTHOR,
          ArticleFields.SOURCE,
          ArticleFields.SECTION,
          ArticleFields.TAG);

  /** Number of {@link #PARTS} that are the text of the article; the others are about it. */
  public static final int TEXT_PARTS = 4;

  /** Length of the header in bytes. */
  private static final int HEADER = Integer.BYTES * (1 + PARTS.size());

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  /**
   * Maximum number of terms that are kept of an article, some 250 pages; later ones are found, but
   * not ranked by.
   */
  static final int MAX_TERMS = 1 << 17;

  private static final int BARE = 1;
  private static final int CUT = 2;

  private byte[] bytes = new byte[0];
  private int offset;

  /** Makes an empty one. */
  public ArticleTokens() {}

  /**
   * Returns a term code with the flag whether its syllable continues the word of the one before.
   */
  static int entry(int code, boolean continuesWord) {
    return code << 1 | (continuesWord ? 1 : 0);
  }

  /**
   * Looks at an article.
   *
   * @param value its doc value; read in place
   */
  public void read(BytesRef value) {
    bytes = value.bytes;
    offset = value.offset;
  }

  /**
   * Whether the article is written without accents.
   *
   * @return whether it was found so when it was indexed
   */
  public boolean isBare() {
    return (at(0) & BARE) != 0;
  }

  /**
   * Whether the article has more terms than are kept of it.
   *
   * @return whether some are missing here
   */
  public boolean isCut() {
    return (at(0) & CUT) != 0;
  }

  /**
   * Where a part ends.
   *
   * @param part the index of a part in {@link #PARTS}
   * @return the index of the first term that is not in this part or one before it
   */
  public int end(int part) {
    return at(1 + part);
  }

  /**
   * A term.
   *
   * @param index from 0
   * @return its code, or {@link TermCode#GAP}
   */
  public int code(int index) {
    return (int) INT.get(bytes, offset + HEADER + Integer.BYTES * index) >>> 1;
  }

  /**
   * Finds a term that may be one of some.
   *
   * @param from where to begin, from 0
   * @param end where to end
   * @param bits a bit for each of the lowest ten bits of {@link TermCode#letters}, set for those
   *     that are looked for
   * @return the index of the first term from {@code from} on whose bit is set, or {@code end}
   */
  public int next(int from, int end, long[] bits) {
    byte[] read = bytes;
    int at = offset + HEADER + Integer.BYTES * from;
    for (int i = from; i < end; i++, at += Integer.BYTES) {
      int letters = TermCode.letters((int) INT.get(read, at) >>> 1);
      if ((bits[letters >> 6 & 15] & 1L << letters) != 0) {
        return i;
      }
    }
    return end;
  }

  /**
   * Whether a term goes on the word of the term before it.
   *
   * @param index from 0
   * @return whether the two are in one word of several syllables
   */
  public boolean continuesWord(int index) {
    return ((int) INT.get(bytes, offset + HEADER + Integer.BYTES * index) & 1) != 0;
  }

  private int at(int slot) {
    return (int) INT.get(bytes, offset + Integer.BYTES * slot);
  }

  /** Writes the terms of articles, one after the other. */
  static final class Writer {
    private byte[] bytes = new byte[4096];
    private int size;
    private boolean cut;

    /** Writes an article, its parts in the order of {@link #PARTS}; good until the next one. */
    BytesRef write(boolean isBare, List<PartTokens> parts) {
      size = HEADER;
      cut = false;
      for (int part = 0; part < parts.size(); part++) {
        append(parts.get(part));
        set(1 + part, (size - HEADER) / Integer.BYTES);
      }
      set(0, (isBare ? BARE : 0) | (cut ? CUT : 0));
      return new BytesRef(bytes, 0, size);
    }

    private void append(PartTokens tokens) {
      int added = Math.min(2 * tokens.size() + 1, MAX_TERMS);
      int most = size + Integer.BYTES * added;
      if (most > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(most, 2 * bytes.length));
      }
      boolean others = false;
      for (int i = 0; i < tokens.size(); i++) {
        others |= !tokens.isPlain(i);
        if (tokens.isPlain(i)) {
          if (tokens.increment(i) > 1 && i > 0) {
            append(TermCode.GAP);
          }
          append(entry(tokens.code(i), tokens.isWord(i) && tokens.continuesWord(i)));
        }
      }
      if (others) {
        append(TermCode.GAP);
      }
      for (int i = 0; others && i < tokens.size(); i++) {
        if (!tokens.isPlain(i)) {
          append(entry(tokens.code(i), false));
        }
      }
    }

    private void append(int entry) {
      if (size >= HEADER + Integer.BYTES * MAX_TERMS) {
        cut = true;
        return;
      }
      INT.set(bytes, size, entry);
      size += Integer.BYTES;
    }

    private void set(int slot, int value) {
      INT.set(bytes, Integer.BYTES * slot, value);
    }
  }
}
