// SPDX-License-Identifier: Apache-2.0
package io.luctim.load;

import io.luctim.article.Article;
import io.luctim.article.ArticleFiles;
import io.luctim.article.BoilerplateLines;
import io.luctim.article.SourceLocation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Recognizes boilerplate: lines that recur on the pages of a site, such as footers and share bars,
 * which a single page cannot show to be such. They are moved to {@link Article#furniture}, where
 * they are kept but not searched.
 *
 * <p>A line is boilerplate if at least {@value #MIN_PAGES} pages and half of all pages of its site
 * have it. The first {@value #MAX_HELD_PAGES} pages of each site are held back until it is known
 * what they have in common; later pages are handed over at once, without what has been recognized
 * by then. The site of an article is its source, else the host of its address, else the first
 * folder of its id. {@link Known} adds what earlier loads have recognized, so that a page that is
 * loaded again is read as it was among the others.
 *
 * <p>Memory is bounded: {@value #MAX_SITES} sites, {@value #MAX_LINES} lines of each, and {@value
 * #MAX_HELD_CHARS} chars of pages that are held back. One per thread.
 *
 * @since 0.1
 */
public final class BoilerplateFilter {
  /** Minimum number of pages of a site that have a line for it to be boilerplate. */
  public static final int MIN_PAGES = 5;

  /** Minimum share of the pages of a site that have a line for it to be boilerplate. */
  private static final double MIN_SHARE = 0.5;

  private static final int MAX_HELD_PAGES = 50;
  private static final int MAX_HELD_CHARS = 10_000_000;
  private static final int MAX_SITES = 200;
  private static final int MAX_LINES = 20_000;

  private final ArticleFiles.Handler handler;
  private final Known known;
  private final Map<String, Site> sites = new LinkedHashMap<>();
  private long heldChars;

  /** Tells what earlier loads have recognized. */
  @FunctionalInterface
  public interface Known {
    /**
     * Returns whether a line is known to be boilerplate of a site.
     *
     * @param article an article of the site
     * @param line the line
     * @return whether it is left out
     */
    boolean isBoilerplate(Article article, String line);
  }

  /** The pages of a site: how many have a line, by the line's hash, and those held back. */
  private static final class Site {
    final Map<Long, Integer> pagesByLine = new HashMap<>();
    final List<Page> held = new ArrayList<>();
    boolean handsOverAtOnce;
    int pages;
  }

  private record Page(Article article, SourceLocation location) {}

  /**
   * Makes a filter.
   *
   * @param handler takes the articles, without the boilerplate of their sites
   */
  public BoilerplateFilter(ArticleFiles.Handler handler) {
    this(handler, (article, line) -> false);
  }

  /**
   * Makes a filter that knows what earlier loads have recognized.
   *
   * @param handler takes the articles, without the boilerplate of their sites
   * @param known tells of lines that recurred before
   */
  public BoilerplateFilter(ArticleFiles.Handler handler, Known known) {
    this.handler = handler;
    this.known = known;
  }

  /**
   * Takes the next page. Hands over this page, or others that were held back, or none.
   *
   * @param article the article of the page
   * @param location where it was read
   */
  public void add(Article article, SourceLocation location) {
    Site site = site(BoilerplateLines.siteOf(article));
    site.pages++;
    Set<Long> lines = new HashSet<>();
    lines(article).forEach(line -> lines.add(hash(line)));
    for (Long line : lines) {
      site.pagesByLine.merge(line, 1, Integer::sum);
    }
    if (site.pagesByLine.size() > MAX_LINES) {
      forgetLinesOfOnePage(site);
    }
    if (site.handsOverAtOnce) {
      handler.article(withoutBoilerplate(article, site), location);
      return;
    }
    site.held.add(new Page(article, location));
    heldChars += length(article);
    if (site.held.size() == MAX_HELD_PAGES) {
      flush(site);
    } else if (heldChars > MAX_HELD_CHARS) {
      flush();
    }
  }

  /** Hands over all pages that are held back. */
  public void flush() {
    sites.values().forEach(this::flush);
  }

  private Site site(String name) {
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
    return site;
  }

  private void flush(Site site) {
    site.handsOverAtOnce = true;
    forgetLinesOfOnePage(site);
    for (Page page : site.held) {
      heldChars -= length(page.article());
      handler.article(withoutBoilerplate(page.article(), site), page.location());
    }
    site.held.clear();
  }

  /** Lines that only one page has had so far are the articles' own; what recurs comes again. */
  private static void forgetLinesOfOnePage(Site site) {
    site.pagesByLine.values().removeIf(pages -> pages == 1);
    if (site.pagesByLine.size() > MAX_LINES) {
      site.pagesByLine.clear(); // no site has so many lines that recur
    }
  }

  private static long length(Article article) {
    return article.lead().length() + (long) article.body().length();
  }

  private static List<String> lines(Article article) {
    List<String> lines = new ArrayList<>();
    lines.add(article.lead());
    article.body().lines().forEach(lines::add);
    lines.addAll(article.captions());
    lines.removeIf(String::isBlank);
    return lines;
  }

  /** Returns 64 bits of a line as it reads; takes less memory than the line. */
  private static long hash(String line) {
    String folded = BoilerplateLines.fold(line);
    long hash = 1;
    for (int i = 0; i < folded.length(); i++) {
      hash = (hash ^ folded.charAt(i)) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 29;
    }
    return hash;
  }

  private boolean isBoilerplate(Article article, Site site, String line) {
    int pages = site.pagesByLine.getOrDefault(hash(line), 0);
    return pages >= MIN_PAGES && pages >= MIN_SHARE * site.pages
        || known.isBoilerplate(article, line);
  }

  private Article withoutBoilerplate(Article article, Site site) {
    Set<String> boilerplate = new HashSet<>();
    for (String line : lines(article)) {
      if (isBoilerplate(article, site, line)) {
        boilerplate.add(line);
      }
    }
    return boilerplate.isEmpty() ? article : without(boilerplate, article);
  }

  private static Article without(Set<String> boilerplate, Article article) {
    List<String> paragraphs = new ArrayList<>();
    for (String paragraph : article.body().split("\n\n")) {
      String kept =
          String.join(
              "\n",
              Arrays.stream(paragraph.split("\n"))
                  .filter(line -> !boilerplate.contains(line))
                  .toList());
      if (!kept.isBlank()) {
        paragraphs.add(kept);
      }
    }
    boolean lead = boilerplate.contains(article.lead());
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
      if (boilerplate.contains(caption)) {
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
    article.body().lines().filter(boilerplate::contains).forEach(rest::furniture);
    return rest.build();
  }
}
