// SPDX-License-Identifier: Apache-2.0
package io.luctim.index;

import io.luctim.article.Article;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;

/** Articles with values that are no words, for tests. */
final class OddArticles {
  /** Values without a word, with nothing to see, or with what no keyboard types. */
  static final List<String> VALUES =
      List.of(
          "",
          " ",
          "\n",
          " ".repeat(50_000),
          "\u00A0",
          "\u3000",
          "\u2028",
          "\u200B",
          "\u200D",
          "\uFEFF",
          "\u00AD",
          "\u202E",
          "\u2060\u2063",
          "\u115F",
          "\u0000",
          "\u0001\u0002\u001F",
          "\u007F",
          "\uFFFF",
          "\uFFFD",
          "-",
          "—",
          "…",
          "?",
          "***",
          "|",
          "«»“”",
          "\u037E",
          "\u00B7\u2022",
          "-".repeat(40_000),
          "\u0301",
          "\u0300\u0323\u031B",
          "\u0301".repeat(5_000),
          "\uFE0F",
          "😀",
          "👩\u200D👩\u200D👧",
          "🇻🇳",
          "€",
          "+",
          "0",
          "\u0660",
          "ー",
          "\uFDFA",
          "\uE000",
          "\uDBFF\uDFFF",
          "x".repeat(40_000),
          "<b></b>");

  /** The parts of an article, each with how to set it. */
  static final Map<String, BiConsumer<Article.Builder, String>> PARTS = parts();

  private OddArticles() {}

  private static Map<String, BiConsumer<Article.Builder, String>> parts() {
    Map<String, BiConsumer<Article.Builder, String>> parts = new LinkedHashMap<>();
    parts.put("title", Article.Builder::title);
    parts.put("lead", Article.Builder::lead);
    parts.put("body", Article.Builder::body);
    parts.put("author", Article.Builder::author);
    parts.put("source", Article.Builder::source);
    parts.put("section", Article.Builder::section);
    parts.put("tag", Article.Builder::tag);
    parts.put("caption", Article.Builder::caption);
    parts.put("teaser", Article.Builder::teaser);
    parts.put("furniture", Article.Builder::furniture);
    parts.put("url", Article.Builder::url);
    parts.put("extra name", (article, value) -> article.extra(value, "x"));
    parts.put("extra value", (article, value) -> article.extra("x", value));
    return parts;
  }

  /** An article as most are. */
  static Article normal(String id) {
    return Article.builder(id)
        .title("Giá gạo " + id)
        .lead("Giá gạo đứng yên.")
        .body("Giá gạo đứng yên trong tuần.")
        .author("Lê Minh")
        .source("Báo Sông Mã")
        .section("Kinh tế")
        .tag("gạo")
        .tag("giá")
        .caption("Một vựa gạo")
        .teaser("Giá cà phê")
        .furniture("Chia sẻ")
        .url("https://songma.example/" + id)
        .publishedAt(Instant.parse("2025-02-06T01:10:00Z"))
        .extra("views", "12")
        .build();
  }

  /** An article with one odd value; one of title, lead and body is always there. */
  static Article odd(String id, String part, String value) {
    Article.Builder article = Article.builder(id);
    if (part.equals("title")) {
      article.body("Giá lúa");
    } else {
      article.title("Giá lúa");
    }
    PARTS.get(part).accept(article, value);
    return article.build();
  }

  /** An article with one odd value in all its parts but the body. */
  static Article allOdd(String id, String value) {
    Article.Builder article = Article.builder(id);
    PARTS.values().forEach(setter -> setter.accept(article, value));
    return article.body("Giá lúa").build();
  }

  /** An article with odd and normal values, or none, in each part. */
  static Article random(String id, Random random) {
    Article.Builder article = Article.builder(id).lead("Giá lúa");
    PARTS.forEach((part, setter) -> {
      for (int i = random.nextInt(4); i > 0 && !part.equals("lead"); i--) {
        setter.accept(
            article,
            random.nextBoolean() ? VALUES.get(random.nextInt(VALUES.size())) : "Vụ lúa " + i);
      }
    });
    if (random.nextBoolean()) {
      article.publishedAt(Instant.ofEpochSecond(random.nextInt()));
    }
    return article.build();
  }
}
