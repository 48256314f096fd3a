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

  /** What a line of a page is. */
  public enum Part {
    /** Not told apart, and counted as {@link #BODY}. */
    UNKNOWN,
    /** The headline. */
    TITLE,
    /** Who wrote it. */
    AUTHOR,
    /** When it was published; part of no text. */
    DATE,
    /** The paragraph under the headline. */
    LEAD,
    /** The text. */
    BODY,
    /** The caption of a picture. */
    CAPTION,
    /** What the page says of another article. */
    TEASER,
    /** Keywords. */
    TAGS,
    /** A menu, a share button, an imprint and the like. */
    FURNITURE
  }

  /**
   * A line of a page.
   *
   * @param text the line without white space around it; printed once if the page doubles it
   * @param part what it was taken for
   * @param reason why
   */
  public record Line(String text, Part part, String reason) {}

  private final List<String> lines = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();
  private final List<String> reasons = new ArrayList<>();
  private final Map<String, Integer> repeats = new HashMap<>();
  private int lastParagraph = -1;
  private boolean hasAuthor;

  private ScrapedPage(String text) {
    text.lines()
        .map(line -> line.replace('\u00A0', ' ').replace("\uFEFF", "").strip())
        .filter(line -> !line.isEmpty())
        .forEach(this::addLine);
  }

  private void addLine(String line) {
    String half = PageLines.halfOfDoubled(line);
    lines.add(half == null ? line : half);
    parts.add(Part.UNKNOWN);
    reasons.add("text like any other");
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

  /**
   * Says of each line of a page what it is taken for, and why.
   *
   * @param text the page as plain text, a paragraph a line
   * @return its lines that are not empty, in order
   */
  public static List<Line> explain(String text) {
    ScrapedPage page = new ScrapedPage(text);
    page.classify();
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < page.lines.size(); i++) {
      lines.add(new Line(page.lines.get(i), page.parts.get(i), page.reasons.get(i)));
    }
    return lines;
  }

  private void mark(int line, Part part, String reason) {
    hasAuthor |= part == Part.AUTHOR;
    parts.set(line, part);
    reasons.set(line, reason);
  }

  private void classify() {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (PageLines.tags(line) != null) {
        mark(i, Part.TAGS, "begins as a list of keywords does");
      } else if (PageLines.isInlineTeaser(line)) {
        mark(i, Part.TEASER, "points to another article");
      } else if (PageLines.isFurniture(line)) {
        mark(i, Part.FURNITURE, "a phrase of menus, buttons and imprints");
      } else if (PageLines.isCaption(line)) {
        mark(i, Part.CAPTION, "ends in a source note, or names a picture");
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

  private String titleReason(int title) {
    return repeats.getOrDefault(lines.get(title), 0) > 1
        ? "a headline above the first paragraph, which the page repeats"
        : "the headline nearest above the first paragraph";
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
        boolean dated = PageLines.isDateLine(lines.get(i)) && !repeated;
        mark(i, dated ? Part.DATE : Part.FURNITURE, dated ? "a date" : "stands above the title");
      }
    }
    mark(title, Part.TITLE, titleReason(title));
    int end = paragraph < 0 ? title + 1 : paragraph;
    for (int i = title + 1; i < end; i++) {
      if (parts.get(i) != Part.UNKNOWN) {
        continue;
      }
      String line = lines.get(i);
      if (line.equals(headline)) {
        mark(i, Part.FURNITURE, "the title once more");
      } else if (PageLines.isDateLine(line)) {
        mark(i, Part.DATE, "a date");
      } else if (PageLines.author(line) != null && !hasAuthor) {
        mark(i, Part.AUTHOR, "a name under the title");
      } else if (PageLines.words(line) < 5 && !PageLines.endsSentence(line)) {
        mark(i, Part.FURNITURE, "a few words under the title that are no sentence");
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
        mark(i, Part.FURNITURE, "the lead once more");
      } else if (lines.get(i).equals(headline)) {
        mark(i, Part.FURNITURE, "the title once more");
      } else if (PageLines.isParagraph(lines.get(i))) {
        alone = false;
      }
    }
    mark(
        end,
        alone ? Part.BODY : Part.LEAD,
        alone ? "the only paragraph" : "the first paragraph under the title");
    return end + 1;
  }

  private void body(int start) {
    boolean inTeasers = false;
    boolean ended = false;
    String teasersBegan = "";
    boolean any = start > 0 && parts.get(start - 1) == Part.BODY;
    for (int i = start; i < lines.size(); i++) {
      Part known = parts.get(i);
      String line = lines.get(i);
      if (PageLines.isEndHeading(line)) {
        ended = true;
        inTeasers = true;
        teasersBegan = "after the end of the article";
        mark(i, Part.FURNITURE, "says that the article has ended");
        continue;
      }
      if (PageLines.isTeaserHeading(line)) {
        inTeasers = true;
        teasersBegan = "after '" + line + "'";
        mark(i, Part.FURNITURE, "announces other articles");
        continue;
      }
      if (known == Part.CAPTION && inTeasers && !resumes(i + 1)) {
        mark(i, Part.TEASER, "a caption among teasers");
      }
      if (known != Part.UNKNOWN) {
        continue;
      }
      if (inTeasers && !ended && resumes(i)) {
        inTeasers = false;
      } else if (!inTeasers) {
        String sign = teaserSign(i, any);
        inTeasers = !sign.isEmpty();
        teasersBegan = sign;
      }
      if (inTeasers) {
        boolean isRest = ended && !PageLines.isHeadline(line);
        mark(
            i,
            isRest ? Part.FURNITURE : Part.TEASER,
            isRest ? "follows the end of the article" : "among teasers: " + teasersBegan);
      } else {
        mark(i, Part.BODY, "follows on the text above it");
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

  /** Why teasers begin at a line; empty if they do not. */
  private String teaserSign(int i, boolean afterBody) {
    String line = lines.get(i);
    if (!PageLines.isHeadline(line) || PageLines.author(line) != null) {
      return "";
    }
    if (repeats.getOrDefault(line, 0) > 1) {
      return "the page prints this headline twice";
    }
    String next = nextUnknown(i);
    if (next != null && PageLines.isTruncated(next) && PageLines.words(next) > 6) {
      return "the text after this headline is broken off";
    }
    return afterBody && isLinkList(i) ? "nothing but headlines follows" : "";
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
    if (hasAuthor) {
      return;
    }
    for (int i = lines.size() - 1; i > 0; i--) {
      if (parts.get(i) == Part.BODY) {
        if (PageLines.author(lines.get(i)) != null) {
          mark(i, Part.AUTHOR, "a name at the end of the text");
        }
        return;
      }
    }
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
          if (author != null && !hasAuthor) {
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
}
