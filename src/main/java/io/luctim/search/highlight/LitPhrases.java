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

/** The phrases of a query, each of which is lit as one where it stands in a text. Immutable. */
final class LitPhrases {
  /** Of each phrase, what may stand at each of its positions. */
  private final List<List<Set<String>>> phrases = new ArrayList<>();

  LitPhrases(Query query) {
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
              phrases.add(Arrays.stream(phrase.getTermArrays()).map(LitPhrases::texts).toList());
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

  /** Makes one of the places that are a phrase together. */
  List<Snippet.Span> joined(List<Snippet.Span> spans, String text) {
    if (phrases.isEmpty() || spans.size() < 2) {
      return spans;
    }
    List<Snippet.Span> joined = new ArrayList<>();
    for (int i = 0; i < spans.size(); ) {
      int length = 1;
      for (List<Set<String>> phrase : phrases) {
        length = phrase.size() > length && isAt(phrase, spans, i, text) ? phrase.size() : length;
      }
      joined.add(new Snippet.Span(spans.get(i).start(), spans.get(i + length - 1).end()));
      i += length;
    }
    return joined;
  }

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
