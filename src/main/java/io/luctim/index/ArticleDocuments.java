// SPDX-License-Identifier: Apache-2.0
package io.luctim.index;

import io.luctim.article.Article;
import io.luctim.article.BoilerplateLines;
import io.luctim.index.PartTokenStream.Terms;
import io.luctim.language.WordSegmenter;
import io.luctim.text.term.TermCache;
import io.luctim.text.term.TopicSignature;
import io.luctim.text.token.UnaccentedText;
import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.util.BytesRef;

/**
 * Makes documents of articles, as {@link ArticleFields} describes them. Each part is analyzed once,
 * whatever the number of fields that it goes into.
 *
 * <p>A document is good until the next one is made. For use by one thread.
 */
final class ArticleDocuments implements Closeable {
  /** Maximum length in chars of a title that others are completed to; longer ones are no titles. */
  private static final int MAX_COMPLETION_LENGTH = 1_000;

  /** A page has some dozen lines of furniture. */
  private static final int MAX_FURNITURE_LINES = 200;

  private final Analyzer analyzer;
  private final TermCache forms = new TermCache();
  private final TopicSignature keyTerms = new TopicSignature();
  private final Part title = new Part(ArticleFields.TITLE, forms);
  private final Part lead = new Part(ArticleFields.LEAD, forms);
  private final Part body = new Part(ArticleFields.BODY, forms);
  private final Part caption = new Part(ArticleFields.CAPTION, forms);
  private final Part author = new Part(ArticleFields.AUTHOR, forms);
  private final Part source = new Part(ArticleFields.SOURCE, forms);
  private final Part section = new Part(ArticleFields.SECTION, forms);
  private final Part tag = new Part(ArticleFields.TAG, forms);
  private final List<PartTokens> parts =
      Stream.of(title, lead, caption, body, author, source, section, tag)
          .map(part -> part.tokens)
          .toList();
  private final PartTokenStream text = allParts(Terms.CANONICAL);
  private final PartTokenStream foldedText = allParts(Terms.FOLDED);
  private final ArticleTokens.Writer tokens = new ArticleTokens.Writer();

  ArticleDocuments(Analyzer analyzer) {
    this.analyzer = analyzer;
  }

  private PartTokenStream allParts(Terms terms) {
    return new PartTokenStream(terms, title.tokens, lead.tokens, caption.tokens, body.tokens);
  }

  /** A part of an article with the streams of its own fields. */
  private static final class Part {
    final String field;
    final PartTokens tokens;
    final PartTokenStream canonical;
    final PartTokenStream folded;

    Part(String field, TermCache forms) {
      this.field = field;
      tokens = new PartTokens(WordSegmenter.standard(), forms);
      canonical = new PartTokenStream(Terms.CANONICAL, tokens);
      folded = new PartTokenStream(Terms.FOLDED, tokens);
    }
  }

  /** Makes the document of an article. */
  Document document(Article article) throws IOException {
    Document document = new Document();
    document.add(new StringField(ArticleFields.ID, article.id(), Field.Store.YES));
    add(document, title, unlessEmpty(article.title()));
    add(document, lead, unlessEmpty(article.lead()));
    add(document, body, unlessEmpty(article.body()));
    add(document, caption, article.captions());
    add(document, author, unlessEmpty(article.author()));
    add(document, source, unlessEmpty(article.source()));
    add(document, section, unlessEmpty(article.section()));
    add(document, tag, article.tags());
    document.add(new Field(ArticleFields.TEXT, text, TextField.TYPE_NOT_STORED));
    document.add(
        new Field(ArticleFields.folded(ArticleFields.TEXT), foldedText, TextField.TYPE_NOT_STORED));
    boolean isBare =
        UnaccentedText.isUnaccented(
            String.join("\n", article.title(), article.lead(), article.body()));
    document.add(new BinaryDocValuesField(ArticleFields.TOKENS, tokens.write(isBare, parts)));
    document.add(new BinaryDocValuesField(ArticleFields.KEY_TERMS, new BytesRef(signature())));
    store(document, ArticleFields.TEASER, article.teasers());
    store(document, ArticleFields.FURNITURE, article.furniture());
    article.furniture().stream()
        .map(line -> BoilerplateLines.key(article, line))
        .distinct()
        .limit(MAX_FURNITURE_LINES)
        .forEach(key ->
            document.add(new StringField(ArticleFields.FURNITURE_LINE, key, Field.Store.NO)));
    store(document, ArticleFields.URL, unlessEmpty(article.url()));
    article
        .extras()
        .forEach((name, value) -> {
          document.add(new StoredField(ArticleFields.EXTRA, name));
          document.add(new StoredField(ArticleFields.EXTRA, value));
        });
    Instant publishedAt = article.publishedAt();
    if (publishedAt != null) {
      document.add(
          new LongField(
              ArticleFields.PUBLISHED_AT, ArticleFields.millis(publishedAt), Field.Store.YES));
    }
    addFacets(document, article);
    if (title.tokens.size() > 0 && article.title().length() <= MAX_COMPLETION_LENGTH) {
      document.add(new StringField(ArticleFields.TITLE_START, title.tokens.line(), Field.Store.NO));
      document.add(
          new BinaryDocValuesField(ArticleFields.TITLE_START, new BytesRef(article.title())));
    }
    if (isBare) {
      document.add(new StringField(ArticleFields.BARE, ArticleFields.YES, Field.Store.YES));
    }
    return document;
  }

  /**
   * Adds all fields of a part if it has any text. Lucene takes the type of a field from the first
   * document that has it, so a text without a word has the same fields as any other, without terms.
   */
  private void add(Document document, Part part, List<String> texts) throws IOException {
    part.tokens.analyze(analyzer, texts);
    store(document, part.field, texts);
    if (!ArticleFields.MARKED_PARTS.contains(part.field) && !texts.isEmpty()) {
      document.add(new Field(part.field, part.canonical, TextField.TYPE_NOT_STORED));
      document.add(
          new Field(ArticleFields.folded(part.field), part.folded, TextField.TYPE_NOT_STORED));
    }
  }

  private static void addFacets(Document document, Article article) {
    addFacet(document, ArticleFields.SOURCE, article.source());
    addFacet(document, ArticleFields.SECTION, article.section());
    addFacet(document, ArticleFields.AUTHOR, article.author());
    article.tags().forEach(tag -> addFacet(document, ArticleFields.TAG, tag));
  }

  private static void addFacet(Document document, String field, String value) {
    if (!isInvisible(value) && value.length() <= ArticleFields.MAX_VALUE_LENGTH) {
      document.add(new KeywordField(ArticleFields.exact(field), value, Field.Store.NO));
    }
  }

  /** Returns whether a reader would see nothing: spaces, controls, zero-width characters. */
  private static boolean isInvisible(String value) {
    return value
        .codePoints()
        .allMatch(c ->
            Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT);
  }

  private static List<String> unlessEmpty(String text) {
    return text.isEmpty() ? List.of() : List.of(text);
  }

  private static void store(Document document, String field, List<String> texts) {
    texts.forEach(text -> document.add(new StoredField(field, text)));
  }

  /** Closes the analyzer. */
  @Override
  public void close() {
    analyzer.close();
  }

  private byte[] signature() {
    keyTerms.clear();
    for (PartTokens tokens : parts.subList(0, ArticleTokens.TEXT_PARTS)) {
      keyTerms.addBreak();
      boolean prominent = tokens == title.tokens || tokens == lead.tokens;
      for (int i = 0; i < tokens.size(); i++) {
        if (tokens.isWord(i)) {
          keyTerms.add(tokens.key(i), prominent);
        } else if (tokens.isPlain(i)) {
          keyTerms.addBreak();
        }
      }
    }
    return keyTerms.signature();
  }
}
