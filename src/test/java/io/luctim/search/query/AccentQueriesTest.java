// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.luctim.index.ArticleFields;
import io.luctim.search.AccentMode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Terms and phrases as Lucene queries, in an index that has the words washington and wellington.
 */
class AccentQueriesTest {
  private static Directory directory;
  private static DirectoryReader reader;

  @BeforeAll
  static void index() throws IOException {
    directory = new ByteBuffersDirectory();
    try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
      for (String word : List.of("washington", "wellington", "duong")) {
        Document document = new Document();
        document.add(
            new StringField(ArticleFields.folded(ArticleFields.TEXT), word, Field.Store.NO));
        writer.addDocument(document);
      }
    }
    reader = DirectoryReader.open(directory);
  }

  @AfterAll
  static void close() throws IOException {
    reader.close();
    directory.close();
  }

  private static AccentQueries queries(AccentMode mode, boolean unaccented, boolean refined) {
    return new AccentQueries(mode, unaccented, refined, new FuzzyTerms(reader), new QueryBudget());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "GRADED ; true ; đường ; Synonym(text:đường)",
        "GRADED ; true ; viêt ; Synonym(text:viêt text:viết text:việt)",
        "GRADED ; false ; viêt ; Synonym(text:viêt text:viết text:việt)",
        "GRADED ; true ; duong ; text.folded:duong",
        "GRADED ; true ; năm ; Synonym(text:năm text:nắm^0.1 text:nằm^0.1 text:nẳm^0.1 text:nẵm^0.1"
            + " text:nặm^0.1)",
        "GRADED ; false ; năm ; Synonym(text:năm)",
        "LOOSE ; true ; năm ; (Synonym(text:năm text:nắm^0.1 text:nằm^0.1 text:nẳm^0.1 text:nẵm^0.1"
            + " text:nặm^0.1) | (text.folded:nam)^0.01)",
        "LOOSE ; true ; nam ; text.folded:nam",
        "STRICT ; true ; năm ; text:năm",
        "STRICT ; true ; nam ; text:nam",
        "GRADED ; true ; s400 ; text.folded:s400",
        "GRADED ; true ; washingtom ; (text.folded:washingtom | (text.folded:washington)^0.45)",
        "GRADED ; true ; wáshingtom ; (Synonym(text:wáshingtom) | (text.folded:washington)^0.45)",
        "STRICT ; true ; washingtom ; text:washingtom",
        "GRADED ; true ; wash ; text.folded:wash",
      })
  void gradesTheAccentsOfATerm(AccentMode mode, boolean refined, String term, String expected) {
    assertEquals(expected, queries(mode, false, refined).word(term, "text").all().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "GRADED ; năm ; (Synonym(text:năm) | (+text:nam #bare:1)^0.05)",
        "GRADED ; hòa ; (Synonym(text:hòa) | (+text:hoa #bare:1)^0.05)",
        "LOOSE ; năm ; (Synonym(text:năm) | (text.folded:nam)^0.01 | (+text:nam #bare:1)^0.05)",
        "GRADED ; nam ; text.folded:nam",
        "STRICT ; năm ; text:năm",
      })
  void looksForUnaccentedFormsInUnaccentedTextsOnly(AccentMode mode, String term, String expected) {
    GradedQuery query = queries(mode, true, false).word(term, "text");
    assertEquals(expected, query.all().toString());
    assertEquals(queries(mode, false, false).word(term, "text").all(), query.accented());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "GRADED ; false ; giá vàng ; text:\"giá vàng\"",
        "GRADED ; true ; giá vàng ; (text:\"giá vàng\" | (+text:\"gia vang\" #bare:1)^0.05)",
        "GRADED ; false ; gia vang ; text.folded:\"gia vang\"",
        "GRADED ; false ; gia vàng ; text:\"gia vàng\"",
        "STRICT ; true ; gia vàng ; text:\"gia vàng\"",
        "GRADED ; false ; washingtom ; (text.folded:washingtom | (text.folded:washington)^0.45)",
        "GRADED ; false ; '' ; MatchNoDocsQuery(\"empty phrase\")",
      })
  void gradesTheAccentsOfAPhrase(
      AccentMode mode, boolean unaccented, String terms, String expected) {
    List<List<String>> positions =
        terms.isEmpty() ? List.of() : Arrays.stream(terms.split(" ")).map(List::of).toList();
    GradedQuery query = queries(mode, unaccented, false).phrase(positions, "text");
    assertEquals(expected, query.all().toString());
    assertEquals(
        queries(mode, false, false).phrase(positions, "text").all().toString(),
        query.accented().toString());
  }
}
