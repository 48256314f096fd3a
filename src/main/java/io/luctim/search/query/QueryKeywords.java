// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.query;

import io.luctim.index.ArticleFields;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What both query syntaxes have in common: field names, date keywords and white space. */
final class QueryKeywords {
  private static final Map<String, String> FIELDS =
      Map.of(
          "title", ArticleFields.TITLE,
          "lead", ArticleFields.LEAD,
          "body", ArticleFields.BODY,
          "caption", ArticleFields.CAPTION,
          "author", ArticleFields.AUTHOR,
          "source", ArticleFields.SOURCE,
          "section", ArticleFields.SECTION,
          "tag", ArticleFields.TAG);

  /** The field of the index that a name in a query stands for; null if it is none. */
  static @Nullable String field(String name) {
    return FIELDS.get(name);
  }

  static boolean isDateKeyword(String name) {
    return name.equals("from") || name.equals("to");
  }

  /** What {@code from:} or {@code to:} says; null if what follows is no day. */
  static QueryNode.@Nullable Dates dates(String keyword, String day) {
    DaySpan days = DaySpan.parse(day);
    if (days == null) {
      return null;
    }
    return keyword.equals("from")
        ? new QueryNode.Dates(days.firstMillis(), Long.MAX_VALUE)
        : new QueryNode.Dates(Long.MIN_VALUE, days.lastMillis());
  }

  static boolean isSpace(char c) {
    return Character.isWhitespace(c) || c == '\u00A0';
  }

  private QueryKeywords() {}
}
