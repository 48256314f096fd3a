// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.luctim.analysis.VietnameseAnalyzer;
import io.luctim.search.AccentMode;
import io.luctim.search.QuerySyntax;
import io.luctim.search.rank.QueryFeatures;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole queries as Lucene queries and ranking features, in an empty index. */
class QueryCompilerTest {
  private static final SynonymTable SYNONYMS =
      SynonymTable.read(new StringReader("DT, đội tuyển\nkg, ký\n"), "test");

  private static final Analyzer ANALYZER =
      VietnameseAnalyzer.builder()
          .folding(VietnameseAnalyzer.Folding.NONE)
          .keepSpelling(true)
          .build()
          .forQueries();

  private static Directory directory;
  private static DirectoryReader reader;

  @BeforeAll
  static void index() throws IOException {
    directory = new ByteBuffersDirectory();
    new IndexWriter(directory, new IndexWriterConfig()).close();
    reader = DirectoryReader.open(directory);
  }

  @AfterAll
  static void close() throws IOException {
    reader.close();
    directory.close();
  }

  private static CompiledQuery compile(String text, boolean unaccented, boolean countsAll) {
    return QueryCompiler.compile(
        ParsedQuery.parse(text, QuerySyntax.LENIENT),
        new QueryCompiler.Target(reader, unaccented, AccentMode.GRADED, countsAll),
        ANALYZER,
        () -> SYNONYMS,
        new AccentRestorations(AccentRestorations::restore));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "gia ; +text.folded:gia",
        "gia gia ; +text.folded:gia",
        "gia vang ; +text.folded:gia +text.folded:vang",
        "gia vang tang ; text.folded:gia text.folded:vang text.folded:tang",
        "gia -vang ; -text.folded:vang +text.folded:gia",
        "-vang ; MatchNoDocsQuery(\"nothing to look for\")",
        "gia \"ca phe\" ; +text.folded:\"ca phe\" +text.folded:gia",
        "gia vang tang title:chip ; +title.folded:chip +(text.folded:gia text.folded:vang"
            + " text.folded:tang)",
        "gia OR vang ; +(text.folded:gia | text.folded:vang)",
        "S-400 ; +(text.folded:s400 | text.folded:\"s 400\")",
        "dt ; +(text.folded:dt | (text:\"đội tuyển\")^0.8)",
        "dt tinh ; +(text.folded:dt | (text:\"đội tuyển\")^0.8) +text.folded:tinh",
        "dt tinh mien nui ; text.folded:dt text.folded:tinh text.folded:mien text.folded:nui",
        "doi tuyen ; +((+text.folded:doi +text.folded:tuyen) | (text.folded:dt)^0.8)",
        "-dt tinh ; -text.folded:dt +text.folded:tinh",
        "32kg ; +(text.folded:32kg | text.folded:\"32 kg\") (Synonym(text:ký))^0.8",
        "from:2024 ; +ConstantScore(publishedAt:[1704042000000 TO 9223372036854775807])",
        "... ; MatchNoDocsQuery(\"nothing to look for\")",
      })
  void makesTheFirstPass(String text, String expected) {
    assertEquals(expected, compile(text, false, false).firstPass().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "giá ; Synonym(text:giá) ; (Synonym(text:giá) | (+text:gia #bare:1)^0.05)",
        "gia -vàng ; text.folded:gia ; text.folded:gia",
        "\"giá vàng\" ; text:\"giá vàng\" ; (text:\"giá vàng\" | (+text:\"gia vang\""
            + " #bare:1)^0.05)",
        "dt tinh mien nui ; text.folded:dt text.folded:tinh text.folded:mien text.folded:nui"
            + " text:\"đội tuyển\" ; text.folded:dt text.folded:tinh text.folded:mien"
            + " text.folded:nui (text:\"đội tuyển\" | (+text:\"doi tuyen\" #bare:1)^0.05)",
      })
  void makesAHighlightingQueryForEachKindOfText(String text, String accented, String unaccented) {
    CompiledQuery query = compile(text, true, false);
    assertEquals(accented, query.highlighting().toString());
    assertEquals(unaccented, query.highlightingUnaccented().toString());
    assertEquals(query.highlighting(), compile(text, false, false).highlighting());
  }

  @ParameterizedTest
  @CsvSource({"gia vang tang manh, 2", "a b c d e f g h i k, 4", "gia vang, 0"})
  void requiresAPartOfTheWordsWhereAllHitsCount(String text, int minimum) {
    String query = compile(text, false, true).firstPass().toString();
    assertEquals(minimum == 0 ? "" : "~" + minimum, query.replaceFirst("^[^~]*", ""), query);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "gia vang gia ; gia vang ; 0-1 1-0",
        "gia -vang tang ; gia tang ; ''",
        "gia title:chip tang ; gia chip tang ; ''",
        "gia \"ca phe\" ; gia ca phe ; 0-1 1-2",
      })
  void collectsTermsAndPairs(String text, String terms, String pairs) {
    QueryFeatures features = compile(text, false, false).features();
    List<String> typed = features.terms().stream().map(QueryFeatures.Term::typed).toList();
    assertEquals(terms, String.join(" ", typed));
    List<String> beside =
        features.pairs().stream().map(pair -> pair.first() + "-" + pair.second()).toList();
    assertEquals(pairs, String.join(" ", beside));
  }
}
