// SPDX-License-Identifier: Apache-2.0
package io.luctim.load;

import io.luctim.article.Article;
import io.luctim.article.ArticleFiles;
import io.luctim.index.BoilerplateLines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Recognizes lines that recur on the pages of a site, such as footers and share bars that a single
 * page cannot show to be such, and counts them as furniture.
 *
 * <p>Holds back the first {@value #HELD_BACK} pages of each site until it knows what they have in
 * common; later pages go through at once, and what newly recurs is left out of those that follow. A
 * site is told by the article's source, else by the host of its address, else by the first
 * directory of its id. What earlier loads have found can be told to it ({@link Known}), so that an
 * update of one page needs no second look at the others. Memory is bounded: {@value #MAX_SITES}
 * sites, {@value #MAX_LINES} lines each. One per thread.
 *
 * @since 0.1
 */
public final class BoilerplateFilter {
  private static final int HELD_BACK = 50;
  private static final int MAX_SITES = 200;
  private static final int MAX_LINES = 20_000;

  /** A line recurs if so many pages have it, and this share of all. */
  public static final int MIN_PAGES = 5;

  private static final double MOST = 0.5;

  private final ArticleFiles.Handler handler;
  private final Known known;
  private final Map<String, Site> sites = new LinkedHashMap<>();

  /** What earlier loads have found. */
  public interface Known {
    /**
     * Whether a line was found to be furniture of a site.
     *
     * @param article an article of the site
     * @param line the line
     * @return whether enough pages have it as furniture
     */
    boolean isFurniture(Article article, String line);
  }

  /** What is known of a site. */
  private static final class Site {
    final Map<String, Integer> lines = new HashMap<>();
    final List<Page> held = new ArrayList<>();
    boolean known;
    int pages;
  }

  private record Page(Article article, String place) {}

  /**
   * Makes one.
   *
   * @param handler takes the articles, without what recurs on their sites
   */
  public BoilerplateFilter(ArticleFiles.Handler handler) {
    this(handler, (article, line) -> false);
  }

  /**
   * Makes one that knows what earlier loads have found.
   *
   * @param handler takes the articles, without what recurs on their sites
   * @param known tells of lines that recurred before
   */
  public BoilerplateFilter(ArticleFiles.Handler handler, Known known) {
    this.handler = handler;
    this.known = known;
  }

  /**
   * Takes the next page.
   *
   * @param article the article of the page
   * @param place where it came from
   */
  public void add(Article article, String place) {
    String name = BoilerplateLines.siteOf(article);
    Site site = sites.get(name);
    if (site == null) {
      if (sites.size() == MAX_SITES) {
        Map.Entry<String, Site> oldest = sites.entrySet().iterator().next();
        flush(oldest.getValue());
        sites.remove(oldest.getKey());
      }
      site = new Site();
      sites.put(name, site);
    }
    site.pages++;
    for (String line : new HashSet<>(lines(article))) {
      if (site.lines.size() < MAX_LINES || site.lines.containsKey(line)) {
        site.lines.merge(line, 1, Integer::sum);
      }
    }
    if (site.known) {
      handler.article(withoutFurniture(article, site), place);
      return;
    }
    site.held.add(new Page(article, place));
    if (site.held.size() == HELD_BACK) {
      flush(site);
    }
  }

  /** Hands over what is held back. */
  public void flush() {
    sites.values().forEach(this::flush);
  }

  private void flush(Site site) {
    site.known = true;
    // What the first pages do not have in common is the articles' own.
    site.lines.values().removeIf(count -> count == 1);
    site.held.forEach(
        page -> handler.article(withoutFurniture(page.article(), site), page.place()));
    site.held.clear();
  }

  private static List<String> lines(Article article) {
    List<String> lines = new ArrayList<>();
    lines.add(key(article.lead()));
    article.body().lines().forEach(line -> lines.add(key(line)));
    article.captions().forEach(line -> lines.add(key(line)));
    lines.removeIf(String::isEmpty);
    return lines;
  }

  private static String key(String line) {
    return BoilerplateLines.fold(line);
  }

  private boolean recurs(Article article, Site site, String line) {
    int count = site.lines.getOrDefault(key(line), 0);
    return count >= MIN_PAGES && count >= MOST * site.pages || known.isFurniture(article, line);
  }

  private Article withoutFurniture(Article article, Site site) {
    Set<String> furniture = new HashSet<>();
    lines(article).stream().filter(line -> recurs(article, site, line)).forEach(furniture::add);
    if (furniture.isEmpty()) {
      return article;
    }
    List<String> paragraphs = new ArrayList<>();
    for (String paragraph : article.body().split("\n\n")) {
      String kept =
          String.join(
              "\n",
              Arrays.stream(paragraph.split("\n"))
                  .filter(line -> !furniture.contains(key(line)))
                  .toList());
      if (!kept.isBlank()) {
        paragraphs.add(kept);
      }
    }
    boolean lead = furniture.contains(key(article.lead()));
    String body = String.join("\n\n", paragraphs);
    if (article.title().isBlank() && body.isBlank() && (lead || article.lead().isBlank())) {
      return article; // there is nothing else
    }
    Article.Builder rest =
        Article.builder(article.id())
            .title(article.title())
            .author(article.author())
            .lead(lead ? "" : article.lead())
            .body(body)
            .url(article.url())
            .source(article.source())
            .section(article.section())
            .publishedAt(article.publishedAt());
    for (String caption : article.captions()) {
      if (furniture.contains(key(caption))) {
        rest.furniture(caption);
      } else {
        rest.caption(caption);
      }
    }
    article.teasers().forEach(rest::teaser);
    article.tags().forEach(rest::tag);
    article.extras().forEach(rest::extra);
    article.furniture().forEach(rest::furniture);
    if (lead) {
      rest.furniture(article.lead());
    }
    article.body().lines().filter(line -> furniture.contains(key(line))).forEach(rest::furniture);
    return rest.build();
  }
}
