// SPDX-License-Identifier: Apache-2.0
package io.luctim.index;

import io.luctim.index.PartTokenStream.Terms;
import io.luctim.text.WordSegmenter;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.tests.analysis.BaseTokenStreamTestCase;
import org.apache.lucene.tests.util.TestUtil;

/** What each kind of field of a text holds. */
public class TestPartTokenStream extends BaseTokenStreamTestCase {
  private static PartTokens tokens(String... texts) throws IOException {
    PartTokens tokens = new PartTokens(WordSegmenter.standard());
    try (Analyzer analyzer = ArticleFields.analyzer()) {
      tokens.analyze(analyzer, List.of("something else", "before"));
      tokens.analyze(analyzer, List.of(texts));
    }
    return tokens;
  }

  private static void assertTerms(Terms kind, String text, String... terms) throws IOException {
    assertTokenStreamContents(new PartTokenStream(kind, tokens(text)), terms);
  }

  public void testCanonicalTermsWithTheirSpelling() throws IOException {
    assertTerms(Terms.CANONICAL, "Kĩ thuật", "kỹ", "=kĩ", "thuật");
  }

  public void testFoldedTerms() throws IOException {
    assertTerms(Terms.FOLDED, "Kĩ thuật", "ki", "thuat");
  }

  /** Codes count as their pieces, and of several readings the first counts. */
  public void testPairs() throws IOException {
    assertTerms(Terms.PAIRS, "Đối thoại Mỹ-Nhật", "doi thoai", "thoai my", "my nhat");
    assertTerms(Terms.PAIRS, "tổ hợp S-400 được", "to hop", "hop s", "s 400", "400 duoc");
    assertTerms(Terms.PAIRS, "ngày 11/4/2024 tại", "ngay 11/4/2024", "11/4/2024 tai");
    assertTerms(Terms.PAIRS, "một");
    assertTerms(Terms.PAIRS, "");
    assertEquals("doi thoai", ArticleFields.pair("doi", "thoai"));
  }

  public void testWords() throws IOException {
    assertTerms(
        Terms.WORDS, "Các em học sinh, sinh viên 5 xã", "các", "em", "học_sinh", "sinh_viên", "xã");
    assertTerms(Terms.WORDS, "");
  }

  /** What stands in two texts, or in two parts, is not side by side. */
  public void testTextsAndPartsAreApart() throws IOException {
    assertTokenStreamContents(
        new PartTokenStream(Terms.CANONICAL, tokens("một hai", "", "ba")),
        new String[] {"một", "hai", "ba"},
        new int[] {1, 1, 101});
    assertTokenStreamContents(
        new PartTokenStream(Terms.PAIRS, tokens("một hai", "ba"), tokens("bốn năm")),
        new String[] {"mot hai", "bon nam"});
    assertTokenStreamContents(
        new PartTokenStream(Terms.WORDS, tokens("các em học", "sinh viên")),
        new String[] {"các", "em", "học", "sinh_viên"});
  }

  public void testRandomStrings() throws IOException {
    for (int i = 0; i < 200 * RANDOM_MULTIPLIER; i++) {
      String text = TestUtil.randomAnalysisString(random(), 60, false);
      PartTokens tokens = tokens(text);
      for (Terms kind : Terms.values()) {
        // Twice, as a stream is used again for the next article.
        PartTokenStream stream = new PartTokenStream(kind, tokens, tokens);
        int count = count(kind, stream);
        assertEquals(text, count, count(kind, stream));
        assertEquals(text, 0, count % 2);
      }
    }
  }

  private static int count(Terms kind, PartTokenStream stream) throws IOException {
    CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
    int count = 0;
    stream.reset();
    while (stream.incrementToken()) {
      count++;
      assertTrue(term.length() > 0);
      assertEquals(kind == Terms.PAIRS, term.toString().indexOf(ArticleFields.PAIR_SEPARATOR) > 0);
    }
    stream.end();
    stream.close();
    return count;
  }
}
