// SPDX-License-Identifier: Apache-2.0
package io.luctim.analysis.graph;

/**
 * Follows the positions of a token stream and picks the outermost tokens: the first token at each
 * position that no earlier outermost token covers.
 *
 * <p>A token whose position length is greater than 1 covers the positions after its own. In {@code
 * tổ|hợp|S-400(2)|s 400|được}, where the code {@code S-400} covers its pieces {@code s} and {@code
 * 400}, the outermost tokens are <i>tổ</i>, <i>hợp</i>, <i>S-400</i> and <i>được</i>: what a reader
 * would call the words of the text.
 *
 * <p>This is the one walk over a token graph; {@link TokenGraph} keeps its result. Streams and the
 * indexer use it directly, token by token, because it allocates nothing. Not safe for use by
 * several threads.
 */
public final class OutermostTokens {
  /** Number of positions left, the current one included, that the last outermost token covers. */
  private int covered;

  /** Creates a walk that is at the start of a stream. */
  public OutermostTokens() {}

  /** Returns to the start of a stream. */
  public void reset() {
    covered = 0;
  }

  /**
   * Moves to the next token of the stream.
   *
   * @param positionIncrement the token's distance from the token before it, at least 0
   * @param positionLength the number of positions that the token covers, at least 1
   * @return true if the token is an outermost token; false if it is an alternative to the token
   *     before it, or lies inside an outermost token
   */
  public boolean next(int positionIncrement, int positionLength) {
    if (positionIncrement == 0) {
      return false;
    }
    covered = Math.max(0, covered - positionIncrement);
    if (covered > 0) {
      return false;
    }
    covered = positionLength;
    return true;
  }
}
