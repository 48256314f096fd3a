// SPDX-License-Identifier: Apache-2.0
package io.luctim.analysis;

import org.apache.lucene.util.Attribute;

/**
 * Says whether punctuation or a line end stands before a token. No word of several syllables
 * contains such a break.
 *
 * <p>Not safe for use by several threads, as the stream to which it belongs.
 *
 * @since 0.1
 */
public interface TextBreakAttribute extends Attribute {
  /**
   * Returns whether there is a break before the token.
   *
   * @return whether punctuation or a line end stands between the token before and this token
   */
  boolean isBreak();

  /**
   * Sets whether there is a break before the token; the default is that there is none.
   *
   * @param isBreak whether punctuation or a line end stands before this token
   */
  void setBreak(boolean isBreak);
}
