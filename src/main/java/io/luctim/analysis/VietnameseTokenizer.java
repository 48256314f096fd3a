// SPDX-License-Identifier: Apache-2.0
package io.luctim.analysis;

import io.luctim.text.token.TokenScanner;
import java.io.IOException;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;
import org.apache.lucene.util.AttributeFactory;

/**
 * Splits text into syllables, words of other scripts (UAX #29), numbers, dates, codes,
 * abbreviations and addresses.
 *
 * <p>Tokens are spelled as in the text; {@link VietnameseCanonicalFilter} normalizes them. The type
 * attribute is the label of a {@link io.luctim.text.TokenType}; {@link TextBreakAttribute} says
 * where punctuation stands between two tokens. Tokens have at most 255 chars. Reads the input in
 * blocks and takes linear time whatever the input. Not safe for use by several threads.
 *
 * @since 0.1
 */
public final class VietnameseTokenizer extends Tokenizer {
  /** Size of the window of text in chars: several times what the scanner looks ahead. */
  private static final int BLOCK = 8 * TokenScanner.LOOKAHEAD;

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
  private final TypeAttribute type = addAttribute(TypeAttribute.class);
  private final TextBreakAttribute textBreak = addAttribute(TextBreakAttribute.class);

  private final TokenScanner scanner = new TokenScanner();
  private final char[] window = new char[BLOCK];
  private int windowStart; // offset of the window in the text
  private int length; // chars in the window
  private int position; // end of the last token in the window
  private boolean last; // whether the text ends with the window

  /** Creates a tokenizer with Lucene's default attributes. */
  public VietnameseTokenizer() {
    super();
  }

  /**
   * Creates a tokenizer.
   *
   * @param factory the factory of its attributes
   */
  public VietnameseTokenizer(AttributeFactory factory) {
    super(factory);
  }

  @Override
  public boolean incrementToken() throws IOException {
    clearAttributes();
    boolean broken = false;
    while (!scanner.next(window, position, length, last)) {
      broken |= TokenScanner.breaks(window, position, scanner.end());
      position = scanner.end();
      if (last) {
        return false;
      }
      fill();
    }
    int start = scanner.start();
    int end = scanner.end();
    textBreak.setBreak(broken || TokenScanner.breaks(window, position, start));
    position = end;
    term.copyBuffer(window, start, end - start);
    offset.setOffset(correctOffset(windowStart + start), correctOffset(windowStart + end));
    type.setType(scanner.type().label());
    return true;
  }

  /** Moves the window and reads more text. */
  private void fill() throws IOException {
    length -= position;
    System.arraycopy(window, position, window, 0, length);
    windowStart += position;
    position = 0;
    while (length < window.length) {
      int read = input.read(window, length, window.length - length);
      if (read < 0) {
        last = true;
        return;
      }
      length += read;
    }
  }

  @Override
  public void end() throws IOException {
    super.end();
    int finalOffset = correctOffset(windowStart + length);
    offset.setOffset(finalOffset, finalOffset);
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    scanner.reset();
    windowStart = 0;
    length = 0;
    position = 0;
    last = false;
  }
}
