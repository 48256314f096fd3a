// SPDX-License-Identifier: Apache-2.0
package io.luctim.index;

import java.io.IOException;
import java.util.Collection;
import java.util.function.Supplier;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.automaton.ByteRunAutomaton;

/**
 * Deletes what a query finds. The query is run here, before anything is deleted: one that fails
 * must not do so inside Lucene's writer, which would give up all that is not committed.
 */
final class QueryDeletion {
  private QueryDeletion() {}

  /**
   * Refuses a query over fields that no article is found by.
   *
   * @throws IllegalArgumentException naming the field
   */
  static void check(Query query) {
    query.visit(
        new QueryVisitor() {
          @Override
          public boolean acceptField(String field) {
            checkField(field);
            return true;
          }

          @Override
          public void consumeTerms(Query query, Term... terms) {
            for (Term term : terms) {
              checkTermField(term.field());
              if (term.bytes().length > IndexWriter.MAX_TERM_LENGTH) {
                throw new IllegalArgumentException(
                    "a term for '"
                        + term.field()
                        + "' has "
                        + term.bytes().length
                        + " bytes; no term has more than "
                        + IndexWriter.MAX_TERM_LENGTH);
              }
            }
          }

          @Override
          public QueryVisitor getSubVisitor(Occur occur, Query parent) {
            return this; // what must not match is checked too
          }

          @Override
          public void consumeTermsMatching(
              Query query, String field, Supplier<ByteRunAutomaton> automaton) {
            checkTermField(field);
          }
        });
  }

  private static void checkField(String field) {
    if (!ArticleFields.SEARCHED.contains(field)) {
      throw new IllegalArgumentException(
          "field '"
              + field
              + "' cannot be searched; these can: "
              + String.join(", ", ArticleFields.SEARCHED)
              + " ("
              + ArticleFields.TEXT
              + " has the words of "
              + String.join(", ", ArticleFields.MARKED_PARTS)
              + ")");
    }
  }

  private static void checkTermField(String field) {
    checkField(field);
    if (field.equals(ArticleFields.PUBLISHED_AT)) {
      throw new IllegalArgumentException(
          "field '" + field + "' has no terms; search it by LongField.newRangeQuery");
    }
  }

  /** Deletes what the query finds and returns how many articles that are. */
  static int run(IndexWriter writer, Query query) throws IOException {
    int deleted = 0;
    boolean isDone = false;
    while (!isDone) {
      isDone = true;
      try (DirectoryReader reader = DirectoryReader.open(writer)) {
        FixedBitSet found = find(reader, query);
        for (int doc = next(found, 0); doc >= 0; doc = next(found, doc + 1)) {
          if (writer.tryDeleteDocument(reader, doc) >= 0) {
            deleted++;
          } else {
            isDone = false; // its segment has been merged with others meanwhile
          }
        }
      }
    }
    return deleted;
  }

  private static int next(FixedBitSet found, int from) {
    int doc = from < found.length() ? found.nextSetBit(from) : Integer.MAX_VALUE;
    return doc < found.length() ? doc : -1;
  }

  private static FixedBitSet find(DirectoryReader reader, Query query) throws IOException {
    IndexSearcher searcher = new IndexSearcher(reader);
    searcher.setQueryCache(null);
    searcher.setSimilarity(ArticleFields.similarity());
    try {
      return searcher.search(query, new Found(reader.maxDoc()));
    } catch (AlreadyClosedException e) {
      throw e;
    } catch (IllegalStateException e) { // a phrase over a field without positions, say
      throw new IllegalArgumentException("the query cannot be run: " + e.getMessage(), e);
    }
  }

  /** Collects the documents that match. For use by one thread. */
  private static final class Found implements CollectorManager<Collector, FixedBitSet> {
    private final FixedBitSet docs;

    Found(int maxDoc) {
      docs = new FixedBitSet(maxDoc);
    }

    @Override
    public Collector newCollector() {
      return new SimpleCollector() {
        private int base;

        @Override
        protected void doSetNextReader(LeafReaderContext leaf) {
          base = leaf.docBase;
        }

        @Override
        public void collect(int doc) {
          docs.set(base + doc);
        }

        @Override
        public ScoreMode scoreMode() {
          return ScoreMode.COMPLETE_NO_SCORES;
        }
      };
    }

    @Override
    public FixedBitSet reduce(Collection<Collector> collectors) {
      return docs;
    }
  }
}
