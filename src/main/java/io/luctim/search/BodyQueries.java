// SPDX-License-Identifier: Apache-2.0
package io.luctim.search;

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

/** Confines a query over the whole text to the body, which stands last in it, behind a mark. */
final class BodyQueries {
  private BodyQueries() {}

  /** The same, where it stands after {@link ArticleFields#BODY_START}. */
  static Query inBody(Query query) {
    return switch (query) {
      case TermQuery term when isText(term.getTerm().field()) ->
          after(term.getTerm().field(), Intervals.term(term.getTerm().bytes()));
      case SynonymQuery any -> after(any.getField(), any(any.getTerms()));
      case PhraseQuery phrase -> after(phrase.getField(), row(phrase.getTerms()));
      case MultiPhraseQuery phrase ->
          after(
              phrase.getTermArrays()[0][0].field(),
              Intervals.phrase(
                  Arrays.stream(phrase.getTermArrays())
                      .map(terms -> any(List.of(terms)))
                      .toArray(IntervalsSource[]::new)));
      case AutomatonQuery prefix ->
          after(prefix.getField(), Intervals.multiterm(prefix.getCompiled(), prefix.toString()));
      case BoostQuery boosted -> new BoostQuery(inBody(boosted.getQuery()), boosted.getBoost());
      case DisjunctionMaxQuery any ->
          new DisjunctionMaxQuery(any.getDisjuncts().stream().map(BodyQueries::inBody).toList(), 0);
      case BooleanQuery all -> {
        BooleanQuery.Builder confined = new BooleanQuery.Builder();
        for (BooleanClause clause : all.clauses()) {
          confined.add(inBody(clause.query()), clause.occur());
        }
        yield confined.build();
      }
      default -> query;
    };
  }

  private static boolean isText(String field) {
    return field.equals(ArticleFields.TEXT)
        || field.equals(ArticleFields.folded(ArticleFields.TEXT));
  }

  private static Query after(String field, IntervalsSource source) {
    return new IntervalQuery(
        field, Intervals.after(source, Intervals.term(ArticleFields.BODY_START)));
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
