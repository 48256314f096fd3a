// SPDX-License-Identifier: Apache-2.0
package io.luctim.index;

import io.luctim.article.Article;
import io.luctim.text.Internal;
import io.luctim.text.term.TopicSignature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.util.BytesRef;

/**
 * What an index keeps of an article to compare it with others. Immutable, safe for use by several
 * threads.
 *
 * @since 0.1
 */
@Internal
public final class ArticleProfile {
  private final BytesRef tokens;
  private final BytesRef keyTerms;

  private ArticleProfile(BytesRef tokens, BytesRef keyTerms) {
    this.tokens = tokens;
    this.keyTerms = keyTerms;
  }

  /**
   * The profile of an article that need not be in an index.
   *
   * @param article the article
   * @return its profile
   * @throws IllegalArgumentException if it is larger than an index takes
   */
  public static ArticleProfile of(Article article) {
    ArticleLimits.check(article);
    try (ArticleDocuments documents = new ArticleDocuments(ArticleFields.analyzer())) {
      Document document = documents.document(article);
      return new ArticleProfile(
          document.getBinaryValue(ArticleFields.TOKENS),
          document.getBinaryValue(ArticleFields.KEY_TERMS));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // though nothing but memory is read
    }
  }

  /**
   * Reads the profile of an article in an index.
   *
   * @param reader the index
   * @param doc the number of the article's document
   * @return its profile
   * @throws IOException if the disk fails
   */
  public static ArticleProfile read(IndexReader reader, int doc) throws IOException {
    List<LeafReaderContext> leaves = reader.leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
    return new ArticleProfile(
        value(leaf, ArticleFields.TOKENS, doc), value(leaf, ArticleFields.KEY_TERMS, doc));
  }

  private static BytesRef value(LeafReaderContext leaf, String field, int doc) throws IOException {
    BinaryDocValues values = leaf.reader().getBinaryDocValues(field);
    if (values == null || !values.advanceExact(doc - leaf.docBase)) {
      throw new IOException("document " + doc + " has no " + field + "; is it an article?");
    }
    return BytesRef.deepCopyOf(values.binaryValue());
  }

  /**
   * The terms.
   *
   * @return a new view of them
   */
  public ArticleTokens tokens() {
    ArticleTokens view = new ArticleTokens();
    view.read(tokens);
    return view;
  }

  /**
   * How much this article is about the same as another.
   *
   * @param other the profile of the other one
   * @return from 0, nothing, to 1, the same
   */
  public float similarity(ArticleProfile other) {
    return TopicSignature.similarity(keyTerms.bytes, other.keyTerms.bytes);
  }
}
