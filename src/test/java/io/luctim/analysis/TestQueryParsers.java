// SPDX-License-Identifier: Apache-2.0
package io.luctim.analysis;

import io.luctim.analysis.VietnameseAnalyzer.Folding;
import io.luctim.language.WordSegmenter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.queryparser.flexible.core.QueryNodeException;
import org.apache.lucene.queryparser.flexible.standard.StandardQueryParser;
import org.apache.lucene.queryparser.flexible.standard.config.StandardQueryConfigHandler.Operator;
import org.apache.lucene.queryparser.simple.SimpleQueryParser;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.Directory;
import org.apache.lucene.tests.index.RandomIndexWriter;
import org.apache.lucene.tests.util.LuceneTestCase;

/**
 * VietnameseAnalyzer behind the three query parsers of Lucene. Each query names the documents that
 * all parsers must find.
 */
public class TestQueryParsers extends LuceneTestCase {
  private static final Map<String, String> BODIES =
      Map.of(
          "complex", "Tổ hợp S-400 được giao hàng",
          "apart", "Tổ hợp S 400 sẽ về kho",
          "other", "Tổ hợp S-300 đã cũ",
          "peace", "Hoà bình ở Thành phố Nguyễn Huệ",
          "flower", "Họa sĩ vẽ hoa, bình tĩnh chờ",
          "day", "Ngày 11-4-2024 giá tăng 5.4 tỷ ở TP.HCM",
          "pupils", "Học sinh giỏi",
          "ecology", "Đại học sinh thái");

  private interface Parser {
    Query parse(String query) throws ParseException, QueryNodeException;
  }

  private Directory directory;
  private DirectoryReader reader;
  private IndexSearcher searcher;

  private void index(Analyzer analyzer) throws IOException {
    directory = newDirectory();
    try (RandomIndexWriter writer = new RandomIndexWriter(random(), directory, analyzer)) {
      for (Map.Entry<String, String> body : BODIES.entrySet()) {
        Document document = new Document();
        document.add(new StringField("id", body.getKey(), Field.Store.YES));
        document.add(new TextField("body", body.getValue(), Field.Store.NO));
        document.add(new TextField("title", "Tin về " + body.getKey(), Field.Store.NO));
        writer.addDocument(document);
      }
    }
    reader = DirectoryReader.open(directory);
    searcher = newSearcher(reader);
  }

  @Override
  public void tearDown() throws Exception {
    if (reader != null) {
      reader.close();
      directory.close();
    }
    super.tearDown();
  }

  /** The parsers, each of which requires all words. */
  private static Map<String, Parser> parsers(Analyzer analyzer) {
    return Map.of(
        "classic",
        query -> {
          QueryParser parser = new QueryParser("body", analyzer);
          parser.setDefaultOperator(QueryParser.Operator.AND);
          return parser.parse(query);
        },
        "simple",
        query -> {
          SimpleQueryParser parser = new SimpleQueryParser(analyzer, "body");
          parser.setDefaultOperator(Occur.MUST);
          return parser.parse(query);
        },
        "flexible",
        query -> {
          StandardQueryParser parser = new StandardQueryParser(analyzer);
          parser.setDefaultOperator(Operator.AND);
          return parser.parse(query, "body");
        });
  }

  private List<String> find(Query query) throws IOException {
    TreeSet<String> found = new TreeSet<>();
    for (ScoreDoc hit : searcher.search(query, BODIES.size()).scoreDocs) {
      found.add(String.valueOf(searcher.storedFields().document(hit.doc).get("id")));
    }
    return new ArrayList<>(found);
  }

  private void assertFinds(Analyzer analyzer, String query, String... ids) throws Exception {
    for (Map.Entry<String, Parser> parser : parsers(analyzer).entrySet()) {
      Query parsed = parser.getValue().parse(query);
      assertEquals(parser.getKey() + ": " + parsed, List.of(ids), find(parsed));
    }
  }

  private static VietnameseAnalyzer exact() {
    return VietnameseAnalyzer.builder().folding(Folding.NONE).build();
  }

  /** The index has terms with and without marks; queries have the terms as they are typed. */
  public void testMarksThatWereTypedMustMatchAndMarksThatWereNotMayBeThere() throws Exception {
    try (Analyzer index = new VietnameseAnalyzer();
        VietnameseAnalyzer exact = exact();
        Analyzer queries = exact.forQueries()) {
      index(index);
      assertFinds(queries, "hoà bình", "peace");
      assertFinds(queries, "hòa BÌNH", "peace"); // another place of the tone, another case
      assertFinds(queries, "hoa binh", "flower", "peace");
      assertFinds(queries, "họa", "flower");
      assertFinds(queries, "hóa");
      assertFinds(queries, "nguyen hue", "peace");
    }
  }

  public void testCodesAreFoundInAllSpellings() throws Exception {
    try (Analyzer index = new VietnameseAnalyzer();
        VietnameseAnalyzer exact = exact();
        Analyzer queries = exact.forQueries()) {
      index(index);
      for (String code : List.of("S-400", "S400", "s400")) {
        assertFinds(queries, code, "apart", "complex");
      }
      assertFinds(queries, "S-300", "other");
      assertFinds(queries, "S-500");
      assertFinds(queries, "400", "apart", "complex");
      assertFinds(queries, "5,4", "day");
      assertFinds(queries, "5.4", "day");
      assertFinds(queries, "\"11/4/2024\"", "day"); // classic and flexible parse a/b/ as a regex
      assertFinds(queries, "11\\/04\\/2024", "day");
      assertFinds(queries, "\"12/4/2024\"");
      assertFinds(queries, "TPHCM", "day");
      assertFinds(queries, "TP.HCM", "day");
    }
  }

  public void testPhrasesFollowTheTokenGraph() throws Exception {
    try (Analyzer index = new VietnameseAnalyzer();
        VietnameseAnalyzer exact = exact();
        Analyzer queries = exact.forQueries()) {
      index(index);
      assertFinds(queries, "\"tổ hợp S-400\"", "apart", "complex");
      assertFinds(queries, "\"tổ hợp S-400 được giao\"", "complex"); // continues after the code
      assertFinds(queries, "\"tổ hợp S 400 được\"", "complex");
      assertFinds(queries, "\"hợp tổ S-400\"");
      assertFinds(queries, "\"hoà bình\"", "peace");
      assertFinds(queries, "\"hoa bình\"", "flower", "peace"); // an index has no punctuation
      assertFinds(queries, "\"bình hoà\"");
    }
  }

  public void testPrefixesAreNormalizedAsLetters() throws Exception {
    try (Analyzer index = new VietnameseAnalyzer();
        VietnameseAnalyzer folding = VietnameseAnalyzer.builder().folding(Folding.REPLACE).build();
        Analyzer folded = folding.forQueries();
        VietnameseAnalyzer exact = exact();
        Analyzer queries = exact.forQueries()) {
      index(index);
      assertFinds(queries, "Nguyễ*", "peace");
      assertFinds(queries, "Nguye\u0302\u0303*", "peace"); // decomposed
      assertFinds(queries, "NGUYE*", "peace");
      assertFinds(queries, "nguyẻ*");
      assertFinds(folded, "nguyẻ*", "peace"); // all marks are removed
      assertFinds(queries, "thà*", "peace"); // the tone stays where it was typed
    }
  }

  /** SimpleQueryParser has no wildcards inside a word. */
  public void testWildcardsAreNormalizedAsLetters() throws Exception {
    try (Analyzer index = new VietnameseAnalyzer();
        VietnameseAnalyzer exact = exact();
        Analyzer queries = exact.forQueries()) {
      index(index);
      Map<String, Parser> parsers = parsers(queries);
      for (String name : List.of("classic", "flexible")) {
        Parser parser = parsers.get(name);
        assertNotNull(parser);
        assertEquals(name, List.of("peace"), find(parser.parse("NGUY?N")));
        assertEquals(name, List.of("peace"), find(parser.parse("Ngu*ễn")));
        assertEquals(name, List.of(), find(parser.parse("Ngu*ên")));
      }
    }
  }

  public void testFieldsAreAnalyzedAlike() throws Exception {
    try (Analyzer index = new VietnameseAnalyzer();
        VietnameseAnalyzer exact = exact();
        Analyzer queries = exact.forQueries()) {
      index(index);
      Map<String, Parser> parsers = parsers(queries);
      for (String name : List.of("classic", "flexible")) {
        Parser parser = parsers.get(name);
        assertNotNull(parser);
        assertEquals(name, BODIES.size(), find(parser.parse("title:VỀ")).size());
        assertEquals(name, List.of("day"), find(parser.parse("title:day")));
        assertEquals(name, List.of("peace"), find(parser.parse("title:tin AND hoà")));
      }
      assertFinds(queries, "hợp -cũ", "apart", "complex");
    }
  }

  /** A query analyzer with words asks for syllables one after the other, or for the word. */
  public void testWordsAreAlternativesToTheirSyllables() throws Exception {
    VietnameseAnalyzer.Builder words =
        VietnameseAnalyzer.builder().folding(Folding.NONE).words(WordSegmenter.standard());
    try (VietnameseAnalyzer index = words.build();
        Analyzer queries = index.forQueries()) {
      index(index);
      assertFinds(queries, "\"học sinh\"", "ecology", "pupils");
      assertFinds(queries, "\"học sinh giỏi\"", "pupils");
      assertFinds(queries, "\"sinh học\"");
      QueryParser parser = new QueryParser("body", queries);
      parser.setSplitOnWhitespace(false);
      parser.setDefaultOperator(QueryParser.Operator.AND);
      assertEquals(
          "+((+body:học +body:sinh) body:học_sinh) +body:giỏi",
          parser.parse("học sinh giỏi").toString());
      assertEquals(List.of("pupils"), find(parser.parse("học sinh giỏi")));
      assertEquals(
          "the word ranks the pupils first",
          "pupils",
          searcher
              .storedFields()
              .document(searcher.search(parser.parse("học sinh"), 2).scoreDocs[0].doc)
              .get("id"));
    }
  }

  /** With folded terms beside the others, each syllable is an alternative of two terms. */
  public void testTheDefaultAnalyzerSearchesForBothForms() throws Exception {
    try (VietnameseAnalyzer index = new VietnameseAnalyzer();
        Analyzer queries = index.forQueries()) {
      index(index);
      assertFinds(queries, "hóa bình", "flower", "peace");
      assertFinds(queries, "\"hoà bình\"", "flower", "peace");
      QueryParser parser = new QueryParser("body", queries);
      ScoreDoc[] hits = searcher.search(parser.parse("hoà"), 2).scoreDocs;
      assertEquals(
          "equal marks rank first",
          "peace",
          searcher.storedFields().document(hits[0].doc).get("id"));
    }
  }

  /** A phrase with a code is one phrase query for each path through the graph of its terms. */
  public void testLongPhrasesWithACodeNeedAnAnalyzerWithoutFolding() throws Exception {
    String phrase = "\"" + "đối ".repeat(12) + "S-400\"";
    try (VietnameseAnalyzer index = new VietnameseAnalyzer();
        Analyzer folding = index.forQueries();
        VietnameseAnalyzer exact = exact();
        Analyzer queries = exact.forQueries()) {
      index(index);
      assertFinds(queries, phrase);
      ParseException e =
          expectThrows(ParseException.class, () -> new QueryParser("body", folding).parse(phrase));
      assertTrue(e.getMessage(), e.getMessage().contains("too many boolean clauses"));
    }
  }
}
