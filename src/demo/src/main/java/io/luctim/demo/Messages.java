// SPDX-License-Identifier: Apache-2.0
package io.luctim.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;

/**
 * What the demo says to people, in English or Vietnamese. Help is in English, and so are errors of
 * the library; what machines read is the same in every language.
 */
final class Messages {
  /** One command runs in a process, in one language. */
  private static volatile Properties texts = read("messages.properties");

  private Messages() {}

  private static Properties read(String name) {
    Properties properties = new Properties();
    try (InputStream in = Messages.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the jar");
      }
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }

  /** Speaks Vietnamese for a tag such as {@code vi} or {@code vi-VN}, else English. */
  static void speak(String language) {
    boolean vietnamese = Locale.forLanguageTag(language).getLanguage().equals("vi");
    texts = read(vietnamese ? "messages_vi.properties" : "messages.properties");
  }

  static String get(String key, Object... arguments) {
    return String.format(Locale.ROOT, texts.getProperty(key), arguments);
  }

  static String articles(long count) {
    return get(count == 1 ? "article" : "articles", count);
  }
}
