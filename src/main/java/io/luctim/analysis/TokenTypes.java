// SPDX-License-Identifier: Apache-2.0
package io.luctim.analysis;

import io.luctim.text.TokenType;

/** From the type attribute back to the type. */
final class TokenTypes {
  private static final TokenType[] ALL = TokenType.values();

  private TokenTypes() {}

  /** The type with this label; what another tokenizer calls its tokens is a word to us. */
  static TokenType of(String label) {
    for (TokenType type : ALL) {
      if (type.label().equals(label)) {
        return type;
      }
    }
    return TokenType.WORD;
  }
}
