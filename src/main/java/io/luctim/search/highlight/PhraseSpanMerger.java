// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.highlight;

import io.luctim.search.Snippet;
import io.luctim.text.AccentFolder;
import io.luctim.text.SyllableNormalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;

/**
 * Merges the highlighted words of a phrase of the query into one highlight. Immutable, safe for use
 * by several threads.
 */
final class PhraseSpanMerger {
  /** The phrases of the query: for each of their positions the terms that may stand there. */
  private final List<List<Set<String>>> phrases = new ArrayList<>();

  PhraseSpanMerger(Query query) {
    query.visit(
        new QueryVisitor() {
          @Override
          public void consumeTerms(Query consumed, Term... terms) {
            if (consumed instanceof PhraseQuery phrase) {
              phrases.add(
                  Arrays.stream(phrase.getTerms()).map(term -> Set.of(term.text())).toList());
            }
          }

          @Override
          public QueryVisitor getSubVisitor(BooleanClause.Occur occur, Query parent) {
            if (occur == BooleanClause.Occur.MUST_NOT) {
              return EMPTY_VISITOR;
            }
            if (parent instanceof MultiPhraseQuery phrase) {
              phrases.add(
                  Arrays.stream(phrase.getTermArrays()).map(PhraseSpanMerger::texts).toList());
              return EMPTY_VISITOR;
            }
            return this;
          }
        });
    phrases.removeIf(phrase -> phrase.size() < 2);
  }

  private static Set<String> texts(Term[] terms) {
    return Arrays.stream(terms).map(Term::text).collect(Collectors.toSet());
  }

  /** Returns spans of a text in which the words of a phrase are merged. */
  List<Snippet.Span> merge(List<Snippet.Span> spans, String text) {
    if (phrases.isEmpty() || spans.size() < 2) {
      return spans;
    }
    List<Snippet.Span> merged = new ArrayList<>();
    for (int i = 0; i < spans.size(); ) {
      int length = 1;
      for (List<Set<String>> phrase : phrases) {
        length = phrase.size() > length && isAt(phrase, spans, i, text) ? phrase.size() : length;
      }
      merged.add(new Snippet.Span(spans.get(i).start(), spans.get(i + length - 1).end()));
      i += length;
    }
    return merged;
  }

  /** Returns whether the spans from an index on are the words of a phrase. */
  private static boolean isAt(
      List<Set<String>> phrase, List<Snippet.Span> spans, int first, String text) {
    if (first + phrase.size() > spans.size()) {
      return false;
    }
    for (int i = 0; i < phrase.size(); i++) {
      Snippet.Span span = spans.get(first + i);
      String word = SyllableNormalizer.normalize(text.substring(span.start(), span.end()));
      boolean adjacent =
          i == 0 || text.substring(spans.get(first + i - 1).end(), span.start()).isBlank();
      if (!adjacent
          || !phrase.get(i).contains(word) && !phrase.get(i).contains(AccentFolder.fold(word))) {
        return false;
      }
    }
    return true;
  }
}
