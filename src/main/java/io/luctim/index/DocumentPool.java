// SPDX-License-Identifier: Apache-2.0
package io.luctim.index;

import io.luctim.article.Article;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import org.apache.lucene.document.Document;

/**
 * Lends {@link ArticleDocuments} to threads. Whatever the number of threads, no more articles are
 * analyzed at once than processors can do with, so that memory is bounded. Thread-safe.
 */
final class DocumentPool implements Closeable {
  /** Maximum length in chars of an article whose buffers are kept for later ones. */
  private static final int KEPT_LENGTH = 200_000;

  static final int MAX_AT_ONCE = 2 * Runtime.getRuntime().availableProcessors();

  private final Semaphore permits = new Semaphore(MAX_AT_ONCE);
  private final ConcurrentLinkedDeque<ArticleDocuments> free = new ConcurrentLinkedDeque<>();

  /** Takes a document; it is good until this returns. */
  interface Use {
    void accept(Document document) throws IOException;
  }

  /**
   * Makes a document of an article and hands it over. After a failure, an {@link Error} too, the
   * buffers are given up, as they may be in any state.
   */
  void use(Article article, Use use) throws IOException {
    permits.acquireUninterruptibly();
    try {
      ArticleDocuments documents = free.pollFirst();
      if (documents == null) {
        documents = new ArticleDocuments(ArticleFields.analyzer());
      }
      boolean isKept = false;
      try {
        use.accept(documents.document(article));
        isKept = ArticleLimits.length(article) <= KEPT_LENGTH;
      } finally {
        if (isKept) {
          free.addFirst(documents);
        } else {
          documents.close();
        }
      }
    } finally {
      permits.release();
    }
  }

  /** Gives up all buffers; for when nobody uses any. */
  @Override
  public void close() {
    for (ArticleDocuments documents; (documents = free.pollFirst()) != null; ) {
      documents.close();
    }
  }
}
