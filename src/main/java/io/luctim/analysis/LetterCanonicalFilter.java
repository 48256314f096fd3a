// SPDX-License-Identifier: Apache-2.0
package io.luctim.analysis;

import io.luctim.text.SyllableNormalizer;
import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Normalizes the letters of terms that are not whole syllables: prefixes and wildcards. Not safe
 * for use by several threads.
 */
final class LetterCanonicalFilter extends TokenFilter {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

  LetterCanonicalFilter(TokenStream input) {
    super(input);
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (!input.incrementToken()) {
      return false;
    }
    String letters = SyllableNormalizer.normalizeLetters(term);
    term.setEmpty().append(letters);
    return true;
  }
}
