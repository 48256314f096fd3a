// SPDX-License-Identifier: Apache-2.0
package io.luctim.article;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Evaluator;
import org.jsoup.select.NodeVisitor;
import org.jsoup.select.QueryParser;
import org.jspecify.annotations.Nullable;

/** Finds the element with most text in its own paragraphs, in one pass over the page. */
final class MainText implements NodeVisitor {
  private static final Evaluator CONTAINERS =
      QueryParser.parse("article, [itemprop=articleBody], main, section, div");

  private static final Evaluator ARTICLES = QueryParser.parse("article, [itemprop=articleBody]");

  private final Document page;
  private final Deque<Open> open = new ArrayDeque<>();
  private int opened;
  private long chars;
  private boolean afterSpace = true;
  private @Nullable Element best;
  private long bestScore;
  private int bestOrder;

  /** An element whose end is still to come. */
  private static final class Open {
    final int order;
    final long start;
    long paragraphs;

    Open(int order, long start) {
      this.order = order;
      this.start = start;
    }
  }

  private MainText(Document page) {
    this.page = page;
  }

  /** Returns the element, or the whole body if there are no paragraphs. */
  static Element of(Document page) {
    MainText text = new MainText(page);
    page.traverse(text);
    return text.best == null ? page.body() : text.best;
  }

  @Override
  public void head(Node node, int depth) {
    if (node instanceof Element) {
      open.push(new Open(opened++, chars));
    } else if (node instanceof TextNode text) {
      count(text.getWholeText());
    }
  }

  private void count(String text) {
    for (int i = 0; i < text.length(); i++) {
      boolean space = Character.isWhitespace(text.charAt(i));
      chars += space && afterSpace ? 0 : 1;
      afterSpace = space;
    }
  }

  @Override
  public void tail(Node node, int depth) {
    if (!(node instanceof Element element)) {
      return;
    }
    Open closed = open.pop();
    Open parent = open.peek();
    if (parent != null && element.nameIs("p")) {
      parent.paragraphs += chars - closed.start;
    }
    if (closed.paragraphs > 0 && CONTAINERS.matches(page, element)) {
      long score = (ARTICLES.matches(page, element) ? 2 : 1) * closed.paragraphs;
      // Of equal ones, the first on the page.
      if (score > bestScore || score == bestScore && closed.order < bestOrder) {
        best = element;
        bestScore = score;
        bestOrder = closed.order;
      }
    }
  }
}
