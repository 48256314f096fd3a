// SPDX-License-Identifier: Apache-2.0
package io.luctim.article;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Elements;
import org.jsoup.select.Evaluator;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeVisitor;
import org.jsoup.select.QueryParser;
import org.jspecify.annotations.Nullable;

/**
 * Finds the parts of an article in an HTML page: first what the page says of itself (schema.org
 * {@code NewsArticle} in JSON-LD, then OpenGraph and {@code article:} meta data), then the main
 * text, which is the element that holds most of the text of its own paragraphs.
 *
 * <p>Needs jsoup on the class path, and Jackson for JSON-LD. Stateless and safe for use by several
 * threads.
 *
 * @since 0.1
 */
public final class HtmlPage {
  private static final Evaluator FURNITURE =
      selector(
          "script, style, noscript, template, iframe, form, button, nav, footer, header nav, aside,"
              + " [role=navigation], [hidden]");

  private static final Evaluator CAPTIONS =
      selector("figcaption, .caption, .image-caption, .photo-caption");

  private static final Evaluator LEAD =
      selector(".sapo, .lead, .description, .article-sapo, h2.summary");

  private static final Evaluator AUTHOR =
      selector("[rel=author], .author, .byline, [itemprop=author]");

  private static final String RELATED_BOXES =
      "[class*=related], [class*=tin-lien-quan], [class*=teaser], [class*=recommend],"
          + " [class*=box-tinlienquan]";

  private static final Evaluator RELATED = selector(RELATED_BOXES);

  private static final Evaluator RELATED_OR_ASIDE = selector(RELATED_BOXES + ", aside");

  private static final Evaluator HEADING = selector("h1");

  private static final Set<String> TEASER_TAGS = Set.of("a", "p", "li", "h2", "h3", "h4");

  /** Maximum number of tags of a page: ten times what large ones have, and some 60 MB as nodes. */
  static final int MAX_TAGS = 300_000;

  /** Maximum number of teasers within each other whose texts are taken. */
  private static final int MAX_NESTED_TEASERS = 4;

  /** Length of the beginning of a lead, in chars, by which it is found in the body. */
  private static final int LEAD_BEGINNING = 200;

  private static final Pattern LONE_CELL =
      Pattern.compile("(?=</?t[dhr][\\s>])", Pattern.CASE_INSENSITIVE);

  private HtmlPage() {}

  /**
   * Parses a page.
   *
   * @param id the article's id
   * @param html the page
   * @return the article
   * @throws IllegalArgumentException if the page has no text that could be an article's
   */
  public static Article parse(String id, String html) {
    Document page = Jsoup.parse(checked(html));
    Article.Builder article = Article.builder(id);
    StructuredData data = StructuredData.of(page);
    String title = title(page, data.headline());
    article.title(title);
    article.url(firstOf(meta(page, "og:url"), attribute(page, "link[rel=canonical]", "href")));
    article.source(firstOf(meta(page, "og:site_name"), data.publisher()));
    article.section(firstOf(data.section(), meta(page, "article:section")));
    Set<String> tags = new LinkedHashSet<>();
    for (Element tag : page.select("meta[property=article:tag]")) {
      tags.add(tag.attr("content").strip());
    }
    tags.addAll(data.keywords());
    tags.remove("");
    tags.forEach(article::tag);
    publishedAt(article, data.published(), meta(page, "article:published_time"));
    teasers(page).forEach(article::teaser);
    remove(page.select(FURNITURE));
    remove(page.select(RELATED));
    Element main = MainText.of(page);
    captions(main).forEach(article::caption);
    parts(page, main, title, data, article);
    return article.build();
  }

  /**
   * The text of a piece of HTML, as some archives keep it in their records.
   *
   * @param html a fragment with tags
   * @return its text; blocks are paragraphs, separated by a blank line
   */
  static String text(String html) {
    // Cells without their table are dropped by the parser, and would leave their texts glued.
    String spaced = LONE_CELL.matcher(html).replaceAll(" ");
    return String.join("\n\n", blocks(Jsoup.parseBodyFragment(checked(spaced)).body()));
  }

  private static Evaluator selector(String query) {
    return QueryParser.parse(query);
  }

  private static String checked(String html) {
    int tags = 0;
    for (int i = html.indexOf('<'); i >= 0; i = html.indexOf('<', i + 1)) {
      tags++;
    }
    if (tags > MAX_TAGS) {
      throw new IllegalArgumentException(
          "the HTML has " + tags + " tags; at most " + MAX_TAGS + " are read");
    }
    return html;
  }

  /** Removes elements; in linear time, as one after another would not be. */
  private static void remove(Elements elements) {
    Set<Element> parents = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<Node> removed = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Element element : elements) {
      removed.add(element);
      if (element.parent() != null) {
        parents.add(element.parent());
      }
    }
    for (Element parent : parents) {
      List<Node> kept = new ArrayList<>(parent.childNodes());
      kept.removeIf(removed::contains);
      parent.empty();
      parent.appendChildren(kept);
    }
  }

  /** The texts of links, paragraphs and headings in boxes of related articles. */
  private static Set<String> teasers(Document page) {
    Set<String> teasers = new LinkedHashSet<>();
    page.traverse(
        new NodeVisitor() {
          private int boxes;
          private int items;

          @Override
          public void head(Node node, int depth) {
            if (node instanceof Element element) {
              boxes += RELATED_OR_ASIDE.matches(page, element) ? 1 : 0;
              if (boxes > 0 && TEASER_TAGS.contains(element.normalName())) {
                items++;
                if (items <= MAX_NESTED_TEASERS && PageLines.words(element.text()) >= 4) {
                  teasers.add(element.text());
                }
              }
            }
          }

          @Override
          public void tail(Node node, int depth) {
            if (node instanceof Element element) {
              items -= boxes > 0 && TEASER_TAGS.contains(element.normalName()) ? 1 : 0;
              boxes -= RELATED_OR_ASIDE.matches(page, element) ? 1 : 0;
            }
          }
        });
    return teasers;
  }

  /** Takes the captions out of the main text; one within another is part of it. */
  private static Set<String> captions(Element main) {
    Elements found = new Elements();
    NodeFilter outermost =
        (node, depth) -> {
          boolean isCaption = node instanceof Element element && CAPTIONS.matches(main, element);
          if (isCaption && depth > 0) {
            found.add((Element) node);
            return NodeFilter.FilterResult.SKIP_CHILDREN;
          }
          return NodeFilter.FilterResult.CONTINUE;
        };
    main.filter(outermost);
    Set<String> captions = new LinkedHashSet<>();
    found.forEach(caption -> captions.add(caption.text().strip()));
    captions.remove("");
    remove(found);
    return captions;
  }

  /** The first of some times that can be read; a site's own way of writing it is furniture. */
  private static void publishedAt(Article.Builder article, String... times) {
    Instant instant = null;
    for (int i = 0; i < times.length && instant == null; i++) {
      try {
        instant = times[i].isEmpty() ? null : IsoTimes.instant(times[i]);
      } catch (DateTimeException e) {
        instant = PageLines.instant(times[i]);
        if (instant == null) {
          article.furniture(times[i]);
        }
      }
    }
    article.publishedAt(instant);
  }

  private static void parts(
      Document page, Element main, String title, StructuredData data, Article.Builder article) {
    String author =
        firstOf(
            data.author(), meta(page, "article:author"), meta(page, "author"), text(page, AUTHOR));
    article.author(author.startsWith("http") ? text(page, AUTHOR) : author);
    remove(main.select(AUTHOR));
    Element leadElement = page.selectFirst(LEAD);
    String lead =
        leadElement == null
            ? firstOf(meta(page, "og:description"), data.description())
            : leadElement.text().strip();
    if (leadElement != null) {
      leadElement.remove();
    }
    StringBuilder body = new StringBuilder();
    for (String line : blocks(main)) {
      if (line.equals(title) || line.equals(lead) || PageLines.isFurniture(line)) {
        continue;
      }
      if (PageLines.isCaption(line)) {
        article.caption(line);
      } else if (PageLines.isInlineTeaser(line)) {
        article.teaser(line);
      } else {
        body.append(body.isEmpty() ? "" : "\n\n").append(line);
      }
    }
    if (2 * body.length() < data.body().length()) { // the page shows the text by a script
      body.setLength(0);
      body.append(text(data.body()));
    }
    String beginning = lead.substring(0, Math.min(LEAD_BEGINNING, lead.length() / 2));
    boolean leadIsBody = !lead.isEmpty() && body.indexOf(beginning) >= 0;
    article.lead(leadIsBody ? "" : lead).body(body.toString());
  }

  /** Text by block elements, in order, each piece of text once. */
  private static Iterable<String> blocks(Element main) {
    StringBuilder text = new StringBuilder();
    main.traverse(
        new NodeVisitor() {
          @Override
          public void head(Node node, int depth) {
            if (node instanceof TextNode piece) {
              text.append(piece.getWholeText().replace('\n', ' '));
            } else if (isBlock(node)) {
              text.append('\n');
            }
          }

          @Override
          public void tail(Node node, int depth) {
            if (isBlock(node)) {
              text.append('\n');
            }
          }
        });
    Set<String> lines = new LinkedHashSet<>();
    text.toString()
        .lines()
        .map(line -> line.replace('\u00A0', ' ').strip().replaceAll("\\s+", " "))
        .filter(line -> !line.isEmpty())
        .forEach(lines::add);
    return lines;
  }

  private static boolean isBlock(Node node) {
    return node instanceof Element element && (element.isBlock() || element.nameIs("br"));
  }

  private static String title(Document page, String headline) {
    String heading = text(page, HEADING);
    String title = firstOf(headline, meta(page, "og:title"), heading, page.title());
    // "Title - Newspaper" in the meta data, the title alone on the page.
    return !heading.isEmpty() && title.startsWith(heading) ? heading : title;
  }

  private static String meta(Document page, String name) {
    Elements found =
        page.select(
            "meta[property=" + name + "], meta[name=" + name + "], meta[itemprop=" + name + "]");
    return found.isEmpty() ? "" : found.attr("content").strip();
  }

  private static String text(Document page, Evaluator selector) {
    Element found = page.selectFirst(selector);
    return found == null ? "" : found.text().strip();
  }

  private static String attribute(Document page, String selector, String name) {
    @Nullable Element found = page.selectFirst(selector);
    return found == null ? "" : found.attr(name).strip();
  }

  private static String firstOf(String... texts) {
    for (String text : texts) {
      if (!text.isBlank()) {
        return text;
      }
    }
    return "";
  }
}
