// SPDX-License-Identifier: Apache-2.0
package io.luctim.text.ngram;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * The file format of trained models: a header before the content.
 *
 * <pre>
 *   byte   0        4         8        12       16          24
 *         +--------+---------+--------+--------+-----------+----------
 *         | "LUCM" | version | length |   0    | CRC-32C   | content
 *         +--------+---------+--------+--------+-----------+----------
 * </pre>
 *
 * <p>A model that is truncated, damaged, or of another version than the code is refused with an
 * error that names it, because a wrong model would give wrong results without any sign of it.
 * Stateless and safe for use by several threads.
 */
public final class ModelFile {
  /** Version of the format; raise it whenever features, keys or layout change. */
  static final int VERSION = 1;

  /** Length of the header in bytes. */
  static final int HEADER = 24;

  private static final int MAGIC = 0x4C55434D; // LUCM

  private ModelFile() {}

  /** Returns the content of a model that is a resource in the package of a class. */
  public static ByteBuffer load(Class<?> owner, String name) {
    byte[] bytes;
    try (InputStream in = owner.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(
            name + " is missing from Luctim's jar; was it repackaged without its resources?");
      }
      bytes = in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name + " from Luctim's jar", e);
    }
    return open(name, bytes);
  }

  static ByteBuffer open(String name, byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (bytes.length < HEADER || in.getInt() != MAGIC) {
      throw new IllegalStateException(name + " is not a model of Luctim");
    }
    int version = in.getInt();
    if (version != VERSION) {
      throw new IllegalStateException(
          name + " has version " + version + ", this code reads version " + VERSION);
    }
    int length = in.getInt();
    int reserved = in.getInt();
    long checksum = in.getLong();
    if (reserved != 0
        || length != bytes.length - HEADER
        || checksum != checksum(bytes, HEADER, bytes.length - HEADER)) {
      throw new IllegalStateException(name + " is damaged: its length or its checksum is wrong");
    }
    return in.slice();
  }

  /** Returns a content with a header before it. */
  public static byte[] seal(byte[] content) {
    return ByteBuffer.allocate(HEADER + content.length)
        .putInt(MAGIC)
        .putInt(VERSION)
        .putInt(content.length)
        .putInt(0)
        .putLong(checksum(content, 0, content.length))
        .put(content)
        .array();
  }

  private static long checksum(byte[] bytes, int offset, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, offset, length);
    return crc.getValue();
  }

  /** Reads a string that {@link #writeString} wrote. */
  public static String readString(ByteBuffer in) {
    byte[] bytes = new byte[in.get() & 0xFF];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Writes a string of at most 255 bytes as its length and its UTF-8 bytes. */
  public static void writeString(ByteBuffer out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.put((byte) bytes.length).put(bytes);
  }
}
