// SPDX-License-Identifier: Apache-2.0
package io.luctim.text.term;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.luctim.language.SyllableSequence;
import io.luctim.language.WordSegmenter;
import io.luctim.text.AccentFolder;
import io.luctim.text.SyllableInventory;
import io.luctim.text.ngram.NgramKeys;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A term from the cache has the same properties as a term that is computed. */
class TermCacheTest {
  private static void assertForms(String term, TermCache forms) {
    char[] chars = ("xx" + term).toCharArray();
    forms.set(chars, 2, term.length());
    String folded = AccentFolder.fold(term);
    assertEquals(term, forms.toString());
    assertEquals(
        folded.isEmpty() ? term : folded,
        new String(
            forms.bytes(),
            forms.start() + forms.length(),
            forms.foldedLength(),
            StandardCharsets.UTF_8));
    assertEquals(TermCode.of(term), forms.code(), term);
    assertEquals(TopicSignature.key(NgramKeys.ofWord(folded)), forms.key(), term);
    assertEquals(NgramKeys.ofWord(term), forms.wordKey(), term);
    assertEquals(SyllableSequence.traits(forms.wordKey()), forms.traits(), term);
    assertEquals(AccentFolder.isMarked(term), forms.isMarked(), term);
  }

  @Test
  void cachedSyllablesHaveTheSameProperties() {
    TermCache forms = new TermCache();
    List<String> syllables = new ArrayList<>(SyllableInventory.stream().toList());
    Random random = new Random(7);
    for (int i = 0; i < 200_000; i++) {
      // Some come often, as in a text, and push each other out.
      String syllable = syllables.get((int) (syllables.size() * Math.pow(random.nextDouble(), 3)));
      assertForms(syllable, forms);
    }
  }

  @Test
  void termsOfAllKindsHaveTheirProperties() {
    TermCache forms = new TermCache();
    List<String> terms =
        List.of(
            "",
            "a",
            "\0a",
            "\0\0a",
            "covid",
            "truyềnthông",
            "đđđđđđđđ",
            "\u0345\u0346",
            "æther",
            "東京",
            "東京東京東京東京東京",
            "𠮷野家",
            "x".repeat(5000),
            "đ".repeat(5000));
    for (int round = 0; round < 3; round++) {
      for (String term : terms) {
        assertForms(term, forms);
      }
    }
    forms.set(new char[] {'a', '\ud800', 'b'}, 0, 3); // half a character
    assertEquals("a\ufffdb", forms.toString());
  }

  @Test
  void segmentsCachedWordsAsItSegmentsOthers() {
    String text =
        "học sinh đại học sinh thái ở thành phố hồ chí minh đối thoại với ông shoigu về xyz cộng"
            + " hòa";
    SyllableSequence known = new SyllableSequence();
    SyllableSequence plain = new SyllableSequence();
    TermCache forms = new TermCache();
    for (String word : text.split(" ")) {
      char[] chars = word.toCharArray();
      forms.set(chars, 0, chars.length);
      known.addWord(chars, 0, chars.length, forms.wordKey(), forms.isMarked(), forms.traits());
      plain.addWord(chars, 0, chars.length);
    }
    WordSegmenter.standard().segment(known);
    WordSegmenter.standard().segment(plain);
    for (int i = 0; i < known.size(); i++) {
      assertEquals(plain.isJoined(i), known.isJoined(i));
    }
  }
}
