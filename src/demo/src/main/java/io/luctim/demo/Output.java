// SPDX-License-Identifier: Apache-2.0
package io.luctim.demo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.luctim.article.Article;
import io.luctim.search.FacetCount;
import io.luctim.search.Hit;
import io.luctim.search.SearchResults;
import io.luctim.search.Snippet;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How results look: for people, and for machines. */
final class Output {
  private static final String BOLD = "\u001B[1m";
  private static final String PLAIN = "\u001B[0m";

  private Output() {}

  static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** Results as text; matches bold on a terminal, between asterisks elsewhere. */
  static void text(SearchResults results, int offset, boolean terminal, PrintWriter out) {
    String open = terminal ? BOLD : "*";
    String close = terminal ? PLAIN : "*";
    if (results.suggestion() != null) {
      out.println(Messages.get("perhaps", results.suggestion()));
    }
    String found = Messages.articles(results.total());
    out.println(Messages.get("found", found, results.took().toMillis()));
    results
        .facets()
        .forEach((field, counts) -> {
          out.print(field + ":");
          counts.forEach(count -> out.print(" " + count.value() + " (" + count.count() + ")"));
          out.println();
        });
    int rank = offset;
    for (Hit hit : results.hits()) {
      out.println();
      out.println(++rank + ". " + joined(hit.title()).marked(open, close));
      out.println("   " + about(hit));
      for (Snippet snippet : hit.snippets()) {
        out.println("   " + joined(snippet).marked(open, close).replaceAll("\\s*\\n\\s*", " ¶ "));
      }
      if (!hit.copies().isEmpty()) {
        out.println("   " + copies(hit) + ": " + String.join(", ", hit.copies()));
      }
      if (hit.explanation() != null) {
        hit.explanation().lines().forEach(line -> out.println("   | " + line));
      }
    }
  }

  private static String copies(Hit hit) {
    int copies = hit.copies().size();
    return Messages.get(copies == 1 ? "copy" : "copies", copies);
  }

  static String bold(String text, boolean terminal) {
    return terminal ? BOLD + text + PLAIN : text;
  }

  private static String about(Hit hit) {
    return about(hit.article()) + String.format(Locale.ROOT, " · %.2f", hit.score());
  }

  /** What is known of an article, on a line. */
  static String about(Article article) {
    List<String> about = new ArrayList<>();
    about.add(article.id());
    about.add(article.source());
    about.add(article.author());
    Instant publishedAt = article.publishedAt();
    if (publishedAt != null) {
      about.add(publishedAt.atOffset(ZoneOffset.ofHours(7)).toLocalDate().toString());
    }
    about.removeIf(String::isBlank);
    return String.join(" · ", about);
  }

  /** The same with matches that only a space parts lit as one: easier to read. */
  private static Snippet joined(Snippet snippet) {
    List<Snippet.Span> spans = new ArrayList<>();
    for (Snippet.Span span : snippet.highlights()) {
      Snippet.@Nullable Span last = spans.isEmpty() ? null : spans.getLast();
      if (last != null && snippet.text().substring(last.end(), span.start()).isBlank()) {
        spans.removeLast();
        spans.add(new Snippet.Span(last.start(), span.end()));
      } else {
        spans.add(span);
      }
    }
    return new Snippet(snippet.field(), snippet.text(), spans);
  }

  /** The values of a facet, each with its count. */
  static void counts(JsonGenerator json, List<FacetCount> counts) throws IOException {
    json.writeStartArray();
    for (FacetCount count : counts) {
      json.writeStartObject();
      json.writeStringField("value", count.value());
      json.writeNumberField("count", count.count());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Texts as an array. */
  static void texts(JsonGenerator json, String field, List<String> texts) throws IOException {
    json.writeFieldName(field);
    json.writeArray(texts.toArray(String[]::new), 0, texts.size());
  }

  /** Where an article is from, as it came; its address as whoever reads it may have it. */
  static void origin(JsonGenerator json, Article article, String url) throws IOException {
    json.writeStringField("author", article.author());
    json.writeStringField("source", article.source());
    json.writeStringField("section", article.section());
    json.writeStringField("url", url);
    Instant publishedAt = article.publishedAt();
    json.writeStringField("publishedAt", publishedAt == null ? null : publishedAt.toString());
  }

  /** Results as one JSON object. */
  static String json(SearchResults results) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("query", results.query());
      json.writeStringField("suggestion", results.suggestion());
      json.writeNumberField("total", results.total());
      json.writeNumberField("tookMillis", results.took().toMillis());
      if (!results.facets().isEmpty()) {
        json.writeObjectFieldStart("facets");
        for (Map.Entry<String, List<FacetCount>> facet : results.facets().entrySet()) {
          json.writeFieldName(facet.getKey());
          counts(json, facet.getValue());
        }
        json.writeEndObject();
      }
      json.writeArrayFieldStart("hits");
      for (Hit hit : results.hits()) {
        json.writeStartObject();
        json.writeStringField("id", hit.article().id());
        json.writeNumberField("score", hit.score());
        json.writeStringField("title", hit.article().title());
        origin(json, hit.article(), hit.article().url());
        texts(json, "tags", hit.article().tags());
        json.writeObjectFieldStart("extras");
        for (Map.Entry<String, String> extra : hit.article().extras().entrySet()) {
          json.writeStringField(extra.getKey(), extra.getValue());
        }
        json.writeEndObject();
        json.writeArrayFieldStart("snippets");
        for (Snippet snippet : hit.snippets()) {
          json.writeString(snippet.html());
        }
        json.writeEndArray();
        if (!hit.copies().isEmpty()) {
          texts(json, "copies", hit.copies());
        }
        if (hit.explanation() != null) {
          json.writeStringField("explanation", hit.explanation());
        }
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
