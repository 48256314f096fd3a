// SPDX-License-Identifier: Apache-2.0
package io.luctim.text.term;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.luctim.text.ngram.NgramKeys;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How signatures of texts are made and compared. */
class TopicSignatureTest {
  private final TopicSignature topics = new TopicSignature();

  private byte[] signature(String text) {
    topics.clear();
    for (String word : text.split(" ")) {
      if (word.equals(".")) {
        topics.addBreak();
      } else {
        topics.add(TopicSignature.key(NgramKeys.ofWord(word)), true);
      }
    }
    return topics.signature();
  }

  @Test
  void anEntryIsFourBytesOfAKeyAndOneOfAWeight() {
    byte[] signature = signature("lu lut o mien trung");
    assertEquals(0, signature.length % 5);
    double square = 0;
    long previous = -1;
    for (int i = 0; i < signature.length; i += 5) {
      long key = 0;
      for (int b = 0; b < 4; b++) {
        key = key << 8 | signature[i + b] & 0xFF;
      }
      assertTrue(key > previous, "entries are sorted by their keys");
      previous = key;
      square += Math.pow(signature[i + 4] & 0xFF, 2);
    }
    assertEquals(255, Math.sqrt(square), 3, "the weights are a vector of this length");
    long lut = NgramKeys.ofWord("lut") & 0xFFFFFFFFL;
    assertTrue(
        IntStream.range(0, signature.length / 5)
            .mapToObj(i -> ByteBuffer.wrap(signature).getInt(5 * i) & 0xFFFFFFFFL)
            .anyMatch(key -> key == lut));
  }

  @Test
  void textsAboutTheSameAreSimilar() {
    byte[] flood = signature("lu lut o mien trung . lu lut lam ngap nhieu xa mien trung");
    byte[] floods = signature("mien trung chong lu lut . nuoc ngap nhieu xa");
    byte[] gold = signature("gia vang tang manh . gia vang lap dinh trong phien giao dich");
    assertEquals(1, TopicSignature.similarity(flood, flood), 0.02);
    assertEquals(
        TopicSignature.similarity(flood, floods), TopicSignature.similarity(floods, flood));
    assertTrue(TopicSignature.similarity(flood, floods) > 0.3);
    assertTrue(TopicSignature.similarity(flood, gold) < 0.1);
    assertEquals(0, TopicSignature.similarity(flood, new byte[0]));
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
    assertEquals(5 * TopicSignature.SIZE, signature(many.toString()).length);
    for (int i = 0; i < 3; i++) { // nor on a long text before it
      assertArrayEquals(first, signature("doi thoai lan dau giua hai nuoc"));
    }
    topics.clear();
    assertEquals(0, topics.signature().length);
  }

  @Test
  void whatMostArticlesHaveTellsNothing() {
    assertEquals(0, signature("va cua la trong").length);
    byte[] trade = signature("xuat khau gao . gia gao tang");
    assertArrayEquals(trade, signature("xuat khau gao va cua gia gao tang"));
    assertTrue(
        TopicSignature.similarity(trade, signature("xuat khau gao trong gia gao tang")) == 1);
  }

  /** What recurs, and what is rare, tells most; order and place do not matter. */
  @Test
  void whatRecursTellsMost() {
    byte[] twice = signature("sau rieng . sau rieng . xuat khau . nong dan");
    byte[] often = signature("sau rieng . xuat khau . xuat khau . xuat khau . nong dan");
    byte[] durian = signature("sau rieng");
    assertTrue(TopicSignature.similarity(twice, durian) > TopicSignature.similarity(often, durian));
    assertEquals(
        TopicSignature.similarity(twice, often),
        TopicSignature.similarity(often, twice),
        1e-6,
        "symmetric");
    assertTrue(TopicSignature.similarity(signature("cac chi tren"), durian) == 0);
    byte[] shuffled = signature("nong dan . sau rieng . xuat khau . sau rieng");
    assertArrayEquals(twice, shuffled);
  }
}
