// SPDX-License-Identifier: Apache-2.0
package io.luctim.article;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * What an HTML page says of its article for machines: a schema.org {@code NewsArticle} or one of
 * its kin in JSON-LD (<a href="https://schema.org/NewsArticle">schema.org</a>). What is broken is
 * passed over: sites get it wrong all the time, and the page is still there to be read.
 *
 * @param headline the title
 * @param description the lead, often cut short
 * @param body the text, where the page gives it
 * @param author the names of those who wrote it
 * @param section which section of the newspaper
 * @param publisher which newspaper
 * @param published when it was published, as written
 * @param keywords the tags
 */
record StructuredData(
    String headline,
    String description,
    String body,
    String author,
    String section,
    String publisher,
    String published,
    List<String> keywords) {
  private static final StructuredData NONE =
      new StructuredData("", "", "", "", "", "", "", List.of());

  /** Deeper than this is no article. */
  private static final int MAX_DEPTH = 16;

  /** Reads the first article that the page has in JSON-LD. */
  static StructuredData of(Document page) {
    for (Element script : page.select("script[type=application/ld+json]")) {
      try {
        Map<?, ?> article = article(parse(script.data()), 0);
        if (article != null) {
          return of(article);
        }
      } catch (NoClassDefFoundError e) {
        return NONE; // without Jackson, the page itself is all there is
      }
    }
    return NONE;
  }

  private static StructuredData of(Map<?, ?> article) {
    List<String> keywords = new ArrayList<>();
    for (String keyword : texts(article.get("keywords"))) {
      for (String part : keyword.split("[,;]")) {
        if (!part.isBlank()) {
          keywords.add(part.strip());
        }
      }
    }
    return new StructuredData(
        first(article.get("headline")),
        first(article.get("description")),
        first(article.get("articleBody")),
        String.join(", ", texts(article.get("author"))),
        first(article.get("articleSection")),
        first(article.get("publisher")),
        first(article.get("datePublished")),
        List.copyOf(keywords));
  }

  /** Finds the article in an object, a list of them, or a graph. */
  private static @Nullable Map<?, ?> article(@Nullable Object value, int depth) {
    if (value instanceof List<?> items && depth < MAX_DEPTH) {
      for (Object item : items) {
        Map<?, ?> found = article(item, depth + 1);
        if (found != null) {
          return found;
        }
      }
    } else if (value instanceof Map<?, ?> object) {
      boolean isArticle =
          texts(object.get("@type")).stream()
              .anyMatch(type -> type.endsWith("Article") || type.endsWith("BlogPosting"));
      return isArticle ? object : article(object.get("@graph"), depth + 1);
    }
    return null;
  }

  /** The texts of a value: itself, the name of what it describes, or those of a list. */
  private static List<String> texts(@Nullable Object value) {
    List<String> texts = new ArrayList<>();
    if (value instanceof String text && !text.isBlank()) {
      // Entities do not belong into JSON, and yet they are there.
      texts.add(Parser.unescapeEntities(text, false).strip());
    } else if (value instanceof Map<?, ?> object) {
      texts.addAll(texts(object.get("name")));
    } else if (value instanceof List<?> items) {
      for (Object item : items) {
        if (item instanceof String || item instanceof Map<?, ?>) {
          texts.addAll(texts(item));
        }
      }
    }
    return texts;
  }

  private static String first(@Nullable Object value) {
    List<String> texts = texts(value);
    return texts.isEmpty() ? "" : texts.getFirst();
  }

  private static @Nullable Object parse(String json) {
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      JsonToken token = parser.nextToken();
      return token == null ? null : value(parser, token, 0);
    } catch (IOException e) {
      return null;
    }
  }

  private static @Nullable Object value(JsonParser json, JsonToken token, int depth)
      throws IOException {
    if (token == JsonToken.VALUE_STRING) {
      return json.getText();
    }
    if (depth >= MAX_DEPTH) {
      json.skipChildren();
    } else if (token == JsonToken.START_ARRAY) {
      List<@Nullable Object> items = new ArrayList<>();
      for (JsonToken item = json.nextToken();
          item != JsonToken.END_ARRAY;
          item = json.nextToken()) {
        items.add(value(json, item, depth + 1));
      }
      return items;
    } else if (token == JsonToken.START_OBJECT) {
      Map<String, @Nullable Object> object = new LinkedHashMap<>();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        object.put(name, value(json, json.nextToken(), depth + 1));
      }
      return object;
    }
    return null; // a number is none of the texts that an article has
  }
}
