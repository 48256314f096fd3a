// SPDX-License-Identifier: Apache-2.0
package io.luctim.language;

import io.luctim.text.token.CharClass;

/**
 * Where a word stands in a text, or another token: a number, a code, a run of one punctuation mark.
 *
 * <p>Immutable.
 *
 * @param start where it starts, in chars
 * @param end where it ends, exclusive
 * @param syllables how many of the text's syllables it joins; 0 for punctuation
 * @since 0.1
 */
public record WordSpan(int start, int end, int syllables) {
  /**
   * The word as the text has it, its syllables joined.
   *
   * @param text the text that was segmented
   * @param joiner what to put for white space
   * @return the word
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
