// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.query;

import io.luctim.index.ArticleFields;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.AutomatonQuery;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;

/**
 * Asks for what stands in a part of the text that has no field of its own: between the marks of
 * {@link ArticleFields#start}.
 */
final class PartQueries {
  private final String part;

  private PartQueries(String part) {
    this.part = part;
  }

  /** Puts what is asked of a part, as if it were a field, to the text. */
  static Query confine(Query query, String part) {
    return new PartQueries(part).confine(query);
  }

  private Query confine(Query query) {
    return switch (query) {
      case TermQuery term when isPart(term.getTerm().field()) ->
          inPart(term.getTerm().field(), Intervals.term(term.getTerm().bytes()));
      case SynonymQuery any -> inPart(any.getField(), any(any.getTerms()));
      case PhraseQuery phrase -> inPart(phrase.getField(), row(phrase.getTerms()));
      case MultiPhraseQuery phrase ->
          inPart(
              phrase.getTermArrays()[0][0].field(),
              Intervals.phrase(
                  Arrays.stream(phrase.getTermArrays())
                      .map(terms -> any(List.of(terms)))
                      .toArray(IntervalsSource[]::new)));
      case AutomatonQuery prefix ->
          inPart(prefix.getField(), Intervals.multiterm(prefix.getCompiled(), prefix.toString()));
      case BoostQuery boosted -> new BoostQuery(confine(boosted.getQuery()), boosted.getBoost());
      case DisjunctionMaxQuery any ->
          new DisjunctionMaxQuery(any.getDisjuncts().stream().map(this::confine).toList(), 0);
      case BooleanQuery all -> {
        BooleanQuery.Builder confined = new BooleanQuery.Builder();
        for (BooleanClause clause : all.clauses()) {
          confined.add(confine(clause.query()), clause.occur());
        }
        yield confined.build();
      }
      default -> query;
    };
  }

  private boolean isPart(String field) {
    return field.equals(part) || field.equals(ArticleFields.folded(part));
  }

  private Query inPart(String field, IntervalsSource source) {
    IntervalsSource inside = Intervals.after(source, Intervals.term(ArticleFields.start(part)));
    int next = ArticleFields.MARKED_PARTS.indexOf(part) + 1;
    if (next < ArticleFields.MARKED_PARTS.size()) {
      String end = ArticleFields.start(ArticleFields.MARKED_PARTS.get(next));
      inside = Intervals.before(inside, Intervals.term(end));
    }
    String text = ArticleFields.TEXT;
    return new IntervalQuery(field.equals(part) ? text : ArticleFields.folded(text), inside);
  }

  private static IntervalsSource any(List<Term> terms) {
    return Intervals.or(terms.stream().map(term -> Intervals.term(term.bytes())).toList());
  }

  private static IntervalsSource row(Term[] terms) {
    return Intervals.phrase(
        Arrays.stream(terms)
            .map(term -> Intervals.term(term.bytes()))
            .toArray(IntervalsSource[]::new));
  }
}
