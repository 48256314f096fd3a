// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.highlight;

import io.luctim.article.Article;
import io.luctim.index.ArticleFields;
import io.luctim.search.Snippet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.FieldHighlighter;
import org.apache.lucene.search.uhighlight.LengthGoalBreakIterator;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.SplittingBreakIterator;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;

/**
 * Highlights the matches of a query in titles and snippets of articles, with Lucene's {@link
 * UnifiedHighlighter}.
 *
 * <p>Analyzes the stored text again, with canonical and folded terms at each position, so that a
 * match in a folded field is highlighted in the original text. Used for one query and by one
 * thread; the terms of the query are extracted once for all articles.
 */
public final class Highlighter {
  /**
   * Approximate length of a snippet in chars; it ends with a sentence, at most with its paragraph.
   */
  private static final int SNIPPET_LENGTH = 160;

  private final Query query;
  private final int count;
  private final UnifiedHighlighters highlighters;
  private final Map<String, FieldHighlighter> fields = new HashMap<>();

  /**
   * Creates a highlighter for a query.
   *
   * @param analyzer an analyzer that produces canonical and folded terms
   * @param query the query
   * @param count the maximum number of snippets of an article
   */
  public Highlighter(Analyzer analyzer, Query query, int count) {
    this.query = query;
    this.count = count;
    highlighters = new UnifiedHighlighters(analyzer, new PhraseSpanMerger(query));
  }

  /** Returns the title of an article with its matches. */
  public Snippet title(Article article) {
    List<Snippet> titles = highlight(ArticleFields.TITLE, article.title());
    return titles.isEmpty()
        ? new Snippet(ArticleFields.TITLE, article.title(), List.of())
        : titles.getFirst();
  }

  /**
   * Returns the best passages of the body with their matches, or of the lead or the captions if the
   * body has no match. If none of them has, returns the beginning of the article.
   */
  public List<Snippet> snippets(Article article) {
    if (count == 0) {
      return List.of();
    }
    List<Snippet> snippets = highlight(ArticleFields.BODY, article.body());
    if (snippets.isEmpty()) {
      snippets = highlight(ArticleFields.LEAD, article.lead());
    }
    if (snippets.isEmpty()) {
      snippets = highlight(ArticleFields.CAPTION, String.join("\n\n", article.captions()));
    }
    return snippets.isEmpty() ? beginning(article) : snippets;
  }

  /** Returns the first sentences. */
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

  @SuppressWarnings("unchecked") // SnippetFormatter returns a list of snippets
  private List<Snippet> highlight(String field, String text) {
    if (text.isEmpty()) {
      return List.of();
    }
    FieldHighlighter highlighter =
        fields.computeIfAbsent(field, name -> highlighters.of(name, query, count));
    try {
      Object formatted = highlighter.highlightFieldForDoc(null, -1, text);
      return formatted == null ? List.of() : (List<Snippet>) formatted;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lucene's highlighter, opened so that a field's highlighter can be used for many texts. */
  private static final class UnifiedHighlighters extends UnifiedHighlighter {
    private final PhraseSpanMerger phrases;

    UnifiedHighlighters(Analyzer analyzer, PhraseSpanMerger phrases) {
      super(
          builderWithoutSearcher(analyzer)
              .withFieldMatcher(name -> true)
              .withMaxLength(Integer.MAX_VALUE - 1)
              .withMaxNoHighlightPassages(0)
              // Highlights words of a title even if it lacks others that the article has elsewhere.
              .withWeightMatches(false));
      this.phrases = phrases;
    }

    FieldHighlighter of(String field, Query query, int count) {
      boolean whole = field.equals(ArticleFields.TITLE);
      return getFieldHighlighter(field, query, extractTerms(query), whole ? 1 : count);
    }

    @Override
    protected Set<HighlightFlag> getFlags(String field) {
      Set<HighlightFlag> flags = EnumSet.copyOf(super.getFlags(field));
      if (field.equals(ArticleFields.TITLE)) {
        flags.remove(HighlightFlag.PASSAGE_RELEVANCY_OVER_SPEED); // there is only one passage
      }
      return flags;
    }

    @Override
    protected BreakIterator getBreakIterator(String field) {
      return field.equals(ArticleFields.TITLE)
          ? new WholeBreakIterator()
          : new SplittingBreakIterator(
              LengthGoalBreakIterator.createMinLength(
                  BreakIterator.getSentenceInstance(Locale.ROOT), SNIPPET_LENGTH, 0.3f),
              '\n'); // a snippet ends with its paragraph
    }

    @Override
    protected PassageFormatter getFormatter(String field) {
      return new SnippetFormatter(field, phrases);
    }
  }

  /** Converts passages to snippets. */
  private static final class SnippetFormatter extends PassageFormatter {
    private final String field;
    private final PhraseSpanMerger phrases;

    SnippetFormatter(String field, PhraseSpanMerger phrases) {
      this.field = field;
      this.phrases = phrases;
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
        String text = content.substring(start, end);
        List<Snippet.Span> spans = phrases.merge(spans(passage, start, end), text);
        snippets.add(new Snippet(field, text, spans));
      }
      return snippets;
    }

    /** Returns the matches of a passage; matches that overlap are merged. */
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
