// SPDX-License-Identifier: Apache-2.0
package io.luctim.analysis;

import io.luctim.text.TokenType;

/** Converts Lucene's type attribute to a {@link TokenType}. */
final class TokenTypes {
  private static final TokenType[] ALL = TokenType.values();

  private TokenTypes() {}

  /** Returns the type with a label; for a label of another tokenizer, {@link TokenType#WORD}. */
  static TokenType of(String label) {
    for (TokenType type : ALL) {
      if (type.label().equals(label)) {
        return type;
      }
    }
    return TokenType.WORD;
  }
}
