// SPDX-License-Identifier: Apache-2.0
package io.luctim.text;

import io.luctim.text.letter.Alphabet;
import io.luctim.text.letter.Rimes;
import io.luctim.text.letter.SyllableParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The closed inventory of the syllables that Vietnamese orthography allows: some twenty thousand,
 * of which about a third is in use.
 *
 * <p>The inventory is computed, not stored: a syllable is legal if its onset, rime and tone go
 * together. Stateless and safe for use by several threads.
 *
 * @since 0.1
 */
public final class SyllableInventory {
  private static final Tone[] ALL_TONES = Tone.values();

  private SyllableInventory() {}

  /**
   * Returns whether a word is a legal syllable, in any spelling that {@link SyllableNormalizer}
   * accepts.
   *
   * @param word the word, without spaces
   * @return whether the inventory holds it: <i>việt</i> is in it, <i>viet</i> is not, as a syllable
   *     that ends in a stop has a tone mark
   */
  public static boolean contains(CharSequence word) {
    SyllableParser parser = new SyllableParser();
    char[] chars = word.toString().toCharArray();
    return parser.parse(chars, 0, chars.length)
        && isLegal(
            parser.spell(0, parser.onsetLength()),
            Objects.requireNonNull(parser.rime()),
            Tone.of(parser.tone()));
  }

  /**
   * Returns all legal syllables in canonical form, in no particular order.
   *
   * @return a new stream, each syllable once
   */
  public static Stream<String> stream() {
    List<String> onsets = new ArrayList<>(Rimes.onsets());
    onsets.remove("q");
    onsets.add("qu");
    onsets.add("");
    return onsets.stream()
        .flatMap(onset ->
            Rimes.all().stream()
                .flatMap(rime ->
                    Stream.of(ALL_TONES)
                        .filter(tone -> isLegal(onset, rime, tone))
                        .map(tone -> spell(onset, rime, tone))))
        .distinct();
  }

  /**
   * Returns the legal syllables that have all marks of a given one, and more: for <i>viêt</i> they
   * are <i>viết</i> and <i>việt</i>.
   *
   * @param syllable a syllable in canonical form, with none or some of its marks
   * @return the refinements in canonical form, without the syllable itself; empty for a word that
   *     is not spelled like a Vietnamese syllable
   */
  public static List<String> refinements(CharSequence syllable) {
    if (syllable.length() > SyllableParser.MAX) {
      return List.of();
    }
    List<String> found = new ArrayList<>();
    refine(syllable.toString(), 0, new StringBuilder(), found);
    return found;
  }

  private static void refine(
      String syllable, int index, StringBuilder letters, List<String> found) {
    if (index == syllable.length()) {
      addTones(syllable, letters.toString(), found);
      return;
    }
    int value = Alphabet.decode(syllable.charAt(index));
    if (value <= 0) {
      return;
    }
    int code = value & Alphabet.MASK;
    letters.append(Alphabet.compose(code, 0));
    refine(syllable, index + 1, letters, found);
    letters.setLength(index);
    if (!Alphabet.isMarked(code)) {
      for (int mark = Alphabet.CIRCUMFLEX; mark >= Alphabet.STROKE; mark--) {
        int marked = Alphabet.withMark(code, mark);
        if (marked != 0) {
          letters.append(Alphabet.compose(marked, 0));
          refine(syllable, index + 1, letters, found);
          letters.setLength(index);
        }
      }
    }
  }

  private static void addTones(String syllable, String letters, List<String> found) {
    for (Tone tone : ALL_TONES) {
      for (int i = 0; i < letters.length(); i++) {
        char toned = Alphabet.compose(Alphabet.code(letters.charAt(i)), tone.ordinal());
        if (toned == '\0' || !Alphabet.isVowel(Alphabet.code(letters.charAt(i)))) {
          continue;
        }
        String word = letters.substring(0, i) + toned + letters.substring(i + 1);
        if (contains(word)) {
          String canonical = SyllableNormalizer.normalize(word);
          if (AccentRelation.between(syllable, canonical) == AccentRelation.REFINES) {
            found.add(canonical);
          }
        }
        break; // any vowel will do, as the normalizer moves the tone to its place
      }
    }
  }

  private static String spell(String onset, Rimes.Rime rime, Tone tone) {
    String start = onset.equals("gi") && rime.letters().startsWith("i") ? "g" : onset;
    StringBuilder word = new StringBuilder(start).append(rime.letters());
    int toned = start.length() + rime.tonePosition();
    word.setCharAt(toned, Alphabet.compose(Alphabet.code(word.charAt(toned)), tone.ordinal()));
    return SyllableNormalizer.normalize(word);
  }

  private static boolean isLegal(String onset, Rimes.Rime rime, Tone tone) {
    if (rime.isStopped() && tone != Tone.ACUTE && tone != Tone.DOT) {
      return false;
    }
    String nucleus = rime.nucleus();
    String first = rime.letters().substring(0, 1);
    boolean front = "eêiy".contains(first);
    boolean lone = rime.letters().length() == 1;
    return switch (onset) {
      case "" -> !nucleus.equals("iê") && (!first.equals("y") || lone || nucleus.equals("yê"));
      case "qu" -> rime.glide().isEmpty() && followsQ(rime);
      case "gi" -> rime.glide().isEmpty() && !"iyê".contains(first);
      case "c", "ng" -> !front && !(onset.equals("c") && !rime.glide().isEmpty());
      case "g" -> !front || first.equals("i");
      case "gh", "ngh" -> front && !first.equals("y");
      case "k" -> front && (!first.equals("y") || lone);
      default -> Rimes.onsets().contains(onset) && (!first.equals("y") || lone && isLoneY(onset));
    };
  }

  private static boolean followsQ(Rimes.Rime rime) {
    return switch (rime.nucleus()) {
      case "a", "ă", "â", "e", "ê", "y", "yê", "ơ" -> true;
      case "ô" -> rime.coda().equals("c");
      default -> false;
    };
  }

  private static boolean isLoneY(String onset) {
    return SyllableParser.iOrY(onset.length() == 1 ? onset.charAt(0) : '\0') != '\0';
  }
}
