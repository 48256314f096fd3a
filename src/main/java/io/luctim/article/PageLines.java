// SPDX-License-Identifier: Apache-2.0
package io.luctim.article;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a single line of a scraped page looks like: the house phrases of Vietnamese newspapers, and
 * the shapes of headlines, paragraphs, names, dates and captions.
 *
 * <p>The phrases are matched in lower case without regard to composition. They are few on purpose:
 * what a site repeats is told by repetition, not by lists.
 */
final class PageLines {
  /** A paragraph has at least so many words, a headline at most. */
  static final int PARAGRAPH_WORDS = 18;

  static final int HEADLINE_WORDS = 32;

  /** Lines that are furniture when they stand alone. */
  private static final Set<String> FURNITURE =
      Set.of(
          "chia sẻ",
          "chia sẻ bài viết",
          "sao chép liên kết",
          "copy link",
          "copy",
          "facebook",
          "twitter",
          "zalo",
          "telegram",
          "email",
          "in bài",
          "in bài viết",
          "lưu bài",
          "lưu bài viết",
          "gửi bài",
          "nghe đọc bài",
          "nghe bài viết",
          "cỡ chữ",
          "a- a a+",
          "menu",
          "trang chủ",
          "đăng nhập",
          "đăng ký",
          "tìm kiếm",
          "mới nhất",
          "thích",
          "về đầu trang",
          "lên đầu trang",
          "quảng cáo",
          "theo dõi",
          "xem bản đầy đủ",
          "đăng ký nhận tin");

  /** Lines that begin like this are furniture, if they are no paragraph. */
  private static final Pattern FURNITURE_START =
      Pattern.compile(
          "(?:phiên bản di động|theo dõi .{0,60} (?:trên|tại)\\b|trang chủ\\b|chia sẻ"
              + " (?:bài|lên|qua)|nhỏ bình thường lớn|giấy phép|bản quyền|© |copyright|tổng biên"
              + " tập|tòa soạn|toà soạn|đường dây nóng|hotline|liên hệ quảng cáo|điện"
              + " thoại:|email:|ghi rõ nguồn|cơ quan chủ quản|thời lượng đọc|xuất bản lúc|cập nhật"
              + " lúc|lượt xem|\\d+ lượt xem|gửi ý kiến|ý kiến của bạn|nghe đọc bài|google news|tải"
              + " ứng dụng|quảng cáo\\b|đọc bài gốc|link bài gốc|nhập (?:email|bình luận)).*");

  /** The control that sets the size of the print; sites glue it to whatever stands before it. */
  private static final Pattern FONT_SIZE = Pattern.compile(".*nhỏ\\s*bình thường\\s*lớn$");

  /** Headings of lists of other articles. */
  private static final Pattern TEASER_HEADING =
      Pattern.compile(
          "(?:đọc thêm|xem thêm|đọc nhiều|đọc tiếp|xem nhiều|xem nhiều nhất|có thể bạn quan tâm|bạn"
              + " có thể quan tâm|mời bạn đọc tiếp|đừng bỏ lỡ|(?:các )?(?:tin|bài)(?: viết| báo)?"
              + " (?:liên quan|khác|cùng chuyên mục|cùng chủ đề|cũ hơn|mới hơn|nổi bật|đọc"
              + " nhiều|mới nhất|nóng|đã đưa)|cùng chuyên mục|cùng chủ đề|tin nóng|dòng sự kiện|tin"
              + " mới|tiêu điểm|nổi bật|chủ đề liên quan)\\s*[:»>…]*");

  /** Headings after which nothing is the article's own. */
  private static final Pattern END_HEADING =
      Pattern.compile(
          "(?:(?:\\d+ )?(?:bình luận|ý kiến)(?: bạn đọc)?(?: \\(\\d+\\))?|bình luận của bạn"
              + "|ý kiến bạn đọc.*|viết bình luận)\\s*:?");

  /** A link to another article within the text. */
  private static final Pattern INLINE_TEASER =
      Pattern.compile(
          "(?:>+|»|→|►|▶)\\s*\\S.*|(?:>>|\\[?(?:xem|đọc) thêm\\]?|tin liên"
              + " quan)\\s*[:»>-]\\s*\\S.*");

  private static final String SOURCE_WORD =
      "(?:ảnh|nguồn|nguồn ảnh|ảnh minh họa|ảnh minh hoạ|đồ họa|đồ hoạ|video|clip|photo|hình"
          + "|ảnh chụp màn hình|ảnh tư liệu)";

  /** … (Nguồn: PTI), … - Ảnh: TTXVN, … Ảnh minh họa */
  private static final Pattern CAPTION_END =
      Pattern.compile(
          ".+(?:[(\\[]\\s*"
              + SOURCE_WORD
              + "\\b[^()\\[\\]]{0,60}[)\\]]\\.?|(?:[-–—/|.]|\\s{2})\\s*"
              + SOURCE_WORD
              + "\\s*:\\s*[^.]{1,60}\\.?|[-–—.]\\s*ảnh(?: minh họa| minh hoạ| tư liệu)\\.?)");

  private static final Pattern AUTHOR_LABEL =
      Pattern.compile(
          "(?:tác giả|bài và ảnh|bài|thực hiện|người viết|phóng viên|nguồn)\\s*:\\s*(.+)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern AUTHOR_AFTER_DATE = Pattern.compile("\\s*[|•·-]\\s*");

  private static final Pattern DATE =
      Pattern.compile("(?<!\\d)(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})(?!\\d)");

  private static final Pattern TIME = Pattern.compile("(?<!\\d)(\\d{1,2})[:hg](\\d{2})(?!\\d)");

  private static final Pattern TAGS =
      Pattern.compile(
          "(?:từ khóa|từ khoá|tags?|thẻ|chủ đề)\\s*:\\s*(.+)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern BREADCRUMB = Pattern.compile("\\s*[>»›/|]\\s*");

  /**
   * Maximum length in chars of a line, or of its beginning or end, in which a phrase is looked for.
   * Some of the patterns above take quadratic time where a line is mostly spaces.
   */
  private static final int MAX_PHRASE = 1_000;

  /** Maximum number of words that are counted: more than any of the limits that depend on it. */
  private static final int MAX_WORDS = 2_000;

  private PageLines() {}

  private static boolean isLong(String line) {
    return line.length() > MAX_PHRASE;
  }

  private static String beginning(String line) {
    return isLong(line) ? line.substring(0, MAX_PHRASE) : line;
  }

  private static String end(String line) {
    return isLong(line) ? line.substring(line.length() - MAX_PHRASE) : line;
  }

  static String fold(String line) {
    return Composition.compose(line).toLowerCase(Locale.ROOT).strip();
  }

  /** Returns the number of words of a line, or {@value #MAX_WORDS} if it has more. */
  static int words(String line) {
    int words = 0;
    boolean inside = false;
    for (int i = 0; i < line.length() && words < MAX_WORDS; i++) {
      boolean letter = Character.isLetterOrDigit(line.charAt(i));
      boolean gap = Character.isWhitespace(line.charAt(i));
      if (letter && !inside) {
        words++;
        inside = true;
      } else if (gap) {
        inside = false;
      }
    }
    return words;
  }

  static boolean isFurniture(String line) {
    String folded = fold(beginning(line));
    if (FURNITURE.contains(folded) || FONT_SIZE.matcher(fold(end(line))).matches()) {
      return true;
    }
    int words = words(line);
    if (words == 0) {
      return true;
    }
    return (words < 2 * PARAGRAPH_WORDS && FURNITURE_START.matcher(folded).matches())
        || isMenu(line, words);
  }

  /** Three or more short items between bars or arrows. */
  private static boolean isMenu(String line, int words) {
    int bars = 0;
    for (int i = 0; i < line.length(); i++) {
      if ("|>»›•·".indexOf(line.charAt(i)) >= 0) {
        bars++;
      }
    }
    return bars >= 2 && words <= 5 * (bars + 1) && !endsSentence(line);
  }

  static boolean isTeaserHeading(String line) {
    return !isLong(line) && TEASER_HEADING.matcher(fold(line)).matches();
  }

  static boolean isEndHeading(String line) {
    return END_HEADING.matcher(fold(beginning(line))).matches();
  }

  static boolean isInlineTeaser(String line) {
    return INLINE_TEASER.matcher(fold(beginning(line))).matches();
  }

  static boolean isCaption(String line) {
    return !isLong(line) && words(line) <= 70 && CAPTION_END.matcher(fold(line)).matches();
  }

  static boolean isParagraph(String line) {
    return words(line) >= PARAGRAPH_WORDS && endsSentence(line);
  }

  static boolean endsSentence(String line) {
    int end = lastBut(Character::isWhitespace, line, line.length());
    end = lastBut(c -> "\"'”’)]".indexOf(c) >= 0, line, end);
    return end > 0 && ".!?:;…".indexOf(line.charAt(end - 1)) >= 0;
  }

  /** Returns the length of the text before {@code end} without such characters at its end. */
  private static int lastBut(IntPredicate passedOver, String text, int end) {
    int last = end;
    while (last > 0 && passedOver.test(text.charAt(last - 1))) {
      last--;
    }
    return last;
  }

  /** A line that breaks off, as teasers of leads do. */
  static boolean isTruncated(String line) {
    int end = lastBut(Character::isWhitespace, line, line.length());
    return line.startsWith("...", end - 3) || line.startsWith("…", end - 1);
  }

  static boolean isHeadline(String line) {
    String text = line.strip();
    int words = words(text);
    if (words < 3 || words > HEADLINE_WORDS || isFurniture(text)) {
      return false;
    }
    char last = text.charAt(text.length() - 1);
    return last != '.' && last != ';' && last != ',' && last != ':' && !isDateLine(text);
  }

  /** Two to five capitalised words and nothing else: a name, or two with a dash or a comma. */
  static boolean isName(String line) {
    if (isLong(line)) {
      return false;
    }
    String[] words = line.strip().split("[\\s,&–-]+");
    if (words.length < 1 || words.length > 7) {
      return false;
    }
    int named = 0;
    for (String word : words) {
      String bare = word.replaceAll("[().]", "");
      if (bare.isEmpty()) {
        continue;
      }
      boolean small = bare.equals("theo") || bare.equals("và") || bare.equals("PV");
      if (!small && !Character.isUpperCase(bare.codePointAt(0))) {
        return false;
      }
      if (bare.chars().anyMatch(Character::isDigit)) {
        return false;
      }
      named += small ? 0 : 1;
    }
    boolean theo = fold(line).startsWith("theo ") || fold(line).startsWith("(theo ");
    return (named >= 2 || (theo && named == 1) || line.strip().equals("PV"))
        && !line.contains(":")
        && !endsSentence(line.strip().replace(")", ""));
  }

  /** The author in a line such as "Tác giả: Minh Hà", "Minh Hà (theo Reuters)", or null. */
  static @Nullable String author(String line) {
    if (isLong(line)) {
      return null;
    }
    Matcher label = AUTHOR_LABEL.matcher(line.strip());
    if (label.matches() && words(label.group(1)) <= 8) {
      return label.group(1).strip();
    }
    if (isDateLine(line)) {
      for (String piece : AUTHOR_AFTER_DATE.split(line.strip())) {
        if (isName(piece) && !DATE.matcher(piece).find() && !isWeekday(piece)) {
          return piece;
        }
      }
      return null;
    }
    return isName(line) ? line.strip() : null;
  }

  private static boolean isWeekday(String piece) {
    String folded = fold(piece);
    return folded.startsWith("thứ ") || folded.startsWith("chủ nhật") || folded.contains("gmt");
  }

  /** A short line with a full date: when the article was published. */
  static boolean isDateLine(String line) {
    return !isLong(line)
        && words(line) <= 14
        && !endsSentence(line.strip())
        && DATE.matcher(line).find();
  }

  /** The moment in a date line, in Vietnam's time; null if the line has none. */
  static @Nullable Instant instant(String text) {
    String line = beginning(text);
    Matcher date = DATE.matcher(line);
    if (!date.find()) {
      return null;
    }
    Matcher time = TIME.matcher(line.substring(0, date.start()) + " " + line.substring(date.end()));
    boolean timed = time.find();
    try {
      return IsoTimes.inRange(
          LocalDateTime.of(
                  Integer.parseInt(date.group(3)),
                  Integer.parseInt(date.group(2)),
                  Integer.parseInt(date.group(1)),
                  timed ? Integer.parseInt(time.group(1)) : 0,
                  timed ? Integer.parseInt(time.group(2)) : 0)
              .toInstant(ZoneOffset.ofHours(7)));
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** The keywords after "Từ khóa:", or null. */
  static String @Nullable [] tags(String line) {
    if (isLong(line)) {
      return null;
    }
    Matcher matcher = TAGS.matcher(line.strip());
    return matcher.matches() && !endsSentence(line)
        ? matcher.group(1).split("\\s*[,;#]\\s*")
        : null;
  }

  /** The section in "Trang chủ > Thế giới > Phân tích", or null. */
  static @Nullable String section(String line) {
    if (isLong(line) || !fold(line).startsWith("trang chủ")) {
      return null;
    }
    String[] items = BREADCRUMB.split(line.strip());
    return items.length == 2 || items.length == 3 ? items[1].strip() : null;
  }

  /** Half of a line that says the same thing twice ("X X"), as alt text and link do; else null. */
  static @Nullable String halfOfDoubled(String line) {
    int middle = line.length() / 2;
    if (line.length() < 16 || line.length() % 2 == 0 || line.charAt(middle) != ' ') {
      return null;
    }
    String half = line.substring(0, middle);
    return line.startsWith(half, middle + 1) && words(half) >= 3 ? half : null;
  }
}
