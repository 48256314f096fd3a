// SPDX-License-Identifier: Apache-2.0
package io.luctim.text.term;

import io.luctim.language.SyllableSequence;
import io.luctim.text.AccentFolder;
import io.luctim.text.ngram.NgramKeys;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Computes the properties of terms that an index stores (the term and its folded form as UTF-8, its
 * code, its keys), and caches them: a few hundred syllables make up most of any text.
 *
 * <p>Holds the properties of one term at a time, the one of the last {@link #set}. The cache has
 * one entry for each slot of a hash; an entry fills one cache line of a processor:
 *
 * <pre>
 *   byte  0           8           16    24        32     36       40     41     42      43       44 .. 63
 *        +-----------+-----------+-----+---------+------+--------+------+------+-------+--------+---------+
 *        | chars 1-4 | chars 5-8 | key | wordKey | code | traits |number|has   |length |folded  | term,   |
 *        |           |           |     |         |      |        |of    |marks |of term|length  | folded  |
 *        |           |           |     |         |      |        |chars |      |       |        | (UTF-8) |
 *        +-----------+-----------+-----+---------+------+--------+------+------+-------+--------+---------+
 * </pre>
 *
 * <p>Longer terms are computed each time. The cache takes half a megabyte. Not safe for use by
 * several threads.
 *
 * @since 0.1
 */
public final class TermCache {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());

  /** Length of an entry in bytes: that of a cache line. */
  private static final int LINE = 64;

  /** Number of bits of the hash of an entry: 8,192 entries. */
  private static final int LINE_BITS = 13;

  /** Maximum length in chars of a term that is cached. */
  private static final int MAX_CHARS = 8;

  // Offsets in an entry, as drawn above.
  private static final int TAIL = 8;
  private static final int KEY = 16;
  private static final int WORD_KEY = 24;
  private static final int CODE = 32;
  private static final int TRAITS = 36;
  private static final int CHARS = 40;
  private static final int MARKED = 41;
  private static final int LENGTH = 42;
  private static final int FOLDED_LENGTH = 43;
  private static final int FORMS = 44;

  // Half a surrogate pair becomes U+FFFD, as in Lucene.
  private final CharsetEncoder encoder =
      StandardCharsets.UTF_8
          .newEncoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .replaceWith("\uFFFD".getBytes(StandardCharsets.UTF_8));
  private final byte[] lines = new byte[LINE << LINE_BITS];
  private byte[] computed = new byte[256];
  private char[] letters = new char[64];

  private byte[] bytes = computed;
  private int start;
  private int length;
  private int foldedLength;
  private int code;
  private int traits;
  private boolean marked;
  private long key;
  private long wordKey;

  /** Creates a cache that holds no term yet. */
  public TermCache() {}

  /**
   * Computes the properties of a term, or takes them from the cache.
   *
   * @param term holds the term in canonical form
   * @param offset where the term starts
   * @param count the length of the term in chars
   */
  public void set(char[] term, int offset, int count) {
    if (count == 0 || count > MAX_CHARS) {
      compute(term, offset, count);
      return;
    }
    long head = 0;
    long tail = 0;
    for (int i = 0; i < count; i++) {
      if (i < 4) {
        head = head << 16 | term[offset + i];
      } else {
        tail = tail << 16 | term[offset + i];
      }
    }
    long hash = (head ^ Long.rotateLeft(tail, 27)) * 0x9E3779B97F4A7C15L;
    int line = (int) (hash >>> -LINE_BITS) * LINE;
    if (lines[line + CHARS] == count
        && (long) LONG.get(lines, line) == head
        && (long) LONG.get(lines, line + TAIL) == tail) {
      recall(line);
      return;
    }
    compute(term, offset, count);
    if (length + foldedLength <= LINE - FORMS) {
      LONG.set(lines, line, head);
      LONG.set(lines, line + TAIL, tail);
      lines[line + CHARS] = (byte) count;
      remember(line);
    }
  }

  private void recall(int line) {
    bytes = lines;
    start = line + FORMS;
    key = (long) LONG.get(lines, line + KEY);
    wordKey = (long) LONG.get(lines, line + WORD_KEY);
    code = (int) INT.get(lines, line + CODE);
    traits = (int) INT.get(lines, line + TRAITS);
    marked = lines[line + MARKED] != 0;
    length = lines[line + LENGTH];
    foldedLength = lines[line + FOLDED_LENGTH];
  }

  private void remember(int line) {
    LONG.set(lines, line + KEY, key);
    LONG.set(lines, line + WORD_KEY, wordKey);
    INT.set(lines, line + CODE, code);
    INT.set(lines, line + TRAITS, traits);
    lines[line + MARKED] = (byte) (marked ? 1 : 0);
    lines[line + LENGTH] = (byte) length;
    lines[line + FOLDED_LENGTH] = (byte) foldedLength;
    System.arraycopy(bytes, start, lines, line + FORMS, length + foldedLength);
  }

  private void compute(char[] term, int offset, int count) {
    if (letters.length < 2 * count) {
      letters = new char[4 * count];
      computed = new byte[6 * letters.length];
    }
    int folded = AccentFolder.fold(term, offset, count, letters);
    long foldedKey = NgramKeys.ofWord(letters, 0, folded);
    key = TopicSignature.key(foldedKey);
    wordKey = NgramKeys.ofWord(term, offset, count);
    code = TermCode.of(term, offset, count, foldedKey);
    traits = SyllableSequence.traits(wordKey);
    marked = AccentFolder.isMarked(term, offset, count);
    bytes = computed;
    start = 0;
    length = encode(term, offset, count, 0);
    if (folded > 0) {
      foldedLength = encode(letters, 0, folded, length);
    } else { // a term of nothing but marks is its own folded form
      System.arraycopy(computed, 0, computed, length, length);
      foldedLength = length;
    }
  }

  private int encode(char[] term, int offset, int count, int at) {
    ByteBuffer target = ByteBuffer.wrap(computed, at, computed.length - at);
    encoder.reset().encode(CharBuffer.wrap(term, offset, count), target, true);
    return target.position() - at;
  }

  /**
   * Returns the buffer that holds the term and, after it, its folded form.
   *
   * @return a buffer whose content lasts until the next term
   */
  public byte[] bytes() {
    return bytes;
  }

  /**
   * Returns where the term starts in {@link #bytes}.
   *
   * @return the index of its first byte
   */
  public int start() {
    return start;
  }

  /**
   * Returns the length of the term.
   *
   * @return its length in bytes
   */
  public int length() {
    return length;
  }

  /**
   * Returns the length of the folded form.
   *
   * @return its length in bytes
   */
  public int foldedLength() {
    return foldedLength;
  }

  /**
   * Returns the code of the term.
   *
   * @return its {@link TermCode}
   */
  public int code() {
    return code;
  }

  /**
   * Returns the key by which {@link TopicSignature} counts the term.
   *
   * @return the key; 0 if the term is not counted
   */
  public long key() {
    return key;
  }

  /** Returns the key of the term with its marks. */
  public long wordKey() {
    return wordKey;
  }

  /** Returns the term's {@link SyllableSequence#traits}. */
  public int traits() {
    return traits;
  }

  /** Returns whether the term has a mark. */
  public boolean isMarked() {
    return marked;
  }

  @Override
  public String toString() {
    return new String(Arrays.copyOfRange(bytes, start, start + length), StandardCharsets.UTF_8);
  }
}
