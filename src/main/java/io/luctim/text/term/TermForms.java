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
 * What is kept of a term, worked out once for the many times that it occurs: the term and its
 * folded form as UTF-8, its code, its keys.
 *
 * <p>Holds one term at a time, and remembers those that came last: a few hundred syllables make up
 * most of any text. What it remembers of a term fills one line of a processor's cache, and the
 * whole takes half a megabyte, whatever comes. Not safe for use by several threads.
 *
 * @since 0.1
 */
public final class TermForms {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());

  private static final int LINE = 64;
  private static final int LINE_BITS = 13;

  /** Longer terms are not remembered; nor are the few whose forms do not fit into a line. */
  private static final int MAX_CHARS = 8;

  // What stands where in a line: first the chars of the term, four in a long.
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

  // What is no text becomes U+FFFD, as in Lucene.
  private final CharsetEncoder encoder =
      StandardCharsets.UTF_8
          .newEncoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .replaceWith("\uFFFD".getBytes(StandardCharsets.UTF_8));
  private final byte[] lines = new byte[LINE << LINE_BITS];
  private byte[] worked = new byte[256];
  private char[] letters = new char[64];

  private byte[] bytes = worked;
  private int start;
  private int length;
  private int foldedLength;
  private int code;
  private int traits;
  private boolean marked;
  private long key;
  private long wordKey;

  /** Makes one that holds no term yet. */
  public TermForms() {}

  /**
   * Takes a term.
   *
   * @param term holds it in canonical form
   * @param offset where it starts
   * @param count its length in chars
   */
  public void set(char[] term, int offset, int count) {
    if (count == 0 || count > MAX_CHARS) {
      workOut(term, offset, count);
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
    workOut(term, offset, count);
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

  private void workOut(char[] term, int offset, int count) {
    if (letters.length < 2 * count) {
      letters = new char[4 * count];
      worked = new byte[6 * letters.length];
    }
    int folded = AccentFolder.fold(term, offset, count, letters);
    long foldedKey = NgramKeys.ofWord(letters, 0, folded);
    key = KeyTerms.key(foldedKey);
    wordKey = NgramKeys.ofWord(term, offset, count);
    code = TermCodes.of(term, offset, count, foldedKey);
    traits = SyllableSequence.traits(wordKey);
    marked = AccentFolder.isMarked(term, offset, count);
    bytes = worked;
    start = 0;
    length = encode(term, offset, count, 0);
    if (folded > 0) {
      foldedLength = encode(letters, 0, folded, length);
    } else { // what is nothing but marks is left as it is
      System.arraycopy(worked, 0, worked, length, length);
      foldedLength = length;
    }
  }

  private int encode(char[] term, int offset, int count, int at) {
    ByteBuffer target = ByteBuffer.wrap(worked, at, worked.length - at);
    encoder.reset().encode(CharBuffer.wrap(term, offset, count), target, true);
    return target.position() - at;
  }

  /**
   * Where the forms of the term lie: first the term, then its folded form.
   *
   * @return a buffer whose content lasts until the next term
   */
  public byte[] bytes() {
    return bytes;
  }

  /**
   * Where the term starts in {@link #bytes}; its folded form follows.
   *
   * @return its index
   */
  public int start() {
    return start;
  }

  /**
   * The length of the term in bytes.
   *
   * @return its length
   */
  public int length() {
    return length;
  }

  /**
   * The length of the folded form in bytes.
   *
   * @return its length; that of the term if it is nothing but marks
   */
  public int foldedLength() {
    return foldedLength;
  }

  /**
   * What {@link TermCodes} says of the term.
   *
   * @return its code
   */
  public int code() {
    return code;
  }

  /**
   * What {@link KeyTerms} counts the term by.
   *
   * @return its key; 0 if it is not counted
   */
  public long key() {
    return key;
  }

  /** The key of the term with its marks. */
  public long wordKey() {
    return wordKey;
  }

  /** What {@link SyllableSequence#traits} returns of the term. */
  public int traits() {
    return traits;
  }

  /** Whether the term has a mark. */
  public boolean isMarked() {
    return marked;
  }

  @Override
  public String toString() {
    return new String(Arrays.copyOfRange(bytes, start, start + length), StandardCharsets.UTF_8);
  }
}
