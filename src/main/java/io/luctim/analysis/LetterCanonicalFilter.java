// SPDX-License-Identifier: Apache-2.0
package io.luctim.analysis;

import io.luctim.text.SyllableNormalizer;
import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Canonical letters, for terms that are no whole syllables: prefixes and wildcards. */
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
