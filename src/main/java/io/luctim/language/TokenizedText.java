// SPDX-License-Identifier: Apache-2.0
package io.luctim.language;

import io.luctim.text.SyllableNormalizer;
import io.luctim.text.TokenType;
import io.luctim.text.token.TokenScanner;
import java.util.Arrays;

/**
 * The tokens of a text, and the same tokens as a {@link SyllableSequence}. Not safe for use by
 * several threads.
 */
final class TokenizedText {
  final char[] text;
  final SyllableSequence sequence = new SyllableSequence();
  private int[] starts = new int[64]; // where each token starts in the text
  private int[] ends = new int[64];
  private int[] units = new int[64]; // the index of each token in the sequence
  private TokenType[] types = new TokenType[64];
  private int count;

  TokenizedText(CharSequence source) {
    text = source.toString().toCharArray();
    TokenScanner scanner = new TokenScanner();
    SyllableNormalizer normalizer = new SyllableNormalizer();
    int at = 0;
    while (scanner.next(text, at, text.length, true)) {
      if (TokenScanner.breaks(text, at, scanner.start())) {
        sequence.addBreak();
      }
      append(scanner);
      switch (scanner.type()) {
        case WORD, OTHER_WORD, IDEOGRAPH -> {
          int length = normalizer.normalize(text, scanner.start(), scanner.end() - scanner.start());
          sequence.addWord(normalizer.buffer(), 0, length);
        }
        case NUMBER -> sequence.addNumber();
        default -> sequence.addCode();
      }
      at = scanner.end();
    }
    sequence.addBreak();
  }

  int count() {
    return count;
  }

  int start(int token) {
    return starts[token];
  }

  int end(int token) {
    return ends[token];
  }

  TokenType type(int token) {
    return types[token];
  }

  /** Returns the index of a token in the sequence. */
  int unit(int token) {
    return units[token];
  }

  private void append(TokenScanner scanner) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
      units = Arrays.copyOf(units, 2 * count);
      types = Arrays.copyOf(types, 2 * count);
    }
    starts[count] = scanner.start();
    ends[count] = scanner.end();
    units[count] = sequence.size();
    types[count++] = scanner.type();
  }
}
