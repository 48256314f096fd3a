// SPDX-License-Identifier: Apache-2.0
package io.luctim.article;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Reads the lines of a stream in bounded memory: a line that is too long is not kept, only its end
 * is looked for. The first bytes tell UTF-16 from what ASCII is a part of.
 */
final class LineReader {
  private static final int INITIAL_CAPACITY = 1 << 16;

  private final InputStream in;
  private final TextEncoding encoding;
  private final int maxBytes;
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int limit;
  private byte[] line = new byte[INITIAL_CAPACITY];
  private int length;
  private boolean tooLong;
  private long number;

  /** The offset in the stream of the first byte of the line. */
  private long lineOffset;

  /** The offset of the first byte after the line and its end. */
  private long nextOffset;

  /** Starts to read; {@code maxBytes} is the longest line that is kept. */
  LineReader(InputStream stream, TextEncoding encoding, int maxBytes) throws IOException {
    this.maxBytes = maxBytes;
    BufferedInputStream bytes = new BufferedInputStream(stream, 1 << 16);
    bytes.mark(4);
    byte[] start = bytes.readNBytes(3);
    bytes.reset();
    boolean mayBeUtf16 = encoding == TextEncoding.AUTO || encoding == TextEncoding.UTF_16;
    if (mayBeUtf16 && isLowByteFirst(start)) {
      in = new Utf16Bytes(bytes, true);
    } else if (encoding == TextEncoding.UTF_16 || mayBeUtf16 && isHighByteFirst(start)) {
      in = new Utf16Bytes(bytes, false);
    } else {
      in = bytes;
    }
    this.encoding = in instanceof Utf16Bytes ? TextEncoding.UTF_8 : encoding;
  }

  /** A byte order mark, or ASCII (JSON begins so) with a zero after it. */
  private static boolean isLowByteFirst(byte[] start) {
    return start.length > 1
        && (start[0] == (byte) 0xFF && start[1] == (byte) 0xFE || start[0] != 0 && start[1] == 0);
  }

  private static boolean isHighByteFirst(byte[] start) {
    return start.length > 1
        && (start[0] == (byte) 0xFE && start[1] == (byte) 0xFF || start[0] == 0 && start[1] != 0);
  }

  /** Goes on to the next line; returns false if there is none. */
  boolean next() throws IOException {
    lineOffset = nextOffset;
    length = 0;
    tooLong = false;
    if (line.length > INITIAL_CAPACITY) {
      line = new byte[INITIAL_CAPACITY];
    }
    if (position == limit && !fill()) {
      return false;
    }
    number++;
    do {
      int end = position;
      while (end < limit && buffer[end] != '\n') {
        end++;
      }
      append(end);
      nextOffset += end - position;
      position = end;
      if (end < limit) {
        position++;
        nextOffset++;
        return true;
      }
    } while (fill());
    return true;
  }

  private boolean fill() throws IOException {
    position = 0;
    limit = Math.max(0, in.read(buffer, 0, buffer.length));
    return limit > 0;
  }

  private void append(int end) {
    int count = end - position;
    if (tooLong || length + (long) count > maxBytes) {
      tooLong = true;
      return;
    }
    if (length + count > line.length) {
      line = Arrays.copyOf(line, Math.max(length + count, Math.min(maxBytes, 2 * line.length)));
    }
    System.arraycopy(buffer, position, line, length, count);
    length += count;
  }

  /** Returns the number of the line, from 1. */
  long number() {
    return number;
  }

  /** Returns the line without its end. */
  String text() throws RejectedInputException {
    if (tooLong) {
      throw new RejectedInputException(
          "longer than " + maxBytes + " bytes; leave out what is no text, or split the article");
    }
    return encoding.decode(Arrays.copyOf(line, length), lineOffset);
  }
}
