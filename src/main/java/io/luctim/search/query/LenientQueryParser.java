// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.query;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what people type. Phrases in double quotes, {@code -word}, {@code a OR b}, {@code word*}
 * and {@code title:word} are syntax; whatever else stands there is text. Never throws, and reads
 * any text once.
 */
final class LenientQueryParser {
  /** More words than this are passed over; the longest sentences have half as many. */
  static final int MAX_WORDS = 256;

  /** So many words beside a phrase are a headline, not a search for the phrase. */
  private static final int HEADLINE = 5;

  private final String text;
  private final List<QueryNode> nodes = new ArrayList<>();
  private int at;
  private int operands;
  private boolean alternative;
  private boolean truncated;

  private LenientQueryParser(String text) {
    this.text = text;
  }

  static ParsedQuery parse(String text) {
    LenientQueryParser parser = new LenientQueryParser(text);
    parser.parseAll();
    return new ParsedQuery(parser.quotesInHeadline(), parser.truncated);
  }

  /** In a headline, quotes are the writer's; the phrase is worth its words, in their order. */
  private List<QueryNode> quotesInHeadline() {
    if (nodes.stream().filter(QueryNode.Word.class::isInstance).count() < HEADLINE) {
      return List.copyOf(nodes);
    }
    List<QueryNode> words = new ArrayList<>();
    for (QueryNode node : nodes) {
      if (node instanceof QueryNode.Phrase phrase) {
        words.add(new QueryNode.Word(phrase.text()));
      } else {
        words.add(node);
      }
    }
    return List.copyOf(words);
  }

  private void parseAll() {
    while (skipSpace()) {
      if (operands >= MAX_WORDS) {
        truncated = true;
        return;
      }
      if (keyword("OR")) {
        alternative = !nodes.isEmpty();
      } else if (!keyword("AND")) {
        boolean not = keyword("NOT") && skipSpace();
        if (at < text.length()) {
          add(not ? new QueryNode.Not(operand()) : operand());
        }
      }
    }
  }

  private void add(QueryNode node) {
    operands++;
    if (alternative && !(node instanceof QueryNode.Not)) {
      QueryNode before = nodes.removeLast();
      List<QueryNode> either =
          new ArrayList<>(before instanceof QueryNode.Or or ? or.nodes() : List.of(before));
      either.add(node);
      node = new QueryNode.Or(List.copyOf(either));
    }
    alternative = false;
    nodes.add(node);
  }

  private boolean skipSpace() {
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
    return at < text.length();
  }

  /** Parentheses group nothing here; they are as good as spaces. */
  private static boolean isSpace(char c) {
    return QueryKeywords.isSpace(c) || c == '(' || c == ')';
  }

  private boolean keyword(String word) {
    int end = at + word.length();
    if (text.startsWith(word, at) && (end == text.length() || isSpace(text.charAt(end)))) {
      at = end;
      return true;
    }
    return false;
  }

  private QueryNode operand() {
    if (text.charAt(at) == '-' && at + 1 < text.length() && excludes(text.charAt(at + 1))) {
      at++;
      return new QueryNode.Not(fielded());
    }
    return fielded();
  }

  /** A hyphen before a number is part of a name that was torn apart: {@code S -300}. */
  private static boolean excludes(char next) {
    return !isSpace(next) && !Character.isDigit(next);
  }

  private QueryNode fielded() {
    int colon = at;
    while (colon < text.length() && Character.isLetter(text.charAt(colon))) {
      colon++;
    }
    if (colon > at && colon + 1 < text.length() && text.charAt(colon) == ':') {
      QueryNode dates = dates(text.substring(at, colon), colon + 1);
      if (dates != null) {
        return dates;
      }
      String field = QueryKeywords.field(text.substring(at, colon));
      if (field != null && !isSpace(text.charAt(colon + 1))) {
        at = colon + 1;
        return new QueryNode.Field(field, word());
      }
    }
    return word();
  }

  /** {@code from:2024-01-01}, {@code to:31/3/2024}, {@code to:2024-03}; what is no day is text. */
  private @Nullable QueryNode dates(String keyword, int start) {
    if (!QueryKeywords.isDateKeyword(keyword)) {
      return null;
    }
    int end = start;
    while (end < text.length() && !isSpace(text.charAt(end))) {
      end++;
    }
    QueryNode dates = QueryKeywords.dates(keyword, text.substring(start, end));
    at = dates == null ? at : end;
    return dates;
  }

  private QueryNode word() {
    if (text.charAt(at) == '"') {
      int close = text.indexOf('"', at + 1);
      if (close > at) {
        String phrase = text.substring(at + 1, close);
        at = close + 1;
        return new QueryNode.Phrase(phrase);
      }
      at++;
    }
    int start = at;
    while (at < text.length() && !isSpace(text.charAt(at)) && text.charAt(at) != '"') {
      at++;
    }
    String word = text.substring(start, at);
    if (word.length() > 1 && word.endsWith("*")) {
      String prefix = word.substring(0, word.length() - 1);
      if (prefix.chars().allMatch(Character::isLetterOrDigit)) {
        return new QueryNode.Prefix(prefix);
      }
    }
    return new QueryNode.Word(word);
  }
}
