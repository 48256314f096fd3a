// SPDX-License-Identifier: Apache-2.0
package io.luctim.search;

import io.luctim.analysis.VietnameseAnalyzer;
import io.luctim.article.Article;
import io.luctim.index.ArticleFields;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.LengthGoalBreakIterator;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;

/**
 * Finds the pieces of an article that match a query, with Lucene's highlighter.
 *
 * <p>Analyzes the stored text again, with canonical and folded terms at each position, so that a
 * match in a folded field is lit in the original text. Safe for use by several threads.
 */
final class Highlighter implements Closeable {
  /** About how long a snippet is, in chars; it ends with a sentence. */
  private static final int SNIPPET_LENGTH = 160;

  private final Analyzer analyzer = new VietnameseAnalyzer();

  Snippet title(Query query, Article article) {
    List<Snippet> lit = highlight(whole(), query, ArticleFields.TITLE, article.title(), 1);
    return lit.isEmpty()
        ? new Snippet(ArticleFields.TITLE, article.title(), List.of())
        : lit.getFirst();
  }

  List<Snippet> snippets(Query query, Article article, int count) {
    if (count == 0) {
      return List.of();
    }
    List<Snippet> snippets =
        highlight(sentences(), query, ArticleFields.BODY, article.body(), count);
    if (snippets.isEmpty()) {
      snippets = highlight(sentences(), query, ArticleFields.LEAD, article.lead(), count);
    }
    if (snippets.isEmpty()) {
      snippets =
          highlight(
              sentences(),
              query,
              ArticleFields.CAPTION,
              String.join("\n\n", article.captions()),
              count);
    }
    return snippets.isEmpty() ? beginning(article) : snippets;
  }

  /** The first sentences, where only the title matches. */
  private static List<Snippet> beginning(Article article) {
    boolean lead = !article.lead().isEmpty();
    String text = lead ? article.lead() : article.body();
    if (text.isEmpty()) {
      return List.of();
    }
    BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
    sentences.setText(text);
    int end = sentences.next();
    while (end < SNIPPET_LENGTH && end != BreakIterator.DONE && end < text.length()) {
      end = sentences.next();
    }
    String start = text.substring(0, end == BreakIterator.DONE ? text.length() : end).strip();
    return List.of(new Snippet(lead ? ArticleFields.LEAD : ArticleFields.BODY, start, List.of()));
  }

  private static BreakIterator whole() {
    return new WholeBreakIterator();
  }

  private static BreakIterator sentences() {
    return LengthGoalBreakIterator.createMinLength(
        BreakIterator.getSentenceInstance(Locale.ROOT), SNIPPET_LENGTH, 0.3f);
  }

  @SuppressWarnings("unchecked") // what Snippets formats is what comes back
  private List<Snippet> highlight(
      BreakIterator breaks, Query query, String field, String text, int count) {
    if (text.isEmpty()) {
      return List.of();
    }
    UnifiedHighlighter highlighter =
        UnifiedHighlighter.builderWithoutSearcher(analyzer)
            .withBreakIterator(() -> breaks)
            .withFormatter(new Snippets(field))
            .withFieldMatcher(name -> true)
            .withMaxLength(Integer.MAX_VALUE - 1)
            .withMaxNoHighlightPassages(0)
            // A title is lit though it lacks words that the article has elsewhere.
            .withWeightMatches(false)
            .build();
    try {
      Object formatted = highlighter.highlightWithoutSearcher(field, query, text, count);
      return formatted == null ? List.of() : (List<Snippet>) formatted;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    analyzer.close();
  }

  /** Passages as values. */
  private static final class Snippets extends PassageFormatter {
    private final String field;

    Snippets(String field) {
      this.field = field;
    }

    @Override
    public Object format(Passage[] passages, String content) {
      List<Snippet> snippets = new ArrayList<>();
      for (Passage passage : passages) {
        int start = passage.getStartOffset();
        int end = Math.min(passage.getEndOffset(), content.length());
        while (start < end && Character.isWhitespace(content.charAt(start))) {
          start++;
        }
        while (end > start && Character.isWhitespace(content.charAt(end - 1))) {
          end--;
        }
        snippets.add(new Snippet(field, content.substring(start, end), spans(passage, start, end)));
      }
      return snippets;
    }

    /** The matches, merged where they overlap. */
    private static List<Snippet.Span> spans(Passage passage, int start, int end) {
      List<Snippet.Span> spans = new ArrayList<>();
      for (int i = 0; i < passage.getNumMatches(); i++) {
        int from = Math.max(passage.getMatchStarts()[i], start) - start;
        int to = Math.min(passage.getMatchEnds()[i], end) - start;
        if (from >= to) {
          continue;
        }
        if (!spans.isEmpty() && from < spans.getLast().end()) {
          Snippet.Span last = spans.removeLast();
          from = Math.min(from, last.start());
          to = Math.max(to, last.end());
        }
        spans.add(new Snippet.Span(from, to));
      }
      return spans;
    }
  }
}
