// SPDX-License-Identifier: Apache-2.0
package io.luctim.index;

import io.luctim.index.PartTokenStream.Terms;
import io.luctim.language.WordSegmenter;
import io.luctim.text.term.TermCodes;
import io.luctim.text.term.TermForms;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TermToBytesRefAttribute;
import org.apache.lucene.tests.util.LuceneTestCase;
import org.apache.lucene.tests.util.TestUtil;

/** What each kind of field of a text holds. */
public class TestPartTokenStream extends LuceneTestCase {
  private static PartTokens tokens(String... texts) throws IOException {
    PartTokens tokens = new PartTokens(WordSegmenter.standard(), new TermForms());
    try (Analyzer analyzer = ArticleFields.analyzer()) {
      tokens.analyze(analyzer, List.of("something else", "before"));
      tokens.analyze(analyzer, List.of(texts));
    }
    return tokens;
  }

  private static void assertTerms(Terms kind, String text, String... terms) throws IOException {
    assertStream(new PartTokenStream(kind, tokens(text)), terms, null);
  }

  private static void assertStream(PartTokenStream stream, String[] terms, int[] increments)
      throws IOException {
    TermToBytesRefAttribute term = stream.getAttribute(TermToBytesRefAttribute.class);
    PositionIncrementAttribute increment = stream.getAttribute(PositionIncrementAttribute.class);
    stream.reset();
    for (int i = 0; i < terms.length; i++) {
      assertTrue(stream.incrementToken());
      assertEquals(terms[i], term.getBytesRef().utf8ToString());
      if (increments != null) {
        assertEquals(increments[i], increment.getPositionIncrement());
      }
    }
    assertFalse(stream.incrementToken());
    stream.end();
    stream.close();
  }

  public void testCanonicalTermsWithTheirSpelling() throws IOException {
    assertTerms(Terms.CANONICAL, "Kĩ thuật", "kỹ", "=kĩ", "thuật");
  }

  public void testFoldedTerms() throws IOException {
    assertTerms(Terms.FOLDED, "Kĩ thuật", "ki", "thuat");
  }

  /** What stands in two texts, or in two parts, is not side by side; the body has a mark. */
  public void testTextsAndPartsAreApart() throws IOException {
    assertStream(
        new PartTokenStream(Terms.CANONICAL, tokens("một hai", "", "ba")),
        new String[] {"một", "hai", "ba"},
        new int[] {1, 1, 101});
    assertStream(
        new PartTokenStream(
            Terms.FOLDED, tokens("một"), tokens("hai ba"), tokens(""), tokens("bốn năm")),
        new String[] {
          "mot",
          ArticleFields.start("lead"),
          "hai",
          "ba",
          ArticleFields.start("caption"),
          ArticleFields.start("body"),
          "bon",
          "nam"
        },
        new int[] {1, 100, 1, 1, 100, 100, 1, 1});
  }

  /** The terms in their order; codes as their pieces, other readings behind the text. */
  public void testArticleTokens() throws IOException {
    ArticleTokens read = new ArticleTokens();
    read.read(
        new ArticleTokens.Writer()
            .write(true, List.of(tokens("học sinh S-400"), tokens("kĩ", "thuật"), tokens(""))));
    assertTrue(read.isBare());
    assertEquals(codes("học", "sinh", "s", "400", null, "s400"), codes(read, 0, read.end(0)));
    assertEquals(codes("kỹ", null, "thuật", null, "=kĩ"), codes(read, read.end(0), read.end(1)));
    assertEquals(read.end(1), read.end(2));
    assertFalse(read.continuesWord(0));
    assertTrue(read.continuesWord(1));
    assertFalse(read.continuesWord(2));
    long[] bits = new long[16];
    int letters = TermCodes.letters(TermCodes.of("thuật"));
    bits[letters >> 6 & 15] |= 1L << letters;
    int thuat = read.end(0) + 2;
    assertEquals(thuat, read.next(0, read.end(1), bits));
    assertEquals(read.end(1), read.next(thuat + 1, read.end(1), bits));
  }

  private static List<Integer> codes(String... terms) {
    List<Integer> codes = new ArrayList<>();
    for (String term : terms) {
      codes.add(term == null ? TermCodes.GAP : TermCodes.of(term));
    }
    return codes;
  }

  private static List<Integer> codes(ArticleTokens tokens, int from, int end) {
    List<Integer> codes = new ArrayList<>();
    for (int i = from; i < end; i++) {
      codes.add(tokens.code(i));
    }
    return codes;
  }

  public void testMarksAlone() throws IOException {
    String marks = "\u0345\u0346";
    PartTokens tokens = tokens("một " + marks + " hai");
    for (Terms kind : Terms.values()) {
      assertTrue(count(new PartTokenStream(kind, tokens)) > 0); // and no term is empty
    }
  }

  /** The codes of a text are those of its terms, whatever the text. */
  public void testRandomStrings() throws IOException {
    for (int i = 0; i < 200 * RANDOM_MULTIPLIER; i++) {
      String text = TestUtil.randomAnalysisString(random(), 60, false);
      PartTokens tokens = tokens(text);
      for (Terms kind : Terms.values()) {
        // Twice, as a stream is used again for the next article.
        PartTokenStream stream = new PartTokenStream(kind, tokens, tokens);
        int count = count(stream);
        assertEquals(text, count, count(stream));
        assertEquals(text, 1, count % 2); // the mark of the second part
      }
      ArticleTokens read = new ArticleTokens();
      read.read(new ArticleTokens.Writer().write(false, List.of(tokens, tokens)));
      List<Integer> codes = codes(read, 0, read.end(0));
      assertEquals(text, codes, codes(read, read.end(0), read.end(1)));
      for (int token = 0; token < tokens.size(); token++) {
        assertTrue(text, codes.contains(tokens.code(token)));
      }
    }
  }

  private static int count(PartTokenStream stream) throws IOException {
    TermToBytesRefAttribute term = stream.getAttribute(TermToBytesRefAttribute.class);
    int count = 0;
    stream.reset();
    while (stream.incrementToken()) {
      count++;
      assertTrue(term.getBytesRef().length > 0);
    }
    stream.end();
    stream.close();
    return count;
  }
}
