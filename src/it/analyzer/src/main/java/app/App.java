// SPDX-License-Identifier: Apache-2.0
package app;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.custom.CustomAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/** A Lucene of its own that takes the analysis by name, and nothing else. */
public final class App {
  public static void main(String[] args) throws Exception {
    Analyzer analyzer =
        CustomAnalyzer.builder()
            .withTokenizer("vietnamese")
            .addTokenFilter("vietnameseTokenParts")
            .addTokenFilter("vietnameseCanonical")
            .addTokenFilter("vietnameseFolding")
            .build();
    List<String> terms = new ArrayList<>();
    try (TokenStream stream = analyzer.tokenStream("", "Hoà bình S-400")) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        terms.add(term.toString());
      }
      stream.end();
    }
    System.out.println(terms);
    if (!terms.equals(List.of("hòa", "hoa", "bình", "binh", "s400", "s", "400"))) {
      throw new AssertionError(terms);
    }
    try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
      try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
        Document document = new Document();
        document.add(new TextField("body", "Đối thoại ở Hà Nội", Field.Store.NO));
        writer.addDocument(document);
      }
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        int found = new IndexSearcher(reader).count(new TermQuery(new Term("body", "doi")));
        if (found != 1) {
          throw new AssertionError(found);
        }
      }
    }
  }
}
