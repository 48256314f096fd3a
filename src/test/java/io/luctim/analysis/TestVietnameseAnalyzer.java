// SPDX-License-Identifier: Apache-2.0
package io.luctim.analysis;

import io.luctim.analysis.VietnameseAnalyzer.Folding;
import java.io.IOException;
import java.io.StringReader;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.charfilter.HTMLStripCharFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.tests.analysis.BaseTokenStreamTestCase;
import org.apache.lucene.tests.analysis.MockGraphTokenFilter;
import org.apache.lucene.tests.util.TestUtil;
import org.apache.lucene.util.BytesRef;

/** The terms of the whole chain, and what must hold for any chain of Lucene. */
public class TestVietnameseAnalyzer extends BaseTokenStreamTestCase {
  private static Analyzer canonical() {
    return VietnameseAnalyzer.builder().folding(Folding.NONE).build();
  }

  private static void assertTokens(Analyzer analyzer, String text, String... terms)
      throws IOException {
    try (analyzer) {
      assertAnalyzesTo(analyzer, text, terms);
    }
  }

  public void testFoldedTermsStandBesideCanonicalOnes() throws IOException {
    try (Analyzer analyzer = new VietnameseAnalyzer()) {
      assertAnalyzesTo(
          analyzer,
          "Đối thoại 2+2 ban",
          new String[] {"đối", "doi", "thoại", "thoai", "2+2", "ban"},
          new int[] {0, 0, 4, 4, 10, 14},
          new int[] {3, 3, 9, 9, 13, 17},
          new String[] {"<WORD>", "<WORD>", "<WORD>", "<WORD>", "<CODE>", "<WORD>"},
          new int[] {1, 0, 1, 0, 1, 1},
          new int[] {1, 1, 1, 1, 1, 1});
    }
  }

  public void testFoldedTermsCanReplaceCanonicalOnes() throws IOException {
    assertTokens(
        VietnameseAnalyzer.builder().folding(Folding.REPLACE).build(), "Đường sắt", "duong", "sat");
  }

  public void testCodesAreGraphs() throws IOException {
    try (Analyzer analyzer = canonical()) {
      assertAnalyzesTo(
          analyzer,
          "tổ hợp S-400 được",
          new String[] {"tổ", "hợp", "s400", "s", "400", "được"},
          new int[] {0, 3, 7, 7, 9, 13},
          new int[] {2, 6, 12, 8, 12, 17},
          new String[] {"<WORD>", "<WORD>", "<CODE>", "<WORD>", "<NUMBER>", "<WORD>"},
          new int[] {1, 1, 1, 0, 1, 1},
          new int[] {1, 1, 2, 1, 1, 1});
    }
  }

  public void testNumbersDatesAndCodesHaveOneFormAndTheirParts() throws IOException {
    assertTokens(canonical(), "5,4 5.4 1.250.000 1,250,000", "5,4", "5,4", "1250000", "1250000");
    assertTokens(canonical(), "40% 40 % 0.125", "40%", "40", "40%", "40", "0,125");
    assertTokens(canonical(), "2+2 C++ C# 18+", "2+2", "c++", "c#", "18+", "18");
    assertTokens(canonical(), "11/04/2024", "11/4/2024", "11/4", "4/2024", "2024");
    assertTokens(canonical(), "11-4-2024", "11/4/2024", "11/4", "4/2024", "2024");
    assertTokens(canonical(), "11.4.2024", "11/4/2024", "11/4", "4/2024", "2024");
    assertTokens(canonical(), "2024-04-11", "11/4/2024", "2024");
    assertTokens(canonical(), "10/2020", "10/2020", "10", "2020");
    assertTokens(canonical(), "22/10", "22/10");
    assertTokens(canonical(), "22.10", "22,10", "22/10");
    assertTokens(canonical(), "22-10", "22-10", "22/10", "22", "10");
    assertTokens(canonical(), "8-9/4", "8", "9/4");
    assertTokens(
        canonical(), "Covid-19 covid19", "covid19", "covid", "19", "covid19", "covid", "19");
    assertTokens(canonical(), "49X-1234", "49x1234", "49x", "1234");
    assertTokens(canonical(), "A1B2C3 1D0013246A", "a1b2c3", "1d0013246a");
    assertTokens(canonical(), "15/2020/NĐ-CP", "15/2020/nđcp", "15", "2020", "nđ", "cp");
    assertTokens(canonical(), "14:30 14h30", "14h30", "14h30");
    assertTokens(canonical(), "TP.HCM", "tphcm", "tp", "hcm");
    assertTokens(canonical(), "AT&T GD&ĐT", "at&t", "at", "t", "gd&đt", "gd", "đt");
    assertTokens(canonical(), "GD-ĐT Mỹ-Nhật", "gd", "đt", "mỹ", "nhật");
    assertTokens(canonical(), "H'Mông K’Brêu", "hmông", "h", "mông", "kbrêu", "k", "brêu");
    assertTokens(canonical(), "nhà.Người v.v.", "nhà", "người", "vv", "v", "v");
    assertTokens(
        canonical(),
        "banbientap@baomoi.example",
        "banbientap@baomoi.example",
        "banbientap",
        "baomoi",
        "example");
    assertTokens(canonical(), "a.vn@b c", "a.vn", "a", "vn", "b", "c");
    assertTokens(canonical(), "baobinhminh.vn", "baobinhminh.vn", "baobinhminh", "vn");
    assertTokens(
        canonical(),
        "https://a.vn/x?y=1.",
        "https://a.vn/x?y=1",
        "https",
        "a",
        "vn",
        "x",
        "y",
        "1");
    assertTokens(canonical(), "192.168.1.1 10.6.0", "192.168.1.1", "10.6.0");
    assertTokens(canonical(), "m² H₂O ½", "m2", "m", "2", "h2o");
  }

  public void testInvisibleCharactersSeparateSyllablesButNotLetters() throws IOException {
    assertTokens(canonical(), "ngân\u200Bhàng", "ngân", "hàng");
    assertTokens(canonical(), "ngân\u200Chàng\uFEFFnhà nước", "ngân", "hàng", "nhà", "nước");
    assertTokens(canonical(), "tiê\u200C\u0301ng tri\u00ADển \uFEFFbão", "tiếng", "triển", "bão");
    assertTokens(canonical(), "Washing\u00ADton face\u2060book", "washington", "facebook");
    assertTokens(canonical(), "hà\u00A0nội", "hà", "nội");
  }

  public void testOtherScriptsAreNormalized() throws IOException {
    assertTokens(canonical(), "東京 Москва Ελλάδα 서울 ไทย", "東", "京", "москва", "ελλάδα", "서울", "ไทย");
    assertTokens(canonical(), "Ｇ７ ＴＩẾＮＧ ﬁn 𝐇𝐚̀", "g7", "g", "7", "tiếng", "fin", "hà");
  }

  public void testQueriesDoNotSearchForTermsThatSayLess() throws IOException {
    assertTokens(
        VietnameseAnalyzer.builder().folding(Folding.NONE).build().forQueries(),
        "11/4/2024 40% S-400",
        "11/4/2024",
        "40%",
        "s400",
        "s",
        "400");
  }

  public void testStopWordsAreRemovedAndProtectedWordsAreKept() throws IOException {
    assertTokens(
        VietnameseAnalyzer.builder()
            .folding(Folding.ADD)
            .stopWords(List.of("của"))
            .protectedWords(List.of("Kĩ"))
            .build(),
        "Kĩ của hoà",
        "Kĩ",
        "hòa",
        "hoa");
  }

  public void testTheSpellingOfIAndYIsKeptOnRequest() throws IOException {
    try (Analyzer analyzer =
        VietnameseAnalyzer.builder().folding(Folding.NONE).keepSpelling(true).build()) {
      assertAnalyzesTo(
          analyzer,
          "kĩ quí tay",
          new String[] {"kỹ", "=kĩ", "quý", "=quí", "tay"},
          new int[] {1, 0, 1, 0, 1});
    }
  }

  public void testNormalizesPrefixesAsLetters() {
    try (Analyzer folding = new VietnameseAnalyzer();
        Analyzer canonical = canonical()) {
      assertEquals(new BytesRef("nguye"), folding.normalize("f", "Nguyê"));
      assertEquals(new BytesRef("nguyê"), canonical.normalize("f", "Nguye\u0302"));
      assertEquals(new BytesRef("ki"), canonical.normalize("f", "KI"));
      assertEquals(new BytesRef("toá"), canonical.normalize("f", "toá"));
    }
  }

  public void testDecomposedAndUpperCaseTextGivesTheSameTerms() throws IOException {
    String text = "Thủ tướng Nhật Bản đối thoại 2+2, giá 5,4 tỷ ở TP.HCM. Hoà bình, kỹ thuật!";
    String expected = terms(text);
    assertEquals(expected, terms(Normalizer.normalize(text, Normalizer.Form.NFD)));
    assertEquals(expected, terms(text.toUpperCase(Locale.ROOT)));
    assertEquals(expected, terms(text.toLowerCase(Locale.ROOT)));
    assertEquals(expected, terms(text.replace("Hoà", "Hòa").replace("kỹ", "kĩ")));
  }

  private static String terms(String text) throws IOException {
    StringBuilder terms = new StringBuilder();
    try (Analyzer analyzer = new VietnameseAnalyzer();
        TokenStream stream = analyzer.tokenStream("f", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        terms.append(term).append(' ');
      }
      stream.end();
    }
    return terms.toString();
  }

  public void testRandomStrings() throws IOException {
    for (Analyzer analyzer :
        List.of(
            new VietnameseAnalyzer(),
            canonical(),
            VietnameseAnalyzer.builder().keepSpelling(true).build(),
            VietnameseAnalyzer.builder().folding(Folding.REPLACE).build().forQueries())) {
      try (analyzer) {
        checkRandomData(random(), analyzer, 200 * RANDOM_MULTIPLIER);
      }
    }
  }

  public void testRandomHugeStrings() throws IOException {
    try (Analyzer analyzer = new VietnameseAnalyzer()) {
      checkRandomData(random(), analyzer, 20 * RANDOM_MULTIPLIER, 8192);
    }
  }

  /** Random strings of what the tokenizer looks at hardest. */
  public void testRandomNewsLikeStrings() throws IOException {
    String alphabet =
        "aăâđêôơưyqgiuhnkTPHCM0123456789.,-/:&+@'’_%#   \n"
            + "\u0301\u0300\u0309\u0303\u0323\u0302\u031B\u00AD\u200B\u200C\uFEFFđĐệÐ東ไ";
    try (Analyzer analyzer = new VietnameseAnalyzer();
        Analyzer queries = canonical()) {
      for (int i = 0; i < 500 * RANDOM_MULTIPLIER; i++) {
        StringBuilder text = new StringBuilder();
        int length = TestUtil.nextInt(random(), 1, i % 50 == 0 ? 5000 : 60);
        while (text.length() < length) {
          text.append(alphabet.charAt(random().nextInt(alphabet.length())));
        }
        checkAnalysisConsistency(random(), analyzer, random().nextBoolean(), text.toString());
        checkAnalysisConsistency(random(), queries, random().nextBoolean(), text.toString());
      }
    }
  }

  public void testWorksAfterACharFilterAndAGraphFilter() throws IOException {
    try (Analyzer analyzer =
        new Analyzer() {
          @Override
          protected TokenStreamComponents createComponents(String field) {
            Tokenizer tokenizer = new VietnameseTokenizer();
            TokenStream stream =
                new VietnameseTokenPartsFilter(tokenizer, VietnameseTokenPartsFilter.Mode.INDEX);
            stream = new VietnameseFoldingFilter(new VietnameseCanonicalFilter(stream), true);
            return new TokenStreamComponents(tokenizer, stream);
          }

          @Override
          protected java.io.Reader initReader(String field, java.io.Reader reader) {
            return new HTMLStripCharFilter(reader);
          }
        }) {
      assertAnalyzesTo(
          analyzer,
          "<b>Đ</b>à AT&amp;T",
          new String[] {"đà", "da", "at&t", "at", "t"},
          new int[] {3, 3, 10, 10, 10},
          new int[] {9, 9, 18, 18, 18});
      checkRandomData(random(), analyzer, 50 * RANDOM_MULTIPLIER);
    }
    try (Analyzer graph =
        new Analyzer() {
          @Override
          protected TokenStreamComponents createComponents(String field) {
            Tokenizer tokenizer = new VietnameseTokenizer();
            return new TokenStreamComponents(
                tokenizer,
                new VietnameseFoldingFilter(
                    new VietnameseCanonicalFilter(new MockGraphTokenFilter(random(), tokenizer)),
                    true));
          }
        }) {
      checkRandomData(random(), graph, 50 * RANDOM_MULTIPLIER);
    }
  }

  public void testAnEmptyTermStaysEmpty() throws IOException {
    Analyzer analyzer =
        new Analyzer() {
          @Override
          protected TokenStreamComponents createComponents(String field) {
            Tokenizer tokenizer = new org.apache.lucene.analysis.core.KeywordTokenizer();
            TokenStream stream =
                new VietnameseTokenPartsFilter(tokenizer, VietnameseTokenPartsFilter.Mode.INDEX);
            return new TokenStreamComponents(
                tokenizer,
                new VietnameseFoldingFilter(new VietnameseCanonicalFilter(stream, true), true));
          }
        };
    checkOneTerm(analyzer, "", "");
    analyzer.close();
  }

  /** Reading through a Reader that gives little at a time must not change a token. */
  public void testTokensAreNotCutAtTheEndOfAWindow() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 3000; i++) {
      text.append(i % 7 == 0 ? "TP.HCM " : i % 5 == 0 ? "11/4/2024 " : "nghiêng ");
    }
    try (VietnameseTokenizer tokenizer = new VietnameseTokenizer()) {
      tokenizer.setReader(new StringReader(text.toString()));
      CharTermAttribute term = tokenizer.addAttribute(CharTermAttribute.class);
      tokenizer.reset();
      int count = 0;
      while (tokenizer.incrementToken()) {
        String expected = count % 7 == 0 ? "TP.HCM" : count % 5 == 0 ? "11/4/2024" : "nghiêng";
        assertEquals(expected, term.toString());
        count++;
      }
      assertEquals(3000, count);
      tokenizer.end();
    }
  }
}
