// SPDX-License-Identifier: Apache-2.0
package io.luctim.article;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * How the bytes of a file are read as text. Decoding is strict: what is not text is refused with
 * its offset, never replaced.
 *
 * @since 0.1
 */
public enum TextEncoding {
  /**
   * UTF-8 with or without a byte order mark, UTF-16 with one; else whichever of the legacy
   * encodings makes Vietnamese of the bytes.
   */
  AUTO,
  /** UTF-8, with or without a byte order mark. */
  UTF_8,
  /** UTF-16; without a byte order mark the high byte comes first. */
  UTF_16,
  /** Windows' code page for Vietnamese: letters, and marks after them. */
  WINDOWS_1258,
  /** TCVN 5712:1993 in its third form, of the fonts named {@code .VnTime} and so on. */
  TCVN3,
  /** VNI for Windows, of the fonts named {@code VNI-Times} and so on: two bytes a marked letter. */
  VNI;

  /**
   * Decodes a whole text.
   *
   * @param bytes the bytes
   * @return the text
   * @throws RejectedInputException if the bytes are no text in this encoding; names the offset
   */
  public String decode(byte[] bytes) throws RejectedInputException {
    return decode(bytes, 0);
  }

  /**
   * Decodes a whole text, or a line of one.
   *
   * @param base the offset of the bytes in their file; only the first can have a byte order mark
   */
  String decode(byte[] bytes, long base) throws RejectedInputException {
    return switch (this) {
      case AUTO -> detect(bytes, base);
      case UTF_8 -> {
        int start = base == 0 && startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        yield decode(bytes, start, StandardCharsets.UTF_8, base);
      }
      case UTF_16 -> decode(bytes, 0, StandardCharsets.UTF_16, base);
      case WINDOWS_1258 ->
          Composition.compose(decode(bytes, 0, Charset.forName("windows-1258"), base));
      case TCVN3, VNI -> legacy(bytes);
    };
  }

  private static String detect(byte[] bytes, long base) throws RejectedInputException {
    if (base == 0 && startsWith(bytes, 0xFE, 0xFF)) {
      return decode(bytes, 2, StandardCharsets.UTF_16BE, base);
    }
    if (base == 0 && startsWith(bytes, 0xFF, 0xFE)) {
      return decode(bytes, 2, StandardCharsets.UTF_16LE, base);
    }
    try {
      return UTF_8.decode(bytes, base);
    } catch (RejectedInputException notUtf8) {
      String text = LegacyText.detect(bytes);
      if (text != null) {
        return text;
      }
      throw notUtf8;
    }
  }

  /** Of legacy fonts: what the bytes look like in Latin-1, and what their fonts made of that. */
  String legacy(byte[] bytes) {
    String latin = new String(bytes, StandardCharsets.ISO_8859_1);
    return this == TCVN3 ? LegacyText.fromTcvn3(latin) : LegacyText.fromVni(latin);
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (bytes.length <= i || (bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static String decode(byte[] bytes, int start, Charset charset, long base)
      throws RejectedInputException {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
    CharBuffer out = CharBuffer.allocate(bytes.length - start + 2);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      throw new RejectedInputException(
          "not "
              + charset
              + " text: byte 0x"
              + Integer.toHexString(bytes[in.position()] & 0xFF)
              + " at offset "
              + (base + in.position())
              + ", nor Vietnamese in windows-1258, TCVN3 or VNI; convert it to UTF-8 first");
    }
    decoder.flush(out);
    return out.flip().toString();
  }
}
