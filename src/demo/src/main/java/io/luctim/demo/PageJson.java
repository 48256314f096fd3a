// SPDX-License-Identifier: Apache-2.0
package io.luctim.demo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.luctim.article.Article;
import io.luctim.search.FacetCount;
import io.luctim.search.Hit;
import io.luctim.search.RelatedArticle;
import io.luctim.search.SearchResults;
import io.luctim.search.Snippet;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** What the search page is told: texts as they are, with the places that match, never markup. */
final class PageJson {
  private PageJson() {}

  private interface Content {
    void write(JsonGenerator json) throws IOException;
  }

  private static String json(Content content) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      content.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  static String texts(List<String> texts) {
    return json(json -> json.writeArray(texts.toArray(String[]::new), 0, texts.size()));
  }

  static String results(SearchResults results) {
    return json(json -> {
      json.writeStartObject();
      json.writeStringField("suggestion", results.suggestion());
      json.writeNumberField("total", results.total());
      json.writeNumberField("tookMillis", results.took().toMillis());
      json.writeStringField("cursor", results.cursor());
      Output.texts(json, "notes", results.notes());
      json.writeArrayFieldStart("facets");
      for (Map.Entry<String, List<FacetCount>> facet : results.facets().entrySet()) {
        json.writeStartObject();
        json.writeStringField("field", facet.getKey());
        json.writeFieldName("values");
        Output.counts(json, facet.getValue());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayFieldStart("hits");
      for (Hit hit : results.hits()) {
        json.writeStartObject();
        about(json, hit.article());
        lit(json, "title", hit.title());
        json.writeArrayFieldStart("snippets");
        for (Snippet snippet : hit.snippets()) {
          lit(json, snippet);
        }
        json.writeEndArray();
        json.writeNumberField("copies", hit.copies().size());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    });
  }

  static String article(Article article, List<RelatedArticle> related) {
    return json(json -> {
      json.writeStartObject();
      about(json, article);
      json.writeStringField("title", article.title());
      json.writeStringField("lead", article.lead());
      json.writeStringField("body", article.body());
      Output.texts(json, "captions", article.captions());
      json.writeArrayFieldStart("related");
      for (RelatedArticle other : related) {
        json.writeStartObject();
        json.writeStringField("id", other.article().id());
        json.writeStringField("title", other.article().title());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    });
  }

  private static void about(JsonGenerator json, Article article) throws IOException {
    json.writeStringField("id", article.id());
    // Only addresses of the web: a page may say javascript: of itself.
    boolean isWeb = article.url().startsWith("https://") || article.url().startsWith("http://");
    Output.origin(json, article, isWeb ? article.url() : "");
  }

  private static void lit(JsonGenerator json, String name, Snippet snippet) throws IOException {
    json.writeFieldName(name);
    lit(json, snippet);
  }

  private static void lit(JsonGenerator json, Snippet snippet) throws IOException {
    json.writeStartObject();
    json.writeStringField("text", snippet.text());
    json.writeArrayFieldStart("lit");
    for (Snippet.Span span : snippet.highlights()) {
      json.writeArray(new int[] {span.start(), span.end()}, 0, 2);
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
