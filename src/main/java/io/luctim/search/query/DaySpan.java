// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.query;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A day, a month or a year in Vietnam's time, as people write them. */
record DaySpan(LocalDate first, LocalDate last) {
  private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4})(?:[-/.](\\d{1,2})(?:[-/.](\\d{1,2}))?)?");

  private static final Pattern YEAR_LAST =
      Pattern.compile("(?:(?:(\\d{1,2})[-/.])?(\\d{1,2})[-/.])(\\d{4})");

  /** Reads {@code 2024-03-31}, {@code 31/3/2024}, {@code 2024-03}, {@code 3/2024}, {@code 2024}. */
  static @Nullable DaySpan parse(String text) {
    Matcher match = YEAR_FIRST.matcher(text);
    try {
      if (match.matches()) {
        return of(match.group(1), match.group(2), match.group(3));
      }
      match = YEAR_LAST.matcher(text);
      return match.matches() ? of(match.group(3), match.group(2), match.group(1)) : null;
    } catch (DateTimeException e) {
      return null; // the 31st of February is text
    }
  }

  private static DaySpan of(String year, @Nullable String month, @Nullable String day) {
    int y = Integer.parseInt(year);
    if (month == null) {
      return new DaySpan(LocalDate.of(y, 1, 1), LocalDate.of(y, 12, 31));
    }
    YearMonth whole = YearMonth.of(y, Integer.parseInt(month));
    if (day == null) {
      return new DaySpan(whole.atDay(1), whole.atEndOfMonth());
    }
    LocalDate one = whole.atDay(Integer.parseInt(day));
    return new DaySpan(one, one);
  }

  long firstMillis() {
    return first.atStartOfDay(VIETNAM).toInstant().toEpochMilli();
  }

  long lastMillis() {
    return last.plusDays(1).atStartOfDay(VIETNAM).toInstant().toEpochMilli() - 1;
  }
}
