// SPDX-License-Identifier: Apache-2.0
package io.luctim.index;

import io.luctim.analysis.VietnameseAnalyzer;
import io.luctim.article.Article;
import io.luctim.text.BareText;
import java.time.Instant;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.AnalyzerWrapper;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.PerFieldSimilarityWrapper;
import org.apache.lucene.search.similarities.Similarity;
import org.jspecify.annotations.Nullable;

/**
 * The index schema: which fields an article becomes. For those who query the index with Lucene
 * itself.
 *
 * <p>Each text field is there three times: {@code body} holds canonical terms with their marks,
 * {@code body.folded} the terms without, {@code body.pairs} each two of these that stand side by
 * side as one term. Stored fields have the names of the article's parts and give it back as it
 * came.
 *
 * @since 0.1
 */
public final class ArticleFields {
  /** The id, one term. */
  public static final String ID = "id";

  /** The headline. */
  public static final String TITLE = "title";

  /** The paragraph under the headline. */
  public static final String LEAD = "lead";

  /** The text. */
  public static final String BODY = "body";

  /** Captions of pictures, several values. */
  public static final String CAPTION = "caption";

  /** Who wrote it. */
  public static final String AUTHOR = "author";

  /** Time of publication in milliseconds since 1970, for ranges and sorting. */
  public static final String PUBLISHED_AT = "publishedAt";

  /** Has the term {@link #YES} if the article is written without accents. */
  public static final String BARE = "bare";

  /** The one value of {@link #BARE}. */
  public static final String YES = "1";

  /** Stands between the two terms of a pair; no term has it. */
  static final char PAIR_SEPARATOR = ' ';

  private static final String FOLDED = ".folded";

  private static final String PAIRS = ".pairs";

  /** Pairs are counted, but have no positions: nothing looks for pairs in a row. */
  private static final FieldType PAIR_TYPE = new FieldType();

  static {
    PAIR_TYPE.setTokenized(true);
    PAIR_TYPE.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    PAIR_TYPE.freeze();
  }

  private static final String TEASER = "teaser";
  private static final String FURNITURE = "furniture";
  private static final String URL = "url";
  private static final String SOURCE = "source";
  private static final String SECTION = "section";
  private static final String TAG = "tag";

  /** k1 and b as measured on judged queries over Vietnamese news. */
  private static final float K1 = 1.6f;

  private static final float B = 0.9f;

  /** A pair means much in a long text too. */
  private static final float PAIR_B = 0.5f;

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
   * The third of a text field, which holds pairs of adjacent terms without marks.
   *
   * @param field a text field
   * @return its name
   */
  public static String pairs(String field) {
    return field + PAIRS;
  }

  /**
   * Two adjacent terms as one.
   *
   * @param first a term without marks
   * @param second the term after it
   * @return the term in a field of pairs
   */
  public static String pair(String first, String second) {
    return first + PAIR_SEPARATOR + second;
  }

  /**
   * The analyzer that the index is written with.
   *
   * @return a new analyzer; close it
   */
  static Analyzer analyzer() {
    VietnameseAnalyzer canonical =
        VietnameseAnalyzer.builder()
            .folding(VietnameseAnalyzer.Folding.NONE)
            .keepSpelling(true)
            .build();
    VietnameseAnalyzer folded =
        VietnameseAnalyzer.builder().folding(VietnameseAnalyzer.Folding.REPLACE).build();
    Analyzer pairs =
        new AnalyzerWrapper(Analyzer.GLOBAL_REUSE_STRATEGY) {
          @Override
          protected Analyzer getWrappedAnalyzer(String fieldName) {
            return folded;
          }

          @Override
          protected TokenStreamComponents wrapComponents(
              String fieldName, TokenStreamComponents components) {
            return new TokenStreamComponents(
                components.getSource(), new AdjacentPairFilter(components.getTokenStream()));
          }
        };
    return new DelegatingAnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
      @Override
      protected Analyzer getWrappedAnalyzer(String fieldName) {
        if (fieldName.endsWith(PAIRS)) {
          return pairs;
        }
        return fieldName.endsWith(FOLDED) ? folded : canonical;
      }

      @Override
      public int getPositionIncrementGap(String fieldName) {
        return 100; // a phrase does not go on from one caption to the next
      }

      @Override
      public void close() {
        super.close();
        canonical.close();
        folded.close();
        pairs.close();
      }
    };
  }

  static Similarity similarity() {
    Similarity terms = new BM25Similarity(K1, B);
    Similarity pairs = new BM25Similarity(K1, PAIR_B);
    return new PerFieldSimilarityWrapper() {
      @Override
      public Similarity get(String field) {
        return field.endsWith(PAIRS) ? pairs : terms;
      }
    };
  }

  /**
   * Makes searchers that score as the index was written for.
   *
   * @return a factory for {@link org.apache.lucene.search.SearcherManager}
   */
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

  static Document document(Article article) {
    Document document = new Document();
    document.add(new StringField(ID, article.id(), Field.Store.YES));
    addText(document, TITLE, article.title());
    addText(document, LEAD, article.lead());
    addText(document, BODY, article.body());
    article.captions().forEach(caption -> addText(document, CAPTION, caption));
    addText(document, AUTHOR, article.author());
    article.teasers().forEach(teaser -> document.add(new StoredField(TEASER, teaser)));
    article.furniture().forEach(line -> document.add(new StoredField(FURNITURE, line)));
    addStored(document, URL, article.url());
    addStored(document, SOURCE, article.source());
    addStored(document, SECTION, article.section());
    article.tags().forEach(tag -> document.add(new StoredField(TAG, tag)));
    Instant publishedAt = article.publishedAt();
    if (publishedAt != null) {
      document.add(new LongField(PUBLISHED_AT, publishedAt.toEpochMilli(), Field.Store.YES));
    }
    if (BareText.isBare(String.join("\n", article.title(), article.lead(), article.body()))) {
      document.add(new StringField(BARE, YES, Field.Store.YES));
    }
    return document;
  }

  private static void addText(Document document, String field, String text) {
    if (!text.isEmpty()) {
      document.add(new TextField(field, text, Field.Store.YES));
      document.add(new TextField(folded(field), text, Field.Store.NO));
      if (!field.equals(AUTHOR)) {
        document.add(new Field(pairs(field), text, PAIR_TYPE));
      }
    }
  }

  private static void addStored(Document document, String field, String text) {
    if (!text.isEmpty()) {
      document.add(new StoredField(field, text));
    }
  }

  /**
   * Whether an article is written without accents.
   *
   * @param document its stored fields
   * @return whether it was found so when it was indexed
   */
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
    return article.build();
  }

  private static String text(Document document, String field) {
    String text = document.get(field);
    return text == null ? "" : text;
  }
}
