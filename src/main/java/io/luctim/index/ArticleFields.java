// SPDX-License-Identifier: Apache-2.0
package io.luctim.index;

import io.luctim.analysis.VietnameseAnalyzer;
import io.luctim.article.Article;
import io.luctim.text.Internal;
import io.luctim.text.term.TopicSignature;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;
import org.jspecify.annotations.Nullable;

/**
 * The index schema: which fields an article becomes. For those who query the index with Lucene
 * itself.
 *
 * <p>Each text field is there twice: {@code body} holds canonical terms with their marks, {@code
 * body.folded} the terms without. {@link #TEXT} and its kin hold what is searched by default in one
 * field, for a fast first look. Stored fields have the names of the article's parts and give it
 * back as it came.
 *
 * <p>Stateless and safe for use by several threads.
 *
 * @since 0.1
 */
public final class ArticleFields {
  /** The id, one term. */
  public static final String ID = "id";

  /** The headline. */
  public static final String TITLE = "title";

  /** The paragraph under the headline; as a field of its own it is only stored. */
  public static final String LEAD = "lead";

  /** The text; as a field of its own it is only stored. */
  public static final String BODY = "body";

  /** Captions of pictures, several values; as a field of its own it is only stored. */
  public static final String CAPTION = "caption";

  /** Who wrote it. */
  public static final String AUTHOR = "author";

  /** Time of publication in milliseconds since 1970, for ranges and sorting. */
  public static final String PUBLISHED_AT = "publishedAt";

  /** Has the term {@link #YES} if the article is written without accents. */
  @Internal public static final String BARE = "bare";

  /** The one value of {@link #BARE}. */
  @Internal public static final String YES = "1";

  /**
   * Title, lead, captions and body together, in this order, with gaps between them, and a mark
   * before each of {@link #MARKED_PARTS}.
   */
  public static final String TEXT = "text";

  /** The parts of {@link #TEXT} that have no field of their own, in their order. */
  public static final List<String> MARKED_PARTS = List.of(LEAD, CAPTION, BODY);

  /** The terms of all parts in their order, as doc values: {@link ArticleTokens}. */
  @Internal public static final String TOKENS = "text.tokens";

  /** What tells most of what an article is about, as doc values: {@link TopicSignature}. */
  @Internal public static final String KEY_TERMS = "text.keyTerms";

  /** Which newspaper or site. */
  public static final String SOURCE = "source";

  /** Which section of it. */
  public static final String SECTION = "section";

  /** Keywords, several values. */
  public static final String TAG = "tag";

  /**
   * The title without marks, its terms apart by spaces, as one term: for completions. Its doc value
   * is the title as it is.
   */
  @Internal public static final String TITLE_START = "title.start";

  /** The fields whose values may be filtered by and counted: see {@link #exact}. */
  public static final List<String> FACETS = List.of(SOURCE, SECTION, AUTHOR, TAG);

  /**
   * Maximum length in chars of a value of {@link #FACETS} that may be filtered by and counted; the
   * words of a longer one are still searched.
   */
  public static final int MAX_VALUE_LENGTH = 200;

  private static final String FOLDED = ".folded";

  /**
   * Lines of furniture with their site, a term each ({@link io.luctim.article.BoilerplateLines}),
   * so that they are known again.
   */
  static final String FURNITURE_LINE = "furniture.line";

  static final String TEASER = "teaser";
  static final String FURNITURE = "furniture";
  static final String URL = "url";

  /** The name of an extra, then its value; fields of their own would cost memory by the name. */
  static final String EXTRA = "extra";

  /** The names of the fields that articles are found by; all others only give something back. */
  static final SortedSet<String> SEARCHED = searched();

  private static SortedSet<String> searched() {
    SortedSet<String> fields =
        new TreeSet<>(Set.of(ID, PUBLISHED_AT, BARE, TITLE_START, FURNITURE_LINE));
    for (String words : List.of(TITLE, AUTHOR, SOURCE, SECTION, TAG, TEXT)) {
      fields.add(words);
      fields.add(folded(words));
    }
    FACETS.forEach(field -> fields.add(exact(field)));
    return Collections.unmodifiableSortedSet(fields);
  }

  /** The k1 of BM25, as measured on judged queries over Vietnamese news. */
  @Internal public static final float K1 = 1.6f;

  /** The b of BM25. */
  @Internal public static final float B = 0.9f;

  private ArticleFields() {}

  /**
   * The twin of a text field that holds the terms without marks.
   *
   * @param field a text field
   * @return its name
   */
  public static String folded(String field) {
    return field + FOLDED;
  }

  /**
   * The twin of one of {@link #FACETS} that holds its values as they are, with doc values.
   *
   * @param field the field
   * @return its name
   */
  public static String exact(String field) {
    return field + ".exact";
  }

  /**
   * The term in {@link #TEXT} before a part, which no text has; it is there if the part is empty
   * too.
   *
   * @param part one of {@link #MARKED_PARTS}
   * @return the mark
   */
  @Internal
  public static String start(String part) {
    return "\u0002" + part;
  }

  /**
   * Where the terms of a part are looked up.
   *
   * @param part a part of an article
   * @return {@link #TEXT} if it has no field of its own, else the part
   */
  public static String searched(String part) {
    return MARKED_PARTS.contains(part) ? TEXT : part;
  }

  /**
   * Returns a time as {@link #PUBLISHED_AT} has it. A time that lies beyond what milliseconds can
   * express becomes the nearest that they can.
   *
   * @param time any time
   * @return milliseconds since 1970
   */
  @Internal
  public static long millis(Instant time) {
    try {
      return time.toEpochMilli();
    } catch (ArithmeticException e) {
      return time.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }

  /** The analyzer that the index is written with: terms with their marks, and spellings. */
  static Analyzer analyzer() {
    return VietnameseAnalyzer.builder()
        .folding(VietnameseAnalyzer.Folding.NONE)
        .keepSpelling(true)
        .build();
  }

  static Similarity similarity() {
    return new BM25Similarity(K1, B);
  }

  /**
   * Makes searchers that score as the index was written for.
   *
   * @return a factory for {@link org.apache.lucene.search.SearcherManager}
   */
  @Internal
  public static SearcherFactory searcherFactory() {
    return new SearcherFactory() {
      @Override
      public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) {
        IndexSearcher searcher = new IndexSearcher(reader);
        searcher.setSimilarity(similarity());
        return searcher;
      }
    };
  }

  /**
   * Whether an article is written without accents.
   *
   * @param document its stored fields
   * @return whether it was found so when it was indexed
   */
  @Internal
  public static boolean isBare(Document document) {
    return document.get(BARE) != null;
  }

  /**
   * Gives an article back as it was added.
   *
   * @param document its stored fields
   * @return the article
   */
  public static Article article(Document document) {
    Article.Builder article =
        Article.builder(text(document, ID))
            .title(text(document, TITLE))
            .lead(text(document, LEAD))
            .body(text(document, BODY))
            .author(text(document, AUTHOR))
            .url(text(document, URL))
            .source(text(document, SOURCE))
            .section(text(document, SECTION));
    List.of(document.getValues(CAPTION)).forEach(article::caption);
    List.of(document.getValues(TEASER)).forEach(article::teaser);
    List.of(document.getValues(FURNITURE)).forEach(article::furniture);
    List.of(document.getValues(TAG)).forEach(article::tag);
    IndexableField publishedAt = document.getField(PUBLISHED_AT);
    if (publishedAt != null) {
      article.publishedAt(Instant.ofEpochMilli(publishedAt.numericValue().longValue()));
    }
    String[] extras = document.getValues(EXTRA);
    for (int i = 0; i + 1 < extras.length; i += 2) {
      article.extra(extras[i], extras[i + 1]);
    }
    return article.build();
  }

  private static String text(Document document, String field) {
    String text = document.get(field);
    return text == null ? "" : text;
  }
}
