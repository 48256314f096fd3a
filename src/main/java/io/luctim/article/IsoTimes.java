// SPDX-License-Identifier: Apache-2.0
package io.luctim.article;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Times as machines write them, in ISO 8601; those without a zone are Vietnam's. */
final class IsoTimes {
  private static final ZoneOffset VIETNAM = ZoneOffset.ofHours(7);

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant END = LocalDate.of(10_000, 1, 1).atStartOfDay(VIETNAM).toInstant();

  private IsoTimes() {}

  /**
   * Reads an instant, a date and time with or without zone, or a date.
   *
   * @throws DateTimeException if it is none of them, or not of the years 1 to 9999
   */
  static Instant instant(String text) {
    Instant instant = anyInstant(text);
    if (instant.isBefore(FIRST) || !instant.isBefore(END)) {
      throw new DateTimeException("not of the years 1 to 9999");
    }
    return instant;
  }

  private static Instant anyInstant(String text) {
    if (text.length() == 10) {
      return LocalDate.parse(text).atStartOfDay(VIETNAM).toInstant();
    }
    String time = text.replace(' ', 'T');
    boolean zoned = time.endsWith("Z") || time.lastIndexOf('+') > 10 || time.lastIndexOf('-') > 10;
    return zoned
        ? OffsetDateTime.parse(zoneWithColon(time)).toInstant()
        : LocalDateTime.parse(time).toInstant(VIETNAM);
  }

  /** {@code +0700}, as some write it, has a colon in Java's eyes. */
  private static String zoneWithColon(String time) {
    int sign = time.length() - 5;
    boolean bare = sign > 10 && (time.charAt(sign) == '+' || time.charAt(sign) == '-');
    return bare ? time.substring(0, sign + 3) + ":" + time.substring(sign + 3) : time;
  }
}
