// SPDX-License-Identifier: Apache-2.0
package io.luctim.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** What is said in one language is said in the other. */
class MessagesTest extends CommandTest {
  private static Properties texts(String name) throws IOException {
    Properties texts = new Properties();
    try (InputStream in = Messages.class.getResourceAsStream(name)) {
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return texts;
  }

  /** The same keys, and the same arguments in the same order. */
  @Test
  void bothLanguagesSayTheSame() throws IOException {
    Properties english = texts("messages.properties");
    Properties vietnamese = texts("messages_vi.properties");
    assertEquals(english.keySet(), vietnamese.keySet());
    for (Object key : english.keySet()) {
      assertEquals(
          english.get(key).toString().replaceAll("[^%]*(%[,.0-9]*[a-z]|$)[^%]*", "$1"),
          vietnamese.get(key).toString().replaceAll("[^%]*(%[,.0-9]*[a-z]|$)[^%]*", "$1"),
          key.toString());
    }
  }

  @Test
  void languageOfAnOption() throws IOException {
    Path page = file("a.jsonl", "{\"id\":\"a\",\"title\":\"Giá vàng\"}");
    Path index = temp.resolve("index");
    assertEquals(0, run("index", "--index", index, page, "--lang", "vi"));
    assertTrue(out.startsWith("đã lập chỉ mục 1 bài, từ chối 0, trong chỉ mục có 1"), out);
    assertEquals(0, run("--lang", "vi-VN", "search", "--index", index, "gia vang"));
    assertTrue(out.startsWith("có phải bạn tìm: giá vàng\n1 bài, "), out);
    assertEquals(0, run("search", "--lang", "en", "--index", index, "gia vang"));
    assertTrue(out.startsWith("perhaps meant: giá vàng\n1 article, "), out);
  }
}
