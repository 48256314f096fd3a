// SPDX-License-Identifier: Apache-2.0
package io.luctim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.luctim.analysis.VietnameseAnalyzer;
import io.luctim.analysis.VietnameseAnalyzer.Folding;
import io.luctim.article.Article;
import io.luctim.article.ArticleFiles;
import io.luctim.article.SourceLocation;
import io.luctim.index.ArticleFields;
import io.luctim.index.ArticleIndexer;
import io.luctim.language.AccentRestorer;
import io.luctim.language.WordSegmenter;
import io.luctim.language.WordSpan;
import io.luctim.load.ArticleLoader;
import io.luctim.load.LoadListener;
import io.luctim.load.LoadReport;
import io.luctim.search.ArticleSearcher;
import io.luctim.search.FacetCount;
import io.luctim.search.Hit;
import io.luctim.search.SearchRequest;
import io.luctim.search.SearchResults;
import io.luctim.search.Snippet;
import io.luctim.search.SortOrder;
import io.luctim.text.AccentFolder;
import io.luctim.text.InputMethod;
import io.luctim.text.Syllable;
import io.luctim.text.SyllableNormalizer;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.queryparser.flexible.core.QueryNodeException;
import org.apache.lucene.queryparser.flexible.standard.StandardQueryParser;
import org.apache.lucene.queryparser.flexible.standard.config.StandardQueryConfigHandler.Operator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code that the Javadoc shows: its snippets are the regions below. */
class ExamplesTest {
  @TempDir private Path temp;

  @Test
  void index() {
    Path directory = temp.resolve("news-index");
    // @start region="index"
    try (ArticleIndexer indexer = ArticleIndexer.open(directory)) {
      indexer.add(
          Article.builder("a-1")
              .title("Giá cà phê tăng")
              .body("Giá cà phê ở Tây Nguyên tăng phiên thứ ba liên tiếp.")
              .source("Báo Ví Dụ")
              .publishedAt(Instant.parse("2024-04-11T02:30:00Z"))
              .build());
      indexer.add(Article.builder("a-2").title("Giá vàng giảm").build());
      indexer.commit(); // from here on they are safe, and other processes see them
      indexer.delete("a-2"); // and adding "a-1" again would replace it
    } // commits too
    // @end
    try (ArticleSearcher searcher = ArticleSearcher.open(directory)) {
      assertEquals(1, searcher.size());
    }
  }

  @Test
  void search() {
    Path directory = temp.resolve("news-index");
    try (ArticleIndexer indexer = ArticleIndexer.open(directory)) {
      indexer.add(Article.builder("a-1").title("Giá cà phê tăng").body("Cà phê lên giá.").build());
    }
    StringBuilder page = new StringBuilder();
    // @start region="search"
    try (ArticleSearcher searcher = ArticleSearcher.open(directory)) {
      for (Hit hit : searcher.search("gia ca phe").hits()) {
        page.append("<h3>").append(hit.title().html()).append("</h3>");
        for (Snippet snippet : hit.snippets()) {
          page.append("<p>").append(snippet.html()).append("</p>");
        }
      }
    }
    // @end
    assertEquals(
        "<h3><b>Giá</b> <b>cà</b> <b>phê</b> tăng</h3><p><b>Cà</b> <b>phê</b> lên <b>giá</b>.</p>",
        page.toString());
  }

  @Test
  void request() {
    List<String> lines = new ArrayList<>();
    try (ArticleIndexer indexer = ArticleIndexer.inMemory();
        ArticleSearcher searcher = ArticleSearcher.open(indexer)) {
      for (int i = 0; i < 30; i++) {
        indexer.add(
            Article.builder("a-" + i)
                .title("Giá cà phê phiên " + i)
                .section("Kinh tế")
                .source("Báo Ví Dụ")
                .publishedAt(Instant.parse("2024-04-11T02:30:00Z").plusSeconds(i))
                .build());
      }
      searcher.refresh();
      // @start region="request"
      SearchRequest request =
          SearchRequest.builder("gia ca phe")
              .filter("section", "Kinh tế")
              .facet("source", 10)
              .sort(SortOrder.NEWEST)
              .size(20)
              .paged(true)
              .build();
      SearchResults results = searcher.search(request);
      for (FacetCount count : results.facets().get("source")) {
        lines.add(count.value() + ": " + count.count());
      }
      String cursor = results.cursor();
      if (cursor != null) { // the twenty after these, in the index as it was
        SearchResults next = searcher.search(request.toBuilder().after(cursor).build());
        next.hits().forEach(hit -> lines.add(hit.article().title()));
      }
      // @end
    }
    assertEquals("Báo Ví Dụ: 30", lines.get(0));
    assertEquals(11, lines.size());
    assertEquals("Giá cà phê phiên 9", lines.get(1));
  }

  @Test
  void files() throws IOException {
    Path directory = Files.createDirectory(temp.resolve("pages"));
    Files.writeString(
        directory.resolve("a-1.txt"), "Giá cà phê tăng\nCà phê lên giá phiên thứ ba.");
    Files.writeString(directory.resolve("broken.jsonl"), "{\"id\": 7\n");
    List<String> refused = new ArrayList<>();
    ArticleIndexer indexer = ArticleIndexer.inMemory();
    // @start region="files"
    ArticleFiles.Handler handler =
        new ArticleFiles.Handler() {
          @Override
          public void article(Article article, SourceLocation location) {
            indexer.add(article);
          }

          @Override
          public void rejected(SourceLocation location, String reason) {
            refused.add(location + ": " + reason);
          }
        };
    ArticleFiles.read(directory, handler);
    // @end
    assertEquals(1, indexer.size());
    assertEquals(1, refused.size(), refused::toString);
    indexer.close();
  }

  @Test
  void load() throws IOException {
    Path articles = Files.createDirectory(temp.resolve("articles"));
    Files.writeString(articles.resolve("a-1.txt"), "Giá cà phê tăng\nCà phê lên giá phiên thứ ba.");
    Path more = temp.resolve("more.jsonl");
    Files.writeString(more, "{\"id\": \"a-2\", \"title\": \"Giá vàng\"}\nkhông phải JSON\n");
    List<String> rejected = new ArrayList<>();
    // @start region="load"
    try (ArticleIndexer indexer = ArticleIndexer.open(temp.resolve("news-index"))) {
      ArticleLoader loader =
          ArticleLoader.builder(indexer)
              .threads(4)
              .listener(
                  new LoadListener() {
                    @Override
                    public void rejected(SourceLocation location, String reason) {
                      rejected.add(location + ": " + reason); // more.jsonl:2: not valid JSON …
                    }
                  })
              .build();
      LoadReport report = loader.load(articles, more);
      System.Logger log = System.getLogger("news");
      log.log(Level.INFO, "{0} indexed, {1} rejected", report.indexed(), report.rejected());
    }
    // @end
    assertEquals(1, rejected.size(), rejected::toString);
    assertTrue(rejected.getFirst().contains("more.jsonl:2: not valid JSON"), rejected::toString);
    try (ArticleSearcher searcher = ArticleSearcher.open(temp.resolve("news-index"))) {
      assertEquals(2, searcher.size());
    }
  }

  @Test
  void analyzer() throws IOException {
    Directory directory = new ByteBuffersDirectory();
    // @start region="analyzer"
    VietnameseAnalyzer analyzer = new VietnameseAnalyzer();
    try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
      Document document = new Document();
      document.add(new TextField("title", "Hoà bình ở Trung Đông", Field.Store.YES));
      writer.addDocument(document);
    }
    // @end
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      assertEquals(1, searcher.count(new TermQuery(new Term("title", "hòa"))));
      assertEquals(1, searcher.count(new TermQuery(new Term("title", "dong"))));
    }
  }

  @Test
  void lucene() throws IOException {
    try (ArticleIndexer indexer = ArticleIndexer.inMemory()) {
      indexer.add(Article.builder("a-1").source("Báo Ví Dụ").title("Cũ").build());
      indexer.add(Article.builder("a-2").source("Báo Khác").title("Còn").build());
      // @start region="lucene"
      indexer.delete(new TermQuery(new Term(ArticleFields.exact("source"), "Báo Ví Dụ")));
      // @end
      indexer.commit();
      assertEquals(1, indexer.size());
    }
  }

  @Test
  void queryParser() throws IOException, QueryNodeException {
    Directory directory = new ByteBuffersDirectory();
    // @start region="queryparser"
    Analyzer forIndexing = new VietnameseAnalyzer(); // terms with marks and without
    Analyzer forQueries = // the terms as they are typed
        VietnameseAnalyzer.builder().folding(Folding.NONE).build().forQueries();
    try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(forIndexing))) {
      Document document = new Document();
      document.add(new TextField("title", "Bàn giao tổ hợp S-400", Field.Store.YES));
      writer.addDocument(document);
    }
    StandardQueryParser parser = new StandardQueryParser(forQueries);
    parser.setDefaultOperator(Operator.AND);
    Query query = parser.parse("title:S400 AND (\"to hop\" OR hệ*)", "title");
    // @end
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      assertEquals(1, new IndexSearcher(reader).count(query));
      assertEquals(0, new IndexSearcher(reader).count(parser.parse("tố hợp", "title")));
    }
    forIndexing.close();
    forQueries.close();
  }

  @Test
  void orthography() {
    List<String> said = new ArrayList<>();
    // @start region="orthography"
    said.add(SyllableNormalizer.normalize("HOÀ")); // hòa
    said.add(AccentFolder.fold("đường")); // duong
    said.add(InputMethod.TELEX.decode("ddoois")); // đối
    Syllable syllable = Syllable.parse("nghiêng");
    said.add(syllable.onset() + " " + syllable.nucleus() + " " + syllable.coda()); // ngh iê ng
    // @end
    assertEquals(List.of("hòa", "duong", "đối", "ngh iê ng"), said);
    assertNotNull(syllable);
  }

  @Test
  void words() {
    StringBuilder words = new StringBuilder();
    // @start region="words"
    String text = AccentRestorer.standard().restore("doi thoai ve an ninh bien");
    WordSegmenter segmenter = WordSegmenter.builder().join("an ninh biển").build();
    for (WordSpan word : segmenter.segment(text)) {
      words.append(word.in(text, '_')).append(' ');
    }
    // @end
    assertEquals("đối_thoại về an_ninh_biển ", words.toString());
    assertTrue(text.startsWith("đối"));
  }
}
