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

  private IsoTimes() {}

  /**
   * Reads an instant, a date and time with or without zone, or a date.
   *
   * @throws DateTimeException if it is none of them, or not of the years 1 to 9999
   */
  static Instant instant(String text) {
    return inRange(anyInstant(text));
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

  /**
   * Returns a time at which an article can be published, as it is. Pages are full of times such as
   * {@code -0001-11-30}, which say that there is none.
   *
   * @throws DateTimeException if no article can be published then
   */
  static Instant inRange(Instant time) {
    if (!Article.isInRange(time)) {
      throw new DateTimeException(time + " is out of range");
    }
    return time;
  }

  /** {@code +0700}, as some write it, has a colon in Java's eyes. */
  private static String zoneWithColon(String time) {
    int sign = time.length() - 5;
    boolean bare = sign > 10 && (time.charAt(sign) == '+' || time.charAt(sign) == '-');
    return bare ? time.substring(0, sign + 3) + ":" + time.substring(sign + 3) : time;
  }
}
