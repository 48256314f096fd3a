// SPDX-License-Identifier: Apache-2.0
package io.luctim.text.ngram;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * The envelope of a trained model: a name, a version, a length and a checksum before the content.
 *
 * <p>A model that is cut short, changed, or of another version than the code is refused by name: a
 * wrong model gives wrong words, quietly.
 */
public final class ModelFile {
  /** To be raised whenever features, keys or layout change. */
  static final int VERSION = 1;

  static final int HEADER = 24;
  private static final int MAGIC = 0x4C55434D; // LUCM

  private ModelFile() {}

  /** Reads a model that lies beside a class. */
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
      throw new IllegalStateException(name + " is no model of Luctim's");
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
      throw new IllegalStateException(name + " is damaged: its length or checksum does not fit");
    }
    return in.slice();
  }

  /** Puts the header before a content. */
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

  public static String readString(ByteBuffer in) {
    byte[] bytes = new byte[in.get() & 0xFF];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  public static void writeString(ByteBuffer out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.put((byte) bytes.length).put(bytes);
  }
}
