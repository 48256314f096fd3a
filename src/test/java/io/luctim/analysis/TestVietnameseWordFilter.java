// SPDX-License-Identifier: Apache-2.0
package io.luctim.analysis;

import io.luctim.language.WordSegmenter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionLengthAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.tests.analysis.BaseTokenStreamTestCase;
import org.apache.lucene.tests.index.RandomIndexWriter;
import org.apache.lucene.util.QueryBuilder;

/** Words of several syllables: one position long for an index, a graph for queries. */
public class TestVietnameseWordFilter extends BaseTokenStreamTestCase {
  private static VietnameseAnalyzer forIndex() {
    return VietnameseAnalyzer.builder()
        .folding(VietnameseAnalyzer.Folding.NONE)
        .words(WordSegmenter.standard())
        .build();
  }

  private static VietnameseAnalyzer forQueries() {
    try (VietnameseAnalyzer index = forIndex()) {
      return index.forQueries();
    }
  }

  public void testWordsAreGraphsInQueries() throws IOException {
    try (Analyzer analyzer = forQueries()) {
      assertAnalyzesTo(
          analyzer,
          "các học sinh giỏi",
          new String[] {"các", "học", "học_sinh", "sinh", "giỏi"},
          new int[] {0, 4, 4, 8, 13},
          new int[] {3, 7, 12, 12, 17},
          new String[] {"<WORD>", "<WORD>", "<WORDS>", "<WORD>", "<WORD>"},
          new int[] {1, 1, 0, 1, 1},
          new int[] {1, 1, 2, 1, 1});
    }
  }

  public void testWordsAreFlatInAnIndex() throws IOException {
    assertFlat("Học sinh, sinh viên", "học", "+học_sinh", "sinh", "sinh", "+sinh_viên", "viên");
    assertFlat("học  \u00A0 sinh", "học", "+học_sinh", "sinh");
  }

  public void testFoldedWordsStandBesideWords() throws IOException {
    try (Analyzer analyzer = VietnameseAnalyzer.builder().words(WordSegmenter.standard()).build()) {
      assertEquals(
          List.of("học", "+hoc", "+học_sinh", "+hoc_sinh", "sinh"), tokens(analyzer, "học sinh"));
    }
  }

  public void testNoWordContainsPunctuationALineEndOrACode() throws IOException {
    assertFlat("học, sinh", "học", "sinh");
    assertFlat("học\nsinh", "học", "sinh");
    assertFlat("học 2+2 sinh", "học", "2+2", "sinh");
    assertFlat("TP.HCM học", "tphcm", "+tp", "hcm", "học");
  }

  public void testFindsWordsInTextWithoutMarks() throws IOException {
    assertFlat("cac hoc sinh gioi", "cac", "hoc", "+hoc_sinh", "sinh", "gioi");
  }

  /** Compares the index's tokens; a plus sign begins those at the place of the one before. */
  private static void assertFlat(String text, String... tokens) throws IOException {
    try (Analyzer analyzer = forIndex()) {
      assertEquals(List.of(tokens), tokens(analyzer, text));
    }
  }

  private static List<String> tokens(Analyzer analyzer, String text) throws IOException {
    List<String> tokens = new ArrayList<>();
    try (TokenStream stream = analyzer.tokenStream("f", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      PositionIncrementAttribute increment = stream.addAttribute(PositionIncrementAttribute.class);
      PositionLengthAttribute length = stream.addAttribute(PositionLengthAttribute.class);
      TypeAttribute type = stream.addAttribute(TypeAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        tokens.add((increment.getPositionIncrement() == 0 ? "+" : "") + term);
        assertTrue(!type.type().equals("<WORDS>") || length.getPositionLength() == 1);
      }
      stream.end();
    }
    return tokens;
  }

  public void testFindsAllWordsOfATextWithoutBreaks() throws IOException {
    try (Analyzer analyzer = forIndex()) {
      List<String> once = words(analyzer, "học sinh tham gia đối thoại ");
      assertEquals(List.of("học_sinh", "tham_gia", "đối_thoại"), once);
      int times = 500;
      List<String> many = words(analyzer, "học sinh tham gia đối thoại ".repeat(times));
      assertEquals(times, Collections.frequency(many, "học_sinh"));
      assertEquals(times, Collections.frequency(many, "tham_gia"));
      assertEquals(times, Collections.frequency(many, "đối_thoại"));
    }
  }

  public void testWordsAreNeverTooLongForAnIndex() throws IOException {
    try (Directory directory = newDirectory();
        Analyzer index = forIndex();
        RandomIndexWriter writer = new RandomIndexWriter(random(), directory, index)) {
      for (String syllable : List.of("x".repeat(255), "\uFDFA".repeat(255), "ha", "nguyễn")) {
        Document document = new Document();
        document.add(new TextField("f", (syllable + " ").repeat(1000), Field.Store.NO));
        writer.addDocument(document);
      }
    }
  }

  private static List<String> words(Analyzer analyzer, String text) throws IOException {
    List<String> words = new ArrayList<>();
    try (TokenStream stream = analyzer.tokenStream("f", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      TypeAttribute type = stream.addAttribute(TypeAttribute.class);
      OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        if (type.type().equals(VietnameseWordFilter.TYPE)) {
          words.add(term.toString());
          assertEquals(
              term.toString(),
              text.substring(offset.startOffset(), offset.endOffset()).replace(' ', '_'));
        }
      }
      stream.end();
    }
    return words;
  }

  public void testQueriesFindWhatWasIndexed() throws IOException {
    try (Directory directory = newDirectory();
        Analyzer index = forIndex();
        Analyzer query = forQueries()) {
      try (RandomIndexWriter writer = new RandomIndexWriter(random(), directory, index)) {
        for (String text : List.of("nhiều học sinh giỏi", "đại học sinh thái")) {
          Document document = new Document();
          document.add(new TextField("f", text, Field.Store.YES));
          writer.addDocument(document);
        }
      }
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        IndexSearcher searcher = newSearcher(reader);
        assertEquals(1, searcher.count(new TermQuery(new Term("f", "học_sinh"))));
        assertEquals(1, searcher.count(new TermQuery(new Term("f", "sinh_thái"))));
        QueryBuilder builder = new QueryBuilder(query);
        assertEquals(2, searcher.count(builder.createPhraseQuery("f", "học sinh")));
        assertEquals(1, searcher.count(builder.createPhraseQuery("f", "học sinh giỏi")));
      }
    }
  }

  public void testRandomStrings() throws IOException {
    try (Analyzer analyzer = forQueries()) {
      checkRandomData(random(), analyzer, 100 * RANDOM_MULTIPLIER);
    }
    try (Analyzer analyzer = forIndex()) {
      checkRandomData(random(), analyzer, 100 * RANDOM_MULTIPLIER, 40, false, false);
    }
  }
}
