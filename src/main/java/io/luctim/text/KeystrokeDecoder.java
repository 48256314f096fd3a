// SPDX-License-Identifier: Apache-2.0
package io.luctim.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Detects and decodes text that was typed as raw Telex or VNI keys: {@code ddoois thoaij} is <i>đối
 * thoại</i>.
 *
 * <p>A text is taken for keys if at least one of its words can hardly be anything else: it decodes
 * to a legal syllable and has two or more mark keys, or ends in Telex {@code j}, or begins with
 * Telex {@code dd}, or has a Telex {@code w}, or has a VNI digit from 6 to 9. Then all words that
 * decode to a syllable are decoded. English words ({@code is}, {@code moon}, {@code how}), numbers
 * and all other words are left as they are.
 *
 * <p>Stateless and safe for use by several threads.
 *
 * @since 0.1
 */
public final class KeystrokeDecoder {
  private KeystrokeDecoder() {}

  /** English words that are also the keys of a legal syllable; loaded at first use. */
  private static final class EnglishWords {
    static final Set<String> ALL = load();

    private static Set<String> load() {
      try (InputStream resource =
              KeystrokeDecoder.class.getResourceAsStream("english-telex-words.txt");
          BufferedReader lines =
              new BufferedReader(
                  new InputStreamReader(
                      Objects.requireNonNull(resource), StandardCharsets.UTF_8))) {
        return lines
            .lines()
            .filter(line -> !line.startsWith("#"))
            .collect(Collectors.toUnmodifiableSet());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * Decodes a text that was typed as raw keys.
   *
   * @param text words between white space
   * @return the text with its keys decoded, or null if it was not typed as keys
   */
  public static @Nullable String decode(CharSequence text) {
    String vni = decode(text, InputMethod.VNI);
    return vni != null ? vni : decode(text, InputMethod.TELEX);
  }

  private static @Nullable String decode(CharSequence text, InputMethod method) {
    StringBuilder decoded = new StringBuilder(text.length());
    boolean certain = false;
    for (int i = 0; i < text.length(); ) {
      int end = i;
      while (end < text.length() && isKey(text.charAt(end))) {
        end++;
      }
      if (end == i) {
        decoded.append(text.charAt(i++));
        continue;
      }
      CharSequence word = text.subSequence(i, end);
      InputMethod.Keys keys = method.type(word);
      String syllable = keys == null ? null : keys.syllable();
      if (keys == null || syllable == null || isEnglish(word, method)) {
        decoded.append(word);
      } else {
        decoded.append(syllable);
        certain |= isCertain(word, keys, method);
      }
      i = end;
    }
    return certain ? decoded.toString() : null;
  }

  private static boolean isKey(char c) {
    return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static boolean isEnglish(CharSequence word, InputMethod method) {
    return method == InputMethod.TELEX
        && EnglishWords.ALL.contains(word.toString().toLowerCase(Locale.ROOT));
  }

  private static boolean isCertain(CharSequence word, InputMethod.Keys keys, InputMethod method) {
    if (keys.marks() > 1) {
      return true;
    }
    String lower = word.toString().toLowerCase(Locale.ROOT);
    return method == InputMethod.TELEX
        ? lower.endsWith("j") || lower.startsWith("dd") || lower.indexOf('w') >= 0
        : lower.chars().anyMatch(c -> c >= '6' && c <= '9');
  }
}
