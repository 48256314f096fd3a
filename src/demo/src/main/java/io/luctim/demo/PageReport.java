// SPDX-License-Identifier: Apache-2.0
package io.luctim.demo;

import io.luctim.article.Article;
import io.luctim.article.ArticleFiles;
import io.luctim.article.HtmlPage;
import io.luctim.article.RejectedInputException;
import io.luctim.article.ScrapedPage;
import io.luctim.article.SourceLocation;
import io.luctim.article.TextEncoding;
import io.luctim.load.BoilerplateFilter;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says of each line of a page which part of an article it was taken for, and why. */
final class PageReport {
  private PageReport() {}

  /** Prints a page; lines that recur among the pages of a site, where one is given, are marked. */
  static void print(Path file, @Nullable Path site, PrintWriter out) {
    String text;
    try {
      text = TextEncoding.AUTO.decode(InputFiles.bytes(file));
    } catch (RejectedInputException e) {
      throw new Luctim.RefusedInput(file + ": " + e.getMessage());
    }
    if (site != null && !Files.isDirectory(site)) {
      throw new Luctim.RefusedInput(site + ": no such directory");
    }
    boolean isHtml = ArticleFiles.formatOf(file) == ArticleFiles.Format.HTML;
    List<ScrapedPage.Line> lines;
    Article article;
    try {
      article = isHtml ? HtmlPage.parse("page", text) : ScrapedPage.parse("page", text);
      lines = isHtml ? lines(article) : ScrapedPage.explain(text);
    } catch (IllegalArgumentException e) {
      throw new Luctim.RefusedInput(file + ": no article in it: " + e.getMessage());
    }
    Set<String> recurring = site == null ? Set.of() : recurring(article, site);
    for (ScrapedPage.Line line : lines) {
      boolean recurs = recurring.contains(line.text());
      ScrapedPage.Part part = recurs ? ScrapedPage.Part.FURNITURE : line.part();
      out.println(
          String.join(
              "\t",
              part.name().toLowerCase(Locale.ROOT),
              recurs ? "stands on most pages of the site" : line.reason(),
              line.text()));
    }
  }

  /** The parts of an HTML page, which are told by its tags. */
  private static List<ScrapedPage.Line> lines(Article article) {
    List<ScrapedPage.Line> lines = new ArrayList<>();
    String meta = "named so by the page's data or tags";
    add(lines, article.title(), ScrapedPage.Part.TITLE, "the page's data, or its heading");
    add(lines, article.author(), ScrapedPage.Part.AUTHOR, meta);
    add(lines, String.valueOf(article.publishedAt()), ScrapedPage.Part.DATE, meta);
    add(lines, article.lead(), ScrapedPage.Part.LEAD, meta);
    String main = "in the element with most text of its own";
    article.body().lines().forEach(line -> add(lines, line, ScrapedPage.Part.BODY, main));
    String caption = "tagged as a caption, or ends in a source note";
    article.captions().forEach(line -> add(lines, line, ScrapedPage.Part.CAPTION, caption));
    String box = "in a box of related articles";
    article.teasers().forEach(line -> add(lines, line, ScrapedPage.Part.TEASER, box));
    article.furniture().forEach(line -> add(lines, line, ScrapedPage.Part.FURNITURE, meta));
    return lines;
  }

  private static void add(
      List<ScrapedPage.Line> lines, String text, ScrapedPage.Part part, String reason) {
    if (!text.isBlank() && !text.equals("null")) {
      lines.add(new ScrapedPage.Line(text, part, reason));
    }
  }

  /** What becomes furniture when the page is loaded after the pages of its site. */
  private static Set<String> recurring(Article page, Path site) {
    Set<String> recurring = new HashSet<>();
    SourceLocation asked = SourceLocation.of(Path.of(""));
    BoilerplateFilter pages =
        new BoilerplateFilter(
            new Collector() {
              @Override
              public void article(Article article, SourceLocation location) {
                if (location.equals(asked)) {
                  recurring.addAll(article.furniture());
                }
              }
            });
    ArticleFiles.read(
        site,
        new Collector() {
          @Override
          public void article(Article article, SourceLocation location) {
            pages.add(renamed(article), location);
          }
        });
    pages.add(renamed(page), asked);
    pages.flush();
    recurring.removeAll(page.furniture());
    return recurring;
  }

  /** All pages of the directory are of one site, whatever they say themselves. */
  private static Article renamed(Article article) {
    return Article.builder(article.id())
        .source("site")
        .title(article.title())
        .lead(article.lead())
        .body(article.body())
        .build();
  }

  private abstract static class Collector implements ArticleFiles.Handler {
    @Override
    public void rejected(SourceLocation location, String reason) {
      // What cannot be read tells nothing about this page.
    }
  }
}
