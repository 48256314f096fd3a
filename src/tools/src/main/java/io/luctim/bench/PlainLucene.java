// SPDX-License-Identifier: Apache-2.0
package io.luctim.bench;

import io.luctim.article.Article;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/** Lucene as its examples show it: StandardAnalyzer, one query over title^2, lead and body. */
final class PlainLucene implements Engine {
  private final StandardAnalyzer analyzer = new StandardAnalyzer();
  private final IndexWriter writer;
  private DirectoryReader reader;
  private IndexSearcher searcher;

  /** Starts with an empty index. */
  PlainLucene(Path directory) throws IOException {
    this(FSDirectory.open(Engine.clean(directory)));
  }

  private PlainLucene(Directory directory) throws IOException {
    IndexWriterConfig config = new IndexWriterConfig(analyzer).setRAMBufferSizeMB(64);
    writer = new IndexWriter(directory, config);
    reader = DirectoryReader.open(writer);
    searcher = new IndexSearcher(reader);
  }

  /** Opens an index that is there. */
  static PlainLucene open(Path directory) throws IOException {
    return new PlainLucene(FSDirectory.open(directory));
  }

  @Override
  public String name() {
    return "plain Lucene";
  }

  @Override
  public void add(Article article) throws IOException {
    Document document = new Document();
    document.add(new StringField("id", article.id(), Field.Store.YES));
    document.add(new TextField("title", article.title(), Field.Store.YES));
    document.add(new TextField("lead", article.lead(), Field.Store.YES));
    document.add(new TextField("body", article.body(), Field.Store.YES));
    for (String caption : article.captions()) {
      document.add(new TextField("caption", caption, Field.Store.YES));
    }
    writer.updateDocument(new Term("id", article.id()), document);
  }

  @Override
  public void commit() throws IOException {
    writer.commit();
    reader.close();
    reader = DirectoryReader.open(writer);
    searcher = new IndexSearcher(reader);
  }

  @Override
  public int search(String text) throws IOException {
    Set<String> terms = new LinkedHashSet<>();
    try (TokenStream stream = analyzer.tokenStream("", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        terms.add(term.toString());
      }
      stream.end();
    }
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (String term : terms) {
      query.add(new BoostQuery(new TermQuery(new Term("title", term)), 2), Occur.SHOULD);
      query.add(new TermQuery(new Term("lead", term)), Occur.SHOULD);
      query.add(new TermQuery(new Term("body", term)), Occur.SHOULD);
    }
    ScoreDoc[] hits = searcher.search(query.build(), 10).scoreDocs;
    for (ScoreDoc hit : hits) {
      searcher.storedFields().document(hit.doc);
    }
    return hits.length;
  }

  @Override
  public void close() throws IOException {
    reader.close();
    writer.close();
    analyzer.close();
  }
}
