// SPDX-License-Identifier: Apache-2.0
package io.luctim.article;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * Turns UTF-16 into UTF-8 as it is read. Half a surrogate pair or half a code unit becomes bytes
 * that are not UTF-8, so that whoever decodes them strictly finds the fault in its line.
 */
final class Utf16Bytes extends FilterInputStream {
  private static final int END = -1;

  /** The value of a lone byte at the end of the stream: no code unit. */
  private static final int HALF = 0x10000;

  private final boolean lowByteFirst;
  private final byte[] pending = new byte[4];
  private int next;
  private int count;

  /** A code unit that was read and turned out to be no second half, or -2. */
  private int ahead = -2;

  Utf16Bytes(InputStream in, boolean lowByteFirst) {
    super(in);
    this.lowByteFirst = lowByteFirst;
  }

  @Override
  public int read() throws IOException {
    if (next == count && !encodeNext()) {
      return -1;
    }
    return pending[next++] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    int done = 0;
    while (done < length && (next < count || encodeNext())) {
      target[offset + done++] = pending[next++];
    }
    return done == 0 && length > 0 ? -1 : done;
  }

  private boolean encodeNext() throws IOException {
    next = 0;
    count = 0;
    int unit = ahead == -2 ? unit() : ahead;
    ahead = -2;
    if (unit == END) {
      ahead = END;
      return false;
    }
    if (unit == HALF) {
      put(0xFF);
    } else if (unit < 0x80) {
      put(unit);
    } else if (unit < 0x800) {
      put(0xC0 | unit >> 6);
      put(0x80 | unit & 0x3F);
    } else {
      encodeWide(unit);
    }
    return true;
  }

  private void encodeWide(int unit) throws IOException {
    if (Character.isHighSurrogate((char) unit)) {
      ahead = unit();
      if (ahead >= 0 && ahead < HALF && Character.isLowSurrogate((char) ahead)) {
        int code = Character.toCodePoint((char) unit, (char) ahead);
        ahead = -2;
        put(0xF0 | code >> 18);
        put(0x80 | code >> 12 & 0x3F);
        put(0x80 | code >> 6 & 0x3F);
        put(0x80 | code & 0x3F);
        return;
      }
    }
    put(0xE0 | unit >> 12);
    put(0x80 | unit >> 6 & 0x3F);
    put(0x80 | unit & 0x3F);
  }

  private void put(int value) {
    pending[count++] = (byte) value;
  }

  private int unit() throws IOException {
    int first = in.read();
    if (first < 0) {
      return END;
    }
    int second = in.read();
    if (second < 0) {
      return HALF;
    }
    return lowByteFirst ? second << 8 | first : first << 8 | second;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
