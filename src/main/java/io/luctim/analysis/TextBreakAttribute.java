// SPDX-License-Identifier: Apache-2.0
package io.luctim.analysis;

import org.apache.lucene.util.Attribute;

/**
 * Whether more than white space stands before a token: punctuation, or the end of a line. No word
 * goes across it.
 *
 * <p>Not safe for use by several threads, like the stream that it belongs to.
 *
 * @since 0.1
 */
public interface TextBreakAttribute extends Attribute {
  /**
   * Whether there is a break.
   *
   * @return whether punctuation or a line end stands between the token before and this one
   */
  boolean isBreak();

  /**
   * Says whether there is a break; there is none by default.
   *
   * @param isBreak whether punctuation or a line end stands before this token
   */
  void setBreak(boolean isBreak);
}
