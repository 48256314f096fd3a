// SPDX-License-Identifier: Apache-2.0
package io.luctim.text;

/**
 * The type of a token.
 *
 * @since 0.1
 */
public enum TokenType {
  /** A syllable or another word in Latin letters. */
  WORD,
  /**
   * A number, with its separators and per cent sign: {@code 5,4}, {@code 1.250.000}, {@code 40%}.
   */
  NUMBER,
  /**
   * A day, a month with its year, or all three: {@code 11/4}, {@code 10/2020}, {@code 11-4-2024}.
   */
  DATE,
  /** A time of day: {@code 14:30}. */
  TIME,
  /** Two or more numbers joined by hyphens: {@code 2-3}, {@code 2023-2024}. */
  RANGE,
  /** Letters and digits, or digits with plus signs: {@code S-400}, {@code 5G}, {@code 2+2}. */
  CODE,
  /** Letters joined by a dot, an ampersand or an apostrophe: {@code TP.HCM}, {@code AT&T}. */
  COMPOUND,
  /** An e-mail address. */
  EMAIL,
  /** A host name, or a URL with scheme or path. */
  URL,
  /** A word of an alphabet other than Latin. */
  OTHER_WORD,
  /** One Chinese character or Hiragana sign. */
  IDEOGRAPH;

  private final String label = "<" + name() + ">";

  /**
   * Returns the name as Lucene's type attribute has it.
   *
   * @return the name in angle brackets, such as {@code <WORD>}
   */
  public String label() {
    return label;
  }
}
