// SPDX-License-Identifier: Apache-2.0
package io.luctim.search;

import java.util.List;

/**
 * A piece of an article's text with the places that match. Immutable.
 *
 * @param field which part it is from: {@code title}, {@code lead}, {@code body} or {@code caption}
 * @param text the piece, exactly as the article has it
 * @param highlights the places that match, in order, not overlapping
 * @since 0.1
 */
public record Snippet(String field, String text, List<Span> highlights) {
  /**
   * A place in {@link Snippet#text}.
   *
   * @param start its start in UTF-16 units
   * @param end its end, exclusive
   */
  public record Span(int start, int end) {}

  /** Copies the list. */
  public Snippet {
    highlights = List.copyOf(highlights);
  }

  /**
   * The text for a web page: escaped, with the matches between {@code <b>} and {@code </b>}.
   *
   * @return HTML
   */
  public String html() {
    return marked("<b>", "</b>", true);
  }

  /**
   * The text with the matches between marks of your own, not escaped.
   *
   * @param open stands before a match
   * @param close stands after it
   * @return the marked text
   */
  public String marked(String open, String close) {
    return marked(open, close, false);
  }

  private String marked(String open, String close, boolean escape) {
    StringBuilder marked = new StringBuilder(text.length() + 16);
    int at = 0;
    for (Span span : highlights) {
      append(marked, at, span.start(), escape);
      marked.append(open);
      append(marked, span.start(), span.end(), escape);
      marked.append(close);
      at = span.end();
    }
    append(marked, at, text.length(), escape);
    return marked.toString();
  }

  private void append(StringBuilder target, int from, int to, boolean escape) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      switch (escape ? c : ' ') {
        case '<' -> target.append("&lt;");
        case '>' -> target.append("&gt;");
        case '&' -> target.append("&amp;");
        case '"' -> target.append("&quot;");
        case '\'' -> target.append("&#39;");
        default -> target.append(c);
      }
    }
  }
}
