// SPDX-License-Identifier: Apache-2.0
package io.luctim.index;

import io.luctim.article.Article;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.util.Bits;

/**
 * Makes an index anew from the articles that are stored in it, in the format and with the analysis
 * of this version: after an update, in place.
 *
 * <p>The new state is one commit. Until then, and if anything goes wrong before, the old state
 * stands; searchers that are open go on with it. Nobody can write meanwhile, and whatever was
 * committed before is in the new state. Needs as much disk space again meanwhile. Stateless and
 * safe for use by several threads.
 *
 * @since 0.1
 */
public final class Reindexer {
  private Reindexer() {}

  /**
   * Makes an index anew.
   *
   * @param index a directory with an index of any version whose articles Lucene can read
   * @return how many articles it has
   * @throws IndexAccessException if there is no index of Luctim's, or if it is being written
   * @throws UncheckedIOException if the disk fails, or is full; the old state stands
   */
  public static int reindex(Path index) {
    String name = index.toString();
    try (IndexDirectory directory = IndexDirectory.open(index);
        Analyzer analyzer = ArticleFields.analyzer()) {
      IndexFormat.checkIsLuctim(directory, name); // before anything is written there
      // Empty until it commits, and without the fields of the old version, which may differ.
      IndexWriterConfig config =
          ArticleIndexer.config().setOpenMode(IndexWriterConfig.OpenMode.CREATE);
      try (IndexWriter writer = new IndexWriter(directory, config)) {
        // Only now, under the writer's lock, can no commit come after the one that is read.
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
          IndexFormat.checkIsLuctim(directory, name);
          return copy(reader, writer, new ArticleDocuments(analyzer));
        } catch (IOException | RuntimeException | Error e) {
          writer.rollback();
          throw e;
        }
      }
    } catch (IOException e) {
      throw IndexFormat.failed("reindexing " + name, name, e);
    }
  }

  private static int copy(DirectoryReader reader, IndexWriter writer, ArticleDocuments documents)
      throws IOException {
    int count = 0;
    for (LeafReaderContext leaf : reader.leaves()) {
      StoredFields stored = leaf.reader().storedFields();
      Bits live = leaf.reader().getLiveDocs();
      for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
        if (live == null || live.get(doc)) {
          Article article = ArticleFields.article(stored.document(doc));
          writer.addDocument(documents.document(article));
          count++;
        }
      }
    }
    writer.setLiveCommitData(IndexFormat.commitData());
    writer.commit();
    return count;
  }
}
