// SPDX-License-Identifier: Apache-2.0
package io.luctim.language;

import io.luctim.text.token.CharClass;

/**
 * The place of a word or another token in a text: of a number, a code, a run of one punctuation
 * mark.
 *
 * <p>Immutable.
 *
 * @param start where the token starts, in chars
 * @param end where the token ends, exclusive
 * @param syllables the number of its syllables, 1 for a number or a code; 0 for punctuation
 * @since 0.1
 */
public record WordSpan(int start, int end, int syllables) {
  /**
   * Returns the token as the text has it, with each white space inside replaced.
   *
   * @param text the text that was segmented
   * @param joiner the replacement of white space
   * @return the token
   */
  public String in(CharSequence text, char joiner) {
    StringBuilder word = new StringBuilder(end - start);
    boolean space = false;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (CharClass.isSpace(c)) {
        space = true;
      } else {
        if (space) {
          word.append(joiner);
        }
        space = false;
        word.append(c);
      }
    }
    return word.toString();
  }
}
