// SPDX-License-Identifier: Apache-2.0
package io.luctim.text.letter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The closed sets of onsets and rimes that Vietnamese syllables consist of.
 *
 * <p>Letters are packed into an int, six bits each ({@link Alphabet}), the first letter highest. A
 * set is an open-addressed table of such ints, so that a look-up allocates nothing. Immutable, safe
 * for use by several threads.
 *
 * <p>Source of the rime list: Đoàn Thiện Thuật, <i>Ngữ âm tiếng Việt</i>, with the loan rimes that
 * newspapers print (<i>oong</i>, final <i>k</i> of Central Highlands place names).
 */
public final class Rimes {
  /**
   * A rime and its parts.
   *
   * @param letters the whole rime without tone
   * @param glide {@code o} or {@code u} before the nucleus, or {@code ""}
   * @param nucleus one or two vowels
   * @param coda the final consonant or semivowel, or {@code ""}
   * @param tonePosition index of the letter that carries the tone mark
   */
  public record Rime(String letters, String glide, String nucleus, String coda, int tonePosition) {
    /** Returns whether the rime ends in a stop, so that it takes only the acute and the dot. */
    public boolean isStopped() {
      return switch (coda) {
        case "c", "ch", "k", "p", "t" -> true;
        default -> false;
      };
    }

    boolean isOpen() {
      return coda.isEmpty();
    }
  }

  /**
   * All rimes: glide, nucleus, and the codas that may follow; "-" stands for none. The nucleus y
   * stands only after qu or alone.
   */
  private static final String INVENTORY =
      """
      -  a   - c ch i k m n ng nh o p t u y
      -  ă   c k m n ng p t
      -  â   c m n ng p t u y
      -  e   - c k m n ng o p t
      -  ê   - c ch k m n ng nh p t u
      -  i   - c ch k m n nh p t u
      -  y   - ch n nh p t u
      -  o   - c i k m n ng p t
      -  oo  c k n ng
      -  ô   - c i k m n ng p t
      -  ơ   - i m n ng p t
      -  u   - c i k m n ng p t
      -  ư   - c i k m n ng t u
      -  ia  -
      -  iê  c m n ng p t u
      -  yê  m n ng t u
      -  ua  -
      -  uô  c i m n ng t
      -  ưa  -
      -  ươ  c i m n ng p t u
      o  a   - c ch i m n ng nh o p t y
      o  ă   c m n ng t
      o  e   - c m n ng o t
      u  â   c n ng t y
      u  ê   - ch n nh
      u  ơ   -
      u  y   - ch n nh p t u
      u  ya  -
      u  yê  n t
      """;

  private static final String ONSETS =
      "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph q r s t th tr v x";

  /** Onsets of names and slang: syllables with them are parsed, but are not legal. */
  private static final String LOAN_ONSETS = "f j w z";

  /** Number of slots of each table, a power of two; more than four for each rime. */
  private static final int SLOTS = 1024;

  private static final int[] KEYS = new int[SLOTS];
  private static final @Nullable Rime[] RIMES = new @Nullable Rime[SLOTS];
  private static final int[] ONSET_KEYS = new int[SLOTS];
  private static final List<Rime> ALL;
  private static final List<String> ALL_ONSETS = List.of(ONSETS.split(" "));

  static {
    List<Rime> all = new ArrayList<>();
    for (String line : INVENTORY.split("\n")) {
      String[] columns = line.trim().split(" +");
      String glide = columns[0].equals("-") ? "" : columns[0];
      for (int i = 2; i < columns.length; i++) {
        String coda = columns[i].equals("-") ? "" : columns[i];
        Rime rime = rime(glide, columns[1], coda);
        all.add(rime);
        int slot = slot(KEYS, pack(rime.letters()));
        KEYS[slot] = pack(rime.letters());
        RIMES[slot] = rime;
      }
    }
    ALL = Collections.unmodifiableList(all);
    for (String onset : (ONSETS + " " + LOAN_ONSETS).split(" ")) {
      ONSET_KEYS[slot(ONSET_KEYS, pack(onset))] = pack(onset);
    }
  }

  private Rimes() {}

  private static Rime rime(String glide, String nucleus, String coda) {
    String letters = glide + nucleus + coda;
    int position = -1;
    for (int i = 0; i < letters.length(); i++) {
      if (Alphabet.isMarked(Alphabet.code(letters.charAt(i)))) {
        position = i; // in iê, uô, ươ, uyê: the last vowel with a mark of its own
      }
    }
    if (nucleus.equals("ưa")) {
      position = 0;
    } else if (position < 0) {
      position =
          switch (nucleus) {
            case "ia", "ua" -> 0;
            case "oo", "ya" -> 1;
            // The traditional place of the tone: hòa, hòe, thủy, but hoàn, hoài, khuỷu.
            default -> glide.isEmpty() || coda.isEmpty() ? 0 : 1;
          };
    }
    return new Rime(letters, glide, nucleus, coda, position);
  }

  /** Packs letters without tone into a key. */
  static int pack(CharSequence letters) {
    int key = 0;
    for (int i = 0; i < letters.length(); i++) {
      key = key << Alphabet.BITS | Alphabet.code(letters.charAt(i));
    }
    return key;
  }

  private static int slot(int[] keys, int key) {
    int slot = key * 0x9E3779B1 >>> 22;
    while (keys[slot] != 0 && keys[slot] != key) {
      slot = (slot + 1) & (SLOTS - 1);
    }
    return slot;
  }

  /** Returns the rime with these packed letters, or null if there is none. */
  public static @Nullable Rime find(int key) {
    return RIMES[slot(KEYS, key)];
  }

  /** Returns whether packed letters are an onset; the empty onset is one. */
  static boolean isOnset(int key) {
    return key == 0 || ONSET_KEYS[slot(ONSET_KEYS, key)] == key;
  }

  /** Returns all rimes. */
  public static List<Rime> all() {
    return ALL;
  }

  /** Returns the onsets of the orthography without the empty one; q stands for qu. */
  public static List<String> onsets() {
    return ALL_ONSETS;
  }
}
