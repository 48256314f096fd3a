// SPDX-License-Identifier: Apache-2.0
package io.luctim.text;

import io.luctim.text.letter.Alphabet;
import io.luctim.text.letter.Rimes;
import io.luctim.text.letter.SyllableParser;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A Vietnamese syllable: its parts as they are spelled, and its tone.
 *
 * <p>{@code quốc} is onset {@code q}, glide {@code u}, nucleus {@code ô}, coda {@code c}, {@link
 * Tone#ACUTE}; {@code giếng} is onset {@code gi}, nucleus {@code iê}, coda {@code ng}; {@code hòa}
 * is onset {@code h}, glide {@code o}, nucleus {@code a}, {@link Tone#GRAVE}. Immutable.
 *
 * @param onset the initial consonant, {@code ""} for none; {@code q} stands before the glide u
 * @param glide {@code o} or {@code u} before the nucleus, or {@code ""}
 * @param nucleus one or two vowels without tone, such as {@code a}, {@code ươ}, {@code yê}
 * @param coda the final consonant or semivowel, or {@code ""}
 * @param tone the tone
 * @since 0.1
 */
public record Syllable(String onset, String glide, String nucleus, String coda, Tone tone) {

  /**
   * Checks that no part is null. Whether the parts form a syllable is what {@link #isLegal}
   * answers.
   *
   * @throws NullPointerException if a part is null
   */
  public Syllable {
    Objects.requireNonNull(onset, "onset");
    Objects.requireNonNull(glide, "glide");
    Objects.requireNonNull(nucleus, "nucleus");
    Objects.requireNonNull(coda, "coda");
    Objects.requireNonNull(tone, "tone");
  }

  /**
   * Parses a syllable in any spelling that {@link SyllableNormalizer} accepts: either case,
   * composed or decomposed, tone mark in any place.
   *
   * @param text one word, without spaces
   * @return the syllable, or null if the word is not spelled like a Vietnamese syllable
   */
  public static @Nullable Syllable parse(CharSequence text) {
    SyllableParser parser = new SyllableParser();
    char[] chars = text.toString().toCharArray();
    if (!parser.parse(chars, 0, chars.length)) {
      return null;
    }
    Rimes.Rime rime = Objects.requireNonNull(parser.rime());
    String onset = parser.spell(0, parser.onsetLength());
    String glide = rime.glide();
    String nucleus = rime.nucleus();
    if (onset.equals("qu")) {
      onset = "q";
      glide = "u";
    } else if (onset.equals("g") && nucleus.startsWith("i") && glide.isEmpty()) {
      onset = "gi"; // in gì, gìn and giếng the i of onset and nucleus is written once
    }
    return new Syllable(onset, glide, nucleus, rime.coda(), Tone.of(parser.tone()));
  }

  /**
   * Returns the canonical spelling of the syllable.
   *
   * @return lower case, composed, tone mark in the traditional place
   */
  public String spell() {
    String shared = onset.equals("gi") && nucleus.startsWith("i") ? "g" : onset;
    String letters = shared + glide + nucleus + coda;
    // The tone goes on any vowel; the normalizer moves it to its place.
    StringBuilder spelled = new StringBuilder(letters);
    int vowel = shared.length() + glide.length();
    spelled.setCharAt(vowel, Alphabet.compose(Alphabet.code(nucleus.charAt(0)), tone.ordinal()));
    return SyllableNormalizer.normalize(spelled);
  }

  /**
   * Returns whether the orthography allows this syllable: its parts exist, c/k/q, g/gh and ng/ngh
   * stand before the right vowels, and a syllable that ends in a stop has the acute or the dot.
   *
   * @return whether {@link SyllableInventory} holds it
   */
  public boolean isLegal() {
    return SyllableInventory.contains(spell());
  }

  /** Returns the canonical spelling, as {@link #spell}. */
  @Override
  public String toString() {
    return spell();
  }
}
