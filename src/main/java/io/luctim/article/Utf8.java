// SPDX-License-Identifier: Apache-2.0
package io.luctim.article;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Strict decoding: what is not text is refused with the offset, never replaced. */
final class Utf8 {
  private Utf8() {}

  /** UTF-8, with or without a byte order mark, or UTF-16 with one. */
  static String decode(byte[] bytes) throws RejectedInputException {
    if (bytes.length >= 2 && (bytes[0] & 0xFF) == 0xFE && (bytes[1] & 0xFF) == 0xFF) {
      return decode(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE, 0);
    }
    if (bytes.length >= 2 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE) {
      return decode(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE, 0);
    }
    int start = startsWithMark(bytes) ? 3 : 0;
    return decode(bytes, start, bytes.length - start, StandardCharsets.UTF_8, 0);
  }

  private static boolean startsWithMark(byte[] bytes) {
    return bytes.length >= 3
        && (bytes[0] & 0xFF) == 0xEF
        && (bytes[1] & 0xFF) == 0xBB
        && (bytes[2] & 0xFF) == 0xBF;
  }

  static String decode(byte[] bytes, int offset, int length, Charset charset, long base)
      throws RejectedInputException {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes, offset, length);
    CharBuffer out = CharBuffer.allocate((int) Math.ceil(length * 1.0) + 2);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      throw new RejectedInputException(
          "not "
              + charset
              + " text: byte 0x"
              + Integer.toHexString(bytes[in.position()] & 0xFF)
              + " at offset "
              + (base + in.position())
              + "; convert it to UTF-8 first");
    }
    decoder.flush(out);
    return out.flip().toString();
  }
}
