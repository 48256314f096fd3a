// SPDX-License-Identifier: Apache-2.0
package io.luctim.article;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.StringWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One article a line: a JSON object with {@code id}, {@code title}, {@code author}, {@code lead},
 * {@code body}, {@code captions}, {@code teasers}, {@code url}, {@code source}, {@code section},
 * {@code tags}, {@code publishedAt} (ISO 8601; {@code published} is accepted). Only {@code id} and
 * one of title, lead and body are required. A list may also be a single string. What else the
 * object has is kept as {@link Article#extras}, or refused ({@link UnknownFields}). A time without
 * zone is Vietnam's.
 *
 * <p>Needs jackson-core on the class path. Stateless and safe for use by several threads.
 *
 * @since 0.1
 */
public final class JsonLines {
  /** Maximum depth of nesting of a value that is kept as {@link Article#extras}. */
  private static final int MAX_DEPTH = 200;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(ArticleFiles.MAX_BYTES)
                  .build())
          .build();

  private static final Pattern END_TAG = Pattern.compile("</[A-Za-z][A-Za-z0-9]{0,10}>");

  /** What becomes of fields that are none of an article's. */
  public enum UnknownFields {
    /** They are kept as {@link Article#extras}: a text as it is, other values as JSON. */
    KEEP,
    /** The line is refused, naming the field. */
    REFUSE
  }

  private JsonLines() {}

  /**
   * Parses one line; unknown fields are kept.
   *
   * @param line a JSON object
   * @return the article
   * @throws RejectedInputException if the line is no JSON object or has a value of the wrong kind
   */
  public static Article parse(String line) throws RejectedInputException {
    return parse(line, UnknownFields.KEEP);
  }

  /**
   * Parses one line.
   *
   * @param line a JSON object
   * @param unknownFields what becomes of fields that are none of an article's
   * @return the article
   * @throws RejectedInputException if the line is no JSON object, has a value of the wrong kind, or
   *     a field that is refused
   */
  public static Article parse(String line, UnknownFields unknownFields)
      throws RejectedInputException {
    try (JsonParser json = JSON.createParser(line)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new RejectedInputException("not a JSON object: a line must be {\"id\": …}");
      }
      Fields fields = new Fields(unknownFields);
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        fields.read(json, json.currentName());
      }
      if (json.nextToken() != null) {
        throw new RejectedInputException(
            "more than one JSON value on the line; put each on its own");
      }
      return LegacyText.mend(fields.article());
    } catch (JsonProcessingException e) {
      JsonLocation location = e.getLocation(); // null where a limit of the parser is exceeded
      String column = location == null ? "" : " at column " + location.getColumnNr();
      throw new RejectedInputException(
          "not valid JSON" + column + ": " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new RejectedInputException("cannot be read: " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new RejectedInputException(String.valueOf(e.getMessage()), e);
    }
  }

  private static final class Fields {
    private final UnknownFields unknownFields;
    private final Map<String, String> extras = new HashMap<>();
    private String id = "";
    private String title = "";
    private String author = "";
    private String lead = "";
    private String body = "";
    private String url = "";
    private String source = "";
    private String section = "";
    private String publishedAt = "";
    private List<String> captions = List.of();
    private List<String> teasers = List.of();
    private List<String> furniture = List.of();
    private List<String> tags = List.of();

    Fields(UnknownFields unknownFields) {
      this.unknownFields = unknownFields;
    }

    void read(JsonParser json, String name) throws IOException, RejectedInputException {
      JsonToken value = json.nextToken();
      switch (name) {
        case "id" -> id = text(json, name, value);
        case "title" -> title = withoutTags(text(json, name, value));
        case "author" -> author = text(json, name, value);
        case "lead" -> lead = withoutTags(text(json, name, value));
        case "body" -> body = withoutTags(text(json, name, value));
        case "url" -> url = text(json, name, value);
        case "source" -> source = text(json, name, value);
        case "section" -> section = text(json, name, value);
        case "publishedAt", "published" -> publishedAt = text(json, name, value);
        case "captions" -> captions = list(json, name, value);
        case "teasers" -> teasers = list(json, name, value);
        case "furniture" -> furniture = list(json, name, value);
        case "tags" -> tags = list(json, name, value);
        default -> unknown(json, name, value);
      }
    }

    private void unknown(JsonParser json, String name, JsonToken value)
        throws IOException, RejectedInputException {
      if (unknownFields == UnknownFields.REFUSE) {
        throw new RejectedInputException(
            "\"" + name + "\" is no field of an article; rename it, or let unknown fields be kept");
      }
      if (value.isScalarValue()) {
        if (value != JsonToken.VALUE_NULL) {
          extras.put(name, json.getText());
        }
        return;
      }
      StringWriter text = new StringWriter();
      try (JsonGenerator copy = JSON.createGenerator(text)) {
        copy.copyCurrentStructure(json);
      }
      extras.put(name, text.toString());
    }

    private static String withoutTags(String text) {
      if (text.indexOf('<') < 0 || !END_TAG.matcher(text).find()) {
        return text;
      }
      try {
        return HtmlPage.text(text);
      } catch (NoClassDefFoundError e) {
        return text; // without jsoup, tags are text
      }
    }

    private static String text(JsonParser json, String name, JsonToken value)
        throws IOException, RejectedInputException {
      return switch (value) {
        case VALUE_STRING -> json.getText();
        case VALUE_NULL -> "";
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE -> json.getText();
        default -> throw new RejectedInputException("\"" + name + "\" must be a string");
      };
    }

    private static List<String> list(JsonParser json, String name, JsonToken value)
        throws IOException, RejectedInputException {
      if (value != JsonToken.START_ARRAY) {
        String single = text(json, name, value);
        return single.isEmpty() ? List.of() : List.of(single);
      }
      List<String> items = new ArrayList<>();
      for (JsonToken item = json.nextToken();
          item != JsonToken.END_ARRAY;
          item = json.nextToken()) {
        items.add(text(json, name, item));
      }
      return items;
    }

    Article article() throws RejectedInputException {
      if (id.isBlank()) {
        throw new RejectedInputException("\"id\" is missing; every article needs one");
      }
      Article.Builder article =
          Article.builder(id)
              .title(title)
              .author(author)
              .lead(lead)
              .body(body)
              .url(url)
              .source(source)
              .section(section);
      captions.forEach(article::caption);
      teasers.forEach(article::teaser);
      furniture.forEach(article::furniture);
      tags.forEach(article::tag);
      extras.forEach(article::extra);
      if (!publishedAt.isBlank()) {
        article.publishedAt(instant(publishedAt.strip()));
      }
      return article.build();
    }
  }

  private static Instant instant(String text) throws RejectedInputException {
    try {
      return IsoTimes.instant(text);
    } catch (DateTimeException e) {
      String shown = text.length() > 60 ? text.substring(0, 60) + "…" : text;
      throw new RejectedInputException(
          "\"publishedAt\" is '"
              + shown
              + "'; write a time of the years 1 to 9999 as ISO 8601 has it, such as"
              + " 2024-04-11T08:30:00+07:00",
          e);
    }
  }
}
