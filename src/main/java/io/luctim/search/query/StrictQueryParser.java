// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.query;

import io.luctim.search.QuerySyntax;
import io.luctim.search.QuerySyntaxException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads queries that programs write, see {@link QuerySyntax#STRICT}.
 *
 * <pre>
 * either   = all { "OR" all }
 * all      = clause { [ "AND" ] clause }
 * clause   = ( "-" | "NOT" ) operand | operand
 * operand  = "(" either ")" | field ":" operand | ( "from" | "to" ) ":" day | phrase | word [ "*" ]
 * </pre>
 */
public final class StrictQueryParser {
  private static final int MAX_DEPTH = 32;
  private static final int MAX_OPERANDS = 256;
  private static final String SYNTAX = "()\":*\\";

  private final String text;
  private int at;
  private int operands;

  private StrictQueryParser(String text) {
    this.text = text;
  }

  /**
   * Reads a query.
   *
   * @throws QuerySyntaxException if it cannot be read
   */
  public static QueryNode parse(String text) {
    StrictQueryParser parser = new StrictQueryParser(text);
    QueryNode node = parser.either(0);
    if (parser.at < text.length()) {
      throw parser.refuse("')' closes nothing; write \\) for the char itself");
    }
    return node;
  }

  private QueryNode either(int depth) {
    List<QueryNode> nodes = new ArrayList<>(List.of(all(depth)));
    while (keyword("OR")) {
      nodes.add(all(depth));
    }
    return nodes.size() == 1 ? nodes.getFirst() : new QueryNode.Or(List.copyOf(nodes));
  }

  private QueryNode all(int depth) {
    List<QueryNode> nodes = new ArrayList<>(List.of(clause(depth)));
    while (skipSpace() && text.charAt(at) != ')' && !isKeyword("OR")) {
      keyword("AND");
      nodes.add(clause(depth));
    }
    return nodes.size() == 1 ? nodes.getFirst() : new QueryNode.All(List.copyOf(nodes));
  }

  private QueryNode clause(int depth) {
    if (keyword("NOT") || (skipSpace() && text.charAt(at) == '-' && ++at > 0)) {
      return new QueryNode.Not(operand(depth));
    }
    return operand(depth);
  }

  private QueryNode operand(int depth) {
    if (!skipSpace()) {
      throw refuse("a word, a phrase or a group is missing");
    }
    if (++operands > MAX_OPERANDS) {
      throw refuse("there are more than " + MAX_OPERANDS + " words and phrases; ask for less");
    }
    char c = text.charAt(at);
    if (c == '(') {
      return group(depth);
    }
    if (c == '"') {
      return phrase();
    }
    int start = at;
    String word = word();
    if (at < text.length() && text.charAt(at) == ':') {
      return field(start, word, depth);
    }
    if (word.isEmpty()) {
      throw refuse("'" + c + "' stands where a word should; write \\" + c + " for the char itself");
    }
    if (at < text.length() && text.charAt(at) == '*') {
      at++;
      if (!word.chars().allMatch(Character::isLetterOrDigit)) {
        throw refuse(start, "only letters and digits may stand before '*'");
      }
      return new QueryNode.Prefix(word);
    }
    return new QueryNode.Word(word);
  }

  private QueryNode group(int depth) {
    int open = at++;
    if (depth == MAX_DEPTH) {
      throw refuse(open, "groups are nested deeper than " + MAX_DEPTH);
    }
    QueryNode node = either(depth + 1);
    if (!skipSpace() || text.charAt(at) != ')') {
      throw refuse(open, "'(' is not closed");
    }
    at++;
    return node;
  }

  private QueryNode phrase() {
    int open = at++;
    StringBuilder phrase = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '"') {
      phrase.append(unescaped());
    }
    if (at == text.length()) {
      throw refuse(open, "'\"' is not closed");
    }
    at++;
    return new QueryNode.Phrase(phrase.toString());
  }

  private QueryNode field(int start, String name, int depth) {
    at++;
    if (QueryKeywords.isDateKeyword(name)) {
      int from = at;
      String day = word();
      QueryNode dates = QueryKeywords.dates(name, day);
      if (dates == null) {
        throw refuse(from, "'" + day + "' is no day, month or year; write 2024-01-31");
      }
      return dates;
    }
    String field = QueryKeywords.field(name);
    if (field == null) {
      throw refuse(start, "there is no field '" + name + "'; write \\: for the char itself");
    }
    if (at == text.length() || QueryKeywords.isSpace(text.charAt(at))) {
      throw refuse("nothing follows '" + name + ":'");
    }
    return new QueryNode.Field(field, operand(depth));
  }

  private String word() {
    StringBuilder word = new StringBuilder();
    while (at < text.length() && !QueryKeywords.isSpace(text.charAt(at))) {
      char c = text.charAt(at);
      if (SYNTAX.indexOf(c) >= 0 && c != '\\') {
        break;
      }
      word.append(unescaped());
    }
    return word.toString();
  }

  private char unescaped() {
    if (text.charAt(at) == '\\' && ++at == text.length()) {
      throw refuse(at - 1, "'\\' is followed by nothing");
    }
    return text.charAt(at++);
  }

  private boolean skipSpace() {
    while (at < text.length() && QueryKeywords.isSpace(text.charAt(at))) {
      at++;
    }
    return at < text.length();
  }

  private boolean keyword(String word) {
    if (skipSpace() && isKeyword(word)) {
      at += word.length();
      return true;
    }
    return false;
  }

  private boolean isKeyword(String word) {
    int end = at + word.length();
    return text.startsWith(word, at)
        && (end == text.length()
            || QueryKeywords.isSpace(text.charAt(end))
            || text.charAt(end) == '(');
  }

  private QuerySyntaxException refuse(String message) {
    return refuse(at, message);
  }

  private QuerySyntaxException refuse(int offset, String message) {
    return new QuerySyntaxException(offset, message);
  }
}
