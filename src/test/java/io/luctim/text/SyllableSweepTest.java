// SPDX-License-Identifier: Apache-2.0
package io.luctim.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.luctim.text.letter.Alphabet;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every legal syllable in every spelling, and every letter with every tone. */
class SyllableSweepTest {
  private static final List<String> ALL = SyllableInventory.stream().toList();

  private static String nfd(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD);
  }

  @Test
  void inventoryIsClosedAndCanonical() {
    assertEquals(ALL.size(), new HashSet<>(ALL).size(), "each once");
    assertTrue(ALL.size() > 17_000 && ALL.size() < 20_000, ALL.size() + " syllables");
    for (String syllable : ALL) {
      assertTrue(SyllableInventory.contains(syllable), syllable);
      assertEquals(syllable, SyllableNormalizer.normalize(syllable));
      assertEquals(syllable, Normalizer.normalize(syllable, Normalizer.Form.NFC));
    }
  }

  @Test
  void everySpellingHasOneCanonicalForm() {
    for (String syllable : ALL) {
      assertCanonical(syllable, syllable.toUpperCase(Locale.ROOT));
      assertCanonical(syllable, nfd(syllable));
      assertCanonical(syllable, nfd(syllable.toUpperCase(Locale.ROOT)));
      assertCanonical(syllable, marksReversed(nfd(syllable)));
      assertCanonical(syllable, toneCombining(syllable));
      assertCanonical(syllable, fullWidth(syllable));
      for (String misplaced : tonesOnOtherLetters(syllable)) {
        assertCanonical(syllable, misplaced);
        assertCanonical(syllable, nfd(misplaced));
      }
      if (syllable.indexOf('đ') >= 0) {
        assertCanonical(syllable, syllable.replace('đ', 'ð'));
        assertCanonical(syllable, syllable.replace('đ', 'Ð'));
        assertCanonical(syllable, syllable.replace('đ', 'Ɖ'));
        assertCanonical(syllable, syllable.replace("đ", "d\u0335"));
      }
      assertCanonical(syllable, syllable.charAt(0) + "\u00AD" + syllable.substring(1));
      assertCanonical(syllable, "\uFEFF" + nfd(syllable) + "\u200C");
    }
  }

  private static void assertCanonical(String canonical, String spelling) {
    assertEquals(canonical, SyllableNormalizer.normalize(spelling), () -> escape(spelling));
  }

  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    text.chars().forEach(c -> escaped.append(String.format(Locale.ROOT, "%c(%04x) ", c, c)));
    return escaped.toString();
  }

  /** Combining marks after each base letter in the opposite order. */
  private static String marksReversed(String decomposed) {
    StringBuilder reversed = new StringBuilder();
    for (int i = 0; i < decomposed.length(); ) {
      int end = i + 1;
      while (end < decomposed.length() && decomposed.charAt(end) >= 0x300) {
        end++;
      }
      reversed.append(decomposed.charAt(i));
      for (int j = end - 1; j > i; j--) {
        reversed.append(decomposed.charAt(j));
      }
      i = end;
    }
    return reversed.toString();
  }

  /** "Tổ hợp": the letter composed, the tone as a combining mark. */
  private static String toneCombining(String syllable) {
    StringBuilder combined = new StringBuilder();
    for (char c : syllable.toCharArray()) {
      int value = Alphabet.decode(c);
      combined.append(Alphabet.compose(value & Alphabet.MASK, 0));
      combined.append("\u0000\u0300\u0309\u0303\u0301\u0323".charAt(value >> Alphabet.BITS));
    }
    return combined.toString().replace("\0", "");
  }

  private static String fullWidth(String syllable) {
    StringBuilder wide = new StringBuilder();
    syllable.chars().forEach(c -> wide.append(c < 0x80 ? (char) (c + 0xFEE0) : (char) c));
    return wide.toString();
  }

  /** The tone on each other vowel of the rime, the new placement among them. */
  private static List<String> tonesOnOtherLetters(String syllable) {
    int tone = 0;
    StringBuilder plain = new StringBuilder();
    for (char c : syllable.toCharArray()) {
      int value = Alphabet.decode(c);
      tone |= value >> Alphabet.BITS;
      plain.append(Alphabet.compose(value & Alphabet.MASK, 0));
    }
    List<String> others = new ArrayList<>();
    for (int i = 0; tone != 0 && i < plain.length(); i++) {
      int code = Alphabet.code(plain.charAt(i));
      if (Alphabet.isVowel(code)) {
        others.add(plain.substring(0, i) + Alphabet.compose(code, tone) + plain.substring(i + 1));
      }
    }
    return others;
  }

  @Test
  void foldingRemovesExactlyTheMarks() {
    for (String syllable : ALL) {
      String folded = AccentFolder.fold(syllable);
      assertTrue(folded.matches("[a-z]+"), folded);
      assertEquals(folded, AccentFolder.fold(folded), "idempotent");
      assertEquals(folded, AccentFolder.fold(SyllableNormalizer.normalize(folded)), syllable);
      assertEquals(folded, AccentFolder.fold(nfd(syllable)), syllable);
      assertEquals(folded, AccentFolder.fold(syllable.toUpperCase(Locale.ROOT)), syllable);
      assertFalse(AccentFolder.isMarked(folded), folded);
    }
  }

  @Test
  void partsSpellTheSyllable() {
    for (String syllable : ALL) {
      Syllable parts = Syllable.parse(syllable);
      assertNotNull(parts, syllable);
      assertEquals(syllable, parts.spell());
      assertTrue(parts.isLegal(), syllable);
      assertEquals(parts, Syllable.parse(nfd(syllable)));
    }
  }

  @Test
  void refinementsHaveAllMarksAndMore() {
    Set<String> seen = new HashSet<>();
    for (String syllable : ALL) {
      String folded = SyllableNormalizer.normalize(AccentFolder.fold(syllable));
      if (!folded.equals(syllable)) {
        assertTrue(
            SyllableInventory.refinements(folded).contains(syllable), folded + " " + syllable);
      }
      if (seen.add(folded)) {
        for (String refined : SyllableInventory.refinements(folded)) {
          assertEquals(AccentRelation.REFINES, AccentRelation.between(folded, refined));
          assertEquals(AccentRelation.UNACCENTED, AccentRelation.between(refined, folded));
        }
      }
      assertEquals(AccentRelation.SAME, AccentRelation.between(syllable, syllable));
    }
  }

  @Test
  void keysTypeEveryMarkedSyllable() {
    for (String syllable : ALL) {
      if (!AccentFolder.isMarked(syllable) || AccentFolder.fold(syllable).contains("oo")) {
        continue;
      }
      assertEquals(syllable, InputMethod.TELEX.decode(keys(syllable, true)), syllable);
      assertEquals(syllable, InputMethod.VNI.decode(keys(syllable, false)), syllable);
    }
  }

  private static String keys(String syllable, boolean telex) {
    StringBuilder keys = new StringBuilder();
    int tone = 0;
    for (char c : syllable.toCharArray()) {
      int value = Alphabet.decode(c);
      tone |= value >> Alphabet.BITS;
      char letter = Alphabet.compose(value & Alphabet.MASK, 0);
      keys.append(
          switch (letter) {
            case 'ă' -> telex ? "aw" : "a8";
            case 'â' -> telex ? "aa" : "a6";
            case 'đ' -> telex ? "dd" : "d9";
            case 'ê' -> telex ? "ee" : "e6";
            case 'ô' -> telex ? "oo" : "o6";
            case 'ơ' -> telex ? "ow" : "o7";
            case 'ư' -> telex ? "uw" : "u7";
            default -> String.valueOf(letter);
          });
    }
    // ươ is typed with one key for both horns.
    String typed = keys.toString().replace("uwow", "uow").replace("u7o7", "uo7");
    return typed + (tone == 0 ? "" : String.valueOf((telex ? "_frxsj" : "_23415").charAt(tone)));
  }

  @Test
  void lettersWithTonesOfEitherCaseAreComposed() {
    for (char vowel : "aăâeêioôơuưy".toCharArray()) {
      for (Tone tone : Tone.values()) {
        char toned = Alphabet.compose(Alphabet.code(vowel), tone.ordinal());
        String composed = "x" + toned + "zzz"; // no syllable: letters only
        for (String spelling :
            List.of(
                composed, nfd(composed), marksReversed(nfd(composed)), toneCombining(composed))) {
          assertEquals(composed, SyllableNormalizer.normalize(spelling));
          assertEquals(composed, SyllableNormalizer.normalize(spelling.toUpperCase(Locale.ROOT)));
          assertEquals(composed, SyllableNormalizer.normalizeLetters(spelling));
        }
      }
    }
  }

  @Test
  void otherLettersAreNeverConfused() {
    List<String> shuffled = new ArrayList<>(ALL);
    Collections.shuffle(shuffled, new java.util.Random(7));
    for (int i = 1; i < shuffled.size(); i++) {
      String one = shuffled.get(i - 1);
      String other = shuffled.get(i);
      boolean sameLetters = AccentFolder.fold(one).equals(AccentFolder.fold(other));
      if (!sameLetters) {
        assertEquals(AccentRelation.DIFFERENT, AccentRelation.between(one, other));
      }
      assertFalse(SyllableNormalizer.normalize(one).equals(SyllableNormalizer.normalize(other)));
    }
  }
}
