// SPDX-License-Identifier: Apache-2.0
package io.luctim.text.term;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.luctim.text.ngram.NgramKeys;
import org.junit.jupiter.api.Test;

/** Signatures of texts. */
class KeyTermsTest {
  private final KeyTerms keyTerms = new KeyTerms();

  private byte[] signature(String text) {
    keyTerms.clear();
    for (String word : text.split(" ")) {
      if (word.equals(".")) {
        keyTerms.addBreak();
      } else {
        keyTerms.add(KeyTerms.key(NgramKeys.ofWord(word)), true);
      }
    }
    return keyTerms.signature();
  }

  @Test
  void textsAboutTheSameAreSimilar() {
    byte[] flood = signature("lu lut o mien trung . lu lut lam ngap nhieu xa mien trung");
    byte[] floods = signature("mien trung chong lu lut . nuoc ngap nhieu xa");
    byte[] gold = signature("gia vang tang manh . gia vang lap dinh trong phien giao dich");
    assertEquals(1, KeyTerms.similarity(flood, flood), 0.02);
    assertEquals(KeyTerms.similarity(flood, floods), KeyTerms.similarity(floods, flood));
    assertTrue(KeyTerms.similarity(flood, floods) > 0.3);
    assertTrue(KeyTerms.similarity(flood, gold) < 0.1);
    assertEquals(0, KeyTerms.similarity(flood, new byte[0]));
  }

  @Test
  void aSignatureDependsOnTheTextOnly() {
    byte[] first = signature("doi thoai lan dau giua hai nuoc");
    signature("mot bai khac dai hon nhieu de bang lon len va chua cac tu la");
    assertArrayEquals(first, signature("doi thoai lan dau giua hai nuoc"));
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 100_000; i++) {
      many.append("tu").append(i).append(' ');
    }
    assertEquals(5 * KeyTerms.SIZE, signature(many.toString()).length);
    for (int i = 0; i < 3; i++) { // nor on a long text before it
      assertArrayEquals(first, signature("doi thoai lan dau giua hai nuoc"));
    }
    keyTerms.clear();
    assertEquals(0, keyTerms.signature().length);
  }

  @Test
  void whatMostArticlesHaveTellsNothing() {
    assertEquals(0, signature("va cua la trong").length);
    byte[] trade = signature("xuat khau gao . gia gao tang");
    assertArrayEquals(trade, signature("xuat khau gao va cua gia gao tang"));
    assertTrue(KeyTerms.similarity(trade, signature("xuat khau gao trong gia gao tang")) == 1);
  }

  /** What recurs, and what is rare, tells most; order and place do not matter. */
  @Test
  void whatRecursTellsMost() {
    byte[] twice = signature("sau rieng . sau rieng . xuat khau . nong dan");
    byte[] often = signature("sau rieng . xuat khau . xuat khau . xuat khau . nong dan");
    byte[] durian = signature("sau rieng");
    assertTrue(KeyTerms.similarity(twice, durian) > KeyTerms.similarity(often, durian));
    assertEquals(
        KeyTerms.similarity(twice, often), KeyTerms.similarity(often, twice), 1e-6, "symmetric");
    assertTrue(KeyTerms.similarity(signature("cac chi tren"), durian) == 0);
    byte[] shuffled = signature("nong dan . sau rieng . xuat khau . sau rieng");
    assertArrayEquals(twice, shuffled);
  }
}
