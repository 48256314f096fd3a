// SPDX-License-Identifier: Apache-2.0
package io.luctim.article;

import io.luctim.text.AccentFolder;
import io.luctim.text.SyllableInventory;
import io.luctim.text.SyllableNormalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Vietnamese from before Unicode: fonts that drew Vietnamese letters where Latin-1 has others. Such
 * text is told by what it becomes: nearly all its words with marks are legal syllables when they
 * are decoded, and few are before.
 */
final class LegacyText {
  /** In the order of the letters, from byte 0xA1 on; a space is no letter of the encoding. */
  private static final String TCVN3 =
      "ĂÂÊÔƠƯĐăâêôơưđ" // A1 to AE
          + "      àảãáạ ằẳẵắ       ặầẩẫấậè ẻẽéẹềểễếệìỉ   ĩíịò ỏõóọồổỗốộờởỡớợù ủũúụừửữứựỳỷỹýỵ";

  /** Of each base letter what it becomes with each of {@link #VNI_MARKS} behind it. */
  private static final String VNI_MARKS = "øùûõï" + "âàáåãä" + "êèéúüë";

  private static final Map<Character, String> VNI_LETTERS =
      Map.of(
          'a', "àáảãạ" + "âầấẩẫậ" + "ăằắẳẵặ",
          'e', "èéẻẽẹ" + "êềếểễệ",
          'o', "òóỏõọ" + "ôồốổỗộ",
          'u', "ùúủũụ",
          'y', "ỳýỷỹ",
          'ô', "ờớởỡợ",
          'ö', "ừứửữự");

  /** Letters of one byte. */
  private static final Map<Character, Character> VNI_ALONE =
      Map.of('ô', 'ơ', 'ö', 'ư', 'æ', 'ỉ', 'ó', 'ĩ', 'ò', 'ị', 'î', 'ỵ', 'ñ', 'đ');

  private static final Map<Character, Character> FROM_TCVN3 = new HashMap<>();

  static {
    for (int i = 0; i < TCVN3.length(); i++) {
      if (TCVN3.charAt(i) != ' ') {
        FROM_TCVN3.put((char) (0xA1 + i), TCVN3.charAt(i));
      }
    }
  }

  /** Of the words with marks so many must be syllables for a text to be Vietnamese. */
  private static final double VIETNAMESE = 0.8;

  /** The beginning of a text tells. */
  private static final int MAX_CHARS = 20_000;

  private LegacyText() {}

  static String fromTcvn3(String latin) {
    StringBuilder text = new StringBuilder(latin.length());
    for (int i = 0; i < latin.length(); i++) {
      char c = latin.charAt(i);
      text.append(FROM_TCVN3.getOrDefault(c, c).charValue());
    }
    return text.toString();
  }

  static String fromVni(String latin) {
    StringBuilder text = new StringBuilder(latin.length());
    for (int i = 0; i < latin.length(); i++) {
      char c = latin.charAt(i);
      char small = Character.toLowerCase(c);
      char next = i + 1 < latin.length() ? Character.toLowerCase(latin.charAt(i + 1)) : '\0';
      int mark = VNI_MARKS.indexOf(next);
      String marked = VNI_LETTERS.getOrDefault(small, "");
      char letter = VNI_ALONE.getOrDefault(small, small);
      if (mark >= 0 && mark < marked.length()) {
        letter = marked.charAt(mark);
        i++;
      }
      text.append(
          letter == small ? c : Character.isUpperCase(c) ? Character.toUpperCase(letter) : letter);
    }
    return text.toString();
  }

  /** What bytes say that are no UTF-8; null if no legacy encoding makes Vietnamese of them. */
  static @Nullable String detect(byte[] bytes) {
    @Nullable String best = null;
    double most = VIETNAMESE;
    for (TextEncoding encoding :
        new TextEncoding[] {TextEncoding.WINDOWS_1258, TextEncoding.TCVN3, TextEncoding.VNI}) {
      String text = decode(encoding, bytes);
      double share = text == null ? 0 : syllables(text);
      if (share >= most) {
        best = text;
        most = share;
      }
    }
    return best;
  }

  private static @Nullable String decode(TextEncoding encoding, byte[] bytes) {
    try {
      return encoding.decode(bytes);
    } catch (RejectedInputException e) {
      return null;
    }
  }

  /**
   * Mends a text that was converted to Unicode as if it were Latin-1. A text that has any letter
   * that only Vietnamese has, as every Unicode Vietnamese text of some length, is left alone.
   */
  static String mend(String text) {
    UnaryOperator<String> conversion = conversion(text);
    return conversion == null ? text : conversion.apply(text);
  }

  /** The same for all parts of an article. */
  static Article mend(Article article) {
    UnaryOperator<String> conversion =
        conversion(String.join("\n", article.title(), article.lead(), article.body()));
    if (conversion == null) {
      return article;
    }
    Article.Builder mended =
        Article.builder(article.id())
            .title(conversion.apply(article.title()))
            .author(conversion.apply(article.author()))
            .lead(conversion.apply(article.lead()))
            .body(conversion.apply(article.body()))
            .url(article.url())
            .source(conversion.apply(article.source()))
            .section(conversion.apply(article.section()))
            .publishedAt(article.publishedAt());
    article.captions().forEach(text -> mended.caption(conversion.apply(text)));
    article.teasers().forEach(text -> mended.teaser(conversion.apply(text)));
    article.furniture().forEach(text -> mended.furniture(conversion.apply(text)));
    article.tags().forEach(text -> mended.tag(conversion.apply(text)));
    article.extras().forEach((name, text) -> mended.extra(name, conversion.apply(text)));
    return mended.build();
  }

  /** How to mend a text; null if it needs none. */
  private static @Nullable UnaryOperator<String> conversion(String text) {
    if (!hasLatinMarks(text) || syllables(text) >= VIETNAMESE) {
      return null;
    }
    double tcvn3 = syllables(fromTcvn3(text));
    double vni = syllables(fromVni(text));
    if (Math.max(tcvn3, vni) < VIETNAMESE) {
      return null;
    }
    return tcvn3 >= vni ? LegacyText::fromTcvn3 : LegacyText::fromVni;
  }

  /** Whether a text has marked letters of Latin-1, and none that only Vietnamese has. */
  private static boolean hasLatinMarks(String text) {
    boolean found = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x100 && Character.isLetter(c) || c >= 0x300 && c < 0x370) {
        return false;
      }
      found |= c >= 0xA1;
    }
    return found;
  }

  /**
   * The share of legal syllables among the words that have marks; 0 if there are fewer than two.
   */
  private static double syllables(String text) {
    int words = 0;
    int legal = 0;
    String start = text.substring(0, Math.min(MAX_CHARS, text.length()));
    for (String word : Composition.compose(start).split("[^\\p{L}\\p{M}\u00B5]+")) {
      String canonical = SyllableNormalizer.normalize(word);
      if (word.chars().anyMatch(c -> c >= 0xA1)) {
        words++;
        legal += AccentFolder.isMarked(canonical) && SyllableInventory.contains(canonical) ? 1 : 0;
      }
    }
    return words < 2 ? 0 : (double) legal / words;
  }
}
