// SPDX-License-Identifier: Apache-2.0
package io.luctim.article;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the parts of an article in a page that was scraped to plain text.
 *
 * <p>How it reads a page:
 *
 * <ul>
 *   <li>The <b>title</b> is the headline nearest above the first paragraph; one that the page
 *       repeats is preferred, as pages print their own title again over the picture.
 *   <li>The <b>lead</b> is the first paragraph. However often it is printed, it counts once.
 *   <li>A line that ends in a source note, {@code (Nguồn: …)} or {@code - Ảnh: …}, is a
 *       <b>caption</b>.
 *   <li>The <b>teasers</b> begin where the page prints a headline twice, or breaks off the line
 *       after a headline with an ellipsis, or says <i>Đọc thêm</i>; they end where two paragraphs
 *       follow one another again, if ever.
 *   <li>A short line of capitalised words under the title or at the end of the body is the
 *       <b>author</b>.
 *   <li>Menus, share buttons and imprints are <b>furniture</b> ({@code PageLines} has the phrases).
 * </ul>
 *
 * <p>Stateless and safe for use by several threads.
 *
 * @since 0.1
 */
public final class ScrapedPage {
  /** How far above the first paragraph the title may stand, in lines. */
  private static final int TITLE_WINDOW = 12;

  /** How far ahead a line is compared with what follows; keeps the whole linear. */
  private static final int AHEAD = 40;

  private enum Part {
    UNKNOWN,
    TITLE,
    AUTHOR,
    DATE,
    LEAD,
    BODY,
    CAPTION,
    TEASER,
    TAGS,
    FURNITURE
  }

  private final List<String> lines = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();
  private final Map<String, Integer> repeats = new HashMap<>();
  private int lastParagraph = -1;

  private ScrapedPage(String text) {
    text.lines()
        .map(line -> line.replace('\u00A0', ' ').replace("\uFEFF", "").strip())
        .filter(line -> !line.isEmpty())
        .forEach(this::addLine);
  }

  private void addLine(String line) {
    String half = doubled(line);
    lines.add(half == null ? line : half);
    parts.add(Part.UNKNOWN);
    repeats.merge(lines.getLast(), half == null ? 1 : 2, Integer::sum);
  }

  /**
   * Parses a page.
   *
   * @param id the article's id
   * @param text the page as plain text, a paragraph a line
   * @return the article
   * @throws IllegalArgumentException if the page has no text that could be an article's
   */
  public static Article parse(String id, String text) {
    ScrapedPage page = new ScrapedPage(text);
    page.classify();
    return page.article(id);
  }

  private void classify() {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (PageLines.tags(line) != null) {
        parts.set(i, Part.TAGS);
      } else if (PageLines.isInlineTeaser(line)) {
        parts.set(i, Part.TEASER);
      } else if (PageLines.isFurniture(line)) {
        parts.set(i, Part.FURNITURE);
      } else if (PageLines.isCaption(line)) {
        parts.set(i, Part.CAPTION);
      }
      if (parts.get(i) == Part.UNKNOWN && PageLines.isParagraph(line)) {
        lastParagraph = i;
      }
    }
    int paragraph = firstParagraph();
    int title = title(paragraph);
    int start = 0;
    if (title >= 0) {
      start = top(title, paragraph);
    }
    body(start);
  }

  /** The first long line with a full stop that more text follows, or the first at all, or -1. */
  private int firstParagraph() {
    for (int i = 0; i < lines.size(); i++) {
      if (parts.get(i) == Part.UNKNOWN && PageLines.isParagraph(lines.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private int title(int paragraph) {
    int end = paragraph < 0 ? lines.size() : paragraph;
    int best = -1;
    int bestScore = Integer.MIN_VALUE;
    int seen = 0;
    for (int i = end - 1; i >= 0 && seen < TITLE_WINDOW; i--) {
      if (parts.get(i) != Part.UNKNOWN || !PageLines.isHeadline(lines.get(i))) {
        continue;
      }
      seen++;
      String line = lines.get(i);
      int score = -seen;
      if (PageLines.isName(line)) {
        score -= 10;
      }
      if (repeats.getOrDefault(line, 0) > 1) {
        score += 20;
      }
      if (PageLines.words(line) < 5) {
        score -= 3;
      }
      if (isTitleWithSiteName(i, end)) {
        score -= 5;
      }
      // Of a title that is printed twice, the upper one.
      if (score > bestScore || line.equals(lines.get(best))) {
        best = i;
        bestScore = Math.max(score, bestScore);
      }
    }
    if (best < 0 && paragraph < 0 && !lines.isEmpty()) {
      for (int i = 0; i < lines.size(); i++) {
        if (parts.get(i) == Part.UNKNOWN) {
          return i;
        }
      }
    }
    return best;
  }

  /** "Title - Newspaper" beside a plain "Title". */
  private boolean isTitleWithSiteName(int index, int end) {
    String line = lines.get(index);
    for (int i = 0; i < end; i++) {
      String other = lines.get(i);
      if (i != index
          && other.length() < line.length()
          && line.startsWith(other)
          && line.substring(other.length()).matches("\\s*[-–|].*")) {
        return true;
      }
    }
    return false;
  }

  /** Marks what stands above the body; returns the line where the body begins. */
  private int top(int title, int paragraph) {
    String headline = lines.get(title);
    for (int i = 0; i < title; i++) {
      if (parts.get(i) == Part.UNKNOWN) {
        boolean repeated = lines.get(i).startsWith(headline);
        parts.set(i, PageLines.isDateLine(lines.get(i)) && !repeated ? Part.DATE : Part.FURNITURE);
      }
    }
    parts.set(title, Part.TITLE);
    int end = paragraph < 0 ? title + 1 : paragraph;
    for (int i = title + 1; i < end; i++) {
      if (parts.get(i) != Part.UNKNOWN) {
        continue;
      }
      String line = lines.get(i);
      if (line.equals(headline)) {
        parts.set(i, Part.FURNITURE);
      } else if (PageLines.isDateLine(line)) {
        parts.set(i, Part.DATE);
      } else if (PageLines.author(line) != null && find(Part.AUTHOR) == null) {
        parts.set(i, Part.AUTHOR);
      } else if (PageLines.words(line) < 5 && !PageLines.endsSentence(line)) {
        parts.set(i, Part.FURNITURE);
      } else {
        end = i; // a short first paragraph
      }
    }
    if (paragraph < 0 && end == title + 1) {
      return end;
    }
    String lead = lines.get(end);
    boolean alone = true;
    for (int i = end + 1; i < lines.size(); i++) {
      if (parts.get(i) != Part.UNKNOWN) {
        continue;
      }
      if (lines.get(i).equals(lead)) {
        parts.set(i, Part.FURNITURE);
      } else if (lines.get(i).equals(headline)) {
        parts.set(i, Part.FURNITURE);
      } else if (PageLines.isParagraph(lines.get(i))) {
        alone = false;
      }
    }
    parts.set(end, alone ? Part.BODY : Part.LEAD);
    return end + 1;
  }

  private void body(int start) {
    boolean inTeasers = false;
    boolean ended = false;
    boolean any = start > 0 && parts.get(start - 1) == Part.BODY;
    for (int i = start; i < lines.size(); i++) {
      Part known = parts.get(i);
      String line = lines.get(i);
      if (PageLines.isEndHeading(line)) {
        ended = true;
        inTeasers = true;
        parts.set(i, Part.FURNITURE);
        continue;
      }
      if (PageLines.isTeaserHeading(line)) {
        inTeasers = true;
        parts.set(i, Part.FURNITURE);
        continue;
      }
      if (known == Part.CAPTION && inTeasers && !resumes(i + 1)) {
        parts.set(i, Part.TEASER);
      }
      if (known != Part.UNKNOWN) {
        continue;
      }
      if (inTeasers && !ended && resumes(i)) {
        inTeasers = false;
      } else if (!inTeasers && startsTeasers(i, any)) {
        inTeasers = true;
      }
      if (inTeasers) {
        parts.set(i, ended && !PageLines.isHeadline(line) ? Part.FURNITURE : Part.TEASER);
      } else {
        parts.set(i, Part.BODY);
        any = true;
      }
    }
    authorAtEnd();
  }

  /** Two paragraphs in a row, with nothing like a headline between them. */
  private boolean resumes(int from) {
    int paragraphs = 0;
    for (int i = from; i < Math.min(lines.size(), from + AHEAD) && paragraphs < 2; i++) {
      Part part = parts.get(i);
      if (part == Part.CAPTION || part == Part.TEASER) {
        continue;
      }
      String line = lines.get(i);
      if (part != Part.UNKNOWN
          || !PageLines.isParagraph(line)
          || PageLines.isTruncated(line)
          || repeats.getOrDefault(line, 0) > 1) {
        return false;
      }
      paragraphs++;
    }
    return paragraphs == 2;
  }

  private boolean startsTeasers(int i, boolean afterBody) {
    String line = lines.get(i);
    if (!PageLines.isHeadline(line) || PageLines.author(line) != null) {
      return false;
    }
    if (repeats.getOrDefault(line, 0) > 1) {
      return true;
    }
    String next = nextUnknown(i);
    if (next != null && PageLines.isTruncated(next) && PageLines.words(next) > 6) {
      return true;
    }
    return afterBody && isLinkList(i);
  }

  /** Nothing but headlines from here on, three or more: a list of links, not subheads. */
  private boolean isLinkList(int from) {
    return from > lastParagraph && headlinesFrom(from) >= 3;
  }

  private int headlinesFrom(int from) {
    int headlines = 0;
    for (int i = from; i < Math.min(lines.size(), from + AHEAD) && headlines < 3; i++) {
      if (parts.get(i) == Part.UNKNOWN
          && !PageLines.isTeaserHeading(lines.get(i))
          && PageLines.isHeadline(lines.get(i))
          && PageLines.words(lines.get(i)) >= 5) {
        headlines++;
      }
    }
    return headlines;
  }

  private @Nullable String nextUnknown(int i) {
    for (int j = i + 1; j < Math.min(lines.size(), i + AHEAD); j++) {
      if (parts.get(j) == Part.UNKNOWN) {
        return lines.get(j);
      }
    }
    return null;
  }

  private void authorAtEnd() {
    if (find(Part.AUTHOR) != null) {
      return;
    }
    for (int i = lines.size() - 1; i > 0; i--) {
      if (parts.get(i) == Part.BODY) {
        if (PageLines.author(lines.get(i)) != null) {
          parts.set(i, Part.AUTHOR);
        }
        return;
      }
    }
  }

  private @Nullable String find(Part part) {
    int index = parts.indexOf(part);
    return index < 0 ? null : lines.get(index);
  }

  private Article article(String id) {
    Article.Builder article = Article.builder(id);
    StringBuilder body = new StringBuilder();
    boolean dated = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      switch (parts.get(i)) {
        case TITLE -> article.title(line);
        case LEAD -> article.lead(line);
        case AUTHOR -> article.author(orEmpty(PageLines.author(line)));
        case CAPTION -> article.caption(line);
        case TEASER -> article.teaser(line);
        case FURNITURE -> {
          String section = PageLines.section(line);
          if (section != null) {
            article.section(section);
          }
          article.furniture(line);
        }
        case TAGS -> {
          String[] tags = PageLines.tags(line);
          for (String tag : tags == null ? new String[0] : tags) {
            article.tag(tag);
          }
        }
        case DATE -> {
          if (!dated) {
            article.publishedAt(PageLines.instant(line));
            dated = true;
          }
          String author = PageLines.author(line);
          if (author != null && find(Part.AUTHOR) == null) {
            article.author(author);
          }
        }
        case BODY, UNKNOWN -> body.append(body.isEmpty() ? "" : "\n\n").append(line);
      }
    }
    return article.body(body.toString()).build();
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** Half of a line that says the same thing twice ("X X"), as alt text and link do; else null. */
  private static @Nullable String doubled(String line) {
    int middle = line.length() / 2;
    if (line.length() < 16 || line.length() % 2 == 0 || line.charAt(middle) != ' ') {
      return null;
    }
    String half = line.substring(0, middle);
    return line.startsWith(half, middle + 1) && PageLines.words(half) >= 3 ? half : null;
  }
}
