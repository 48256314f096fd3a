// SPDX-License-Identifier: Apache-2.0
package io.luctim.index;

import java.io.IOException;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.tests.analysis.BaseTokenStreamTestCase;

/** What each of the three fields of a text holds. */
public class TestArticleFields extends BaseTokenStreamTestCase {
  private static void assertTerms(String field, String text, String... terms) throws IOException {
    try (Analyzer analyzer = ArticleFields.analyzer()) {
      assertTokenStreamContents(analyzer.tokenStream(field, text), terms);
    }
  }

  public void testCanonicalTermsWithTheirSpelling() throws IOException {
    assertTerms(ArticleFields.BODY, "Kĩ thuật", "kỹ", "=kĩ", "thuật");
  }

  public void testFoldedTerms() throws IOException {
    assertTerms(ArticleFields.folded(ArticleFields.BODY), "Kĩ thuật", "ki", "thuat");
  }

  /** Codes count as their pieces, and of several readings the first counts. */
  public void testPairs() throws IOException {
    String field = ArticleFields.pairs(ArticleFields.BODY);
    assertTerms(field, "Đối thoại Mỹ-Nhật", "doi thoai", "thoai my", "my nhat");
    assertTerms(field, "tổ hợp S-400 được", "to hop", "hop s", "s 400", "400 duoc");
    assertTerms(field, "ngày 11/4/2024 tại", "ngay 11/4/2024", "11/4/2024 tai");
    assertTerms(field, "một");
    assertTerms(field, "");
    assertEquals("doi thoai", ArticleFields.pair("doi", "thoai"));
  }

  public void testRandomStrings() throws IOException {
    try (Analyzer analyzer = ArticleFields.analyzer()) {
      checkRandomData(random(), analyzer, 100 * RANDOM_MULTIPLIER);
      for (int i = 0; i < 100 * RANDOM_MULTIPLIER; i++) {
        String text =
            org.apache.lucene.tests.util.TestUtil.randomAnalysisString(random(), 60, false);
        try (var stream = analyzer.tokenStream(ArticleFields.pairs(ArticleFields.BODY), text)) {
          var term =
              stream.addAttribute(
                  org.apache.lucene.analysis.tokenattributes.CharTermAttribute.class);
          stream.reset();
          while (stream.incrementToken()) {
            assertTrue(text, term.toString().indexOf(ArticleFields.PAIR_SEPARATOR) > 0);
          }
          stream.end();
        }
      }
    }
  }
}
