// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.query;

import io.luctim.index.ArticleFields;
import io.luctim.search.AccentMode;
import io.luctim.search.rank.MatchGrade;
import io.luctim.text.AccentFolder;
import io.luctim.text.SyllableInventory;
import io.luctim.text.SyllableNormalizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;

/**
 * Single words and phrases as Lucene queries that grade accents.
 *
 * <p>A syllable typed without marks is looked up in the folded fields, where all its readings are
 * one term: scoring it among the marked terms would reward rare foreign words that happen to be
 * spelled so. A syllable typed with marks is looked up among the marked terms, with its refinements
 * (more marks, none contradicted) far below; and, in articles that are written without accents, as
 * its bare form.
 *
 * <p>One per query, whose size it bounds; not safe for use by several threads.
 */
public final class GradedQueries {
  private static final int MIN_FUZZY_LENGTH = 4;

  /** Of words one slip away at most so many are taken. */
  private static final int FUZZY_TERMS = 8;

  /** The longest phrase; of a longer one the beginning is looked for. */
  static final int MAX_PHRASE = 48;

  /**
   * Lucene refuses a query of more than 1,024 leaves, and the limit is the application's to set.
   */
  private static final int MAX_LEAVES = 900;

  private static final String FOLDED_TEXT = ArticleFields.folded(ArticleFields.TEXT);

  private final IndexReader reader;
  private final AccentMode mode;
  private final boolean bareTexts;
  private final boolean refined;
  private final EvidenceCollector evidence;
  private int leaves;

  /**
   * Starts a query.
   *
   * @param bareTexts whether texts without accents may match
   * @param refined whether syllables with more marks than typed may match
   * @param evidence is told of words one slip away
   */
  GradedQueries(
      IndexReader reader,
      AccentMode mode,
      boolean bareTexts,
      boolean refined,
      EvidenceCollector evidence) {
    this.reader = reader;
    this.mode = mode;
    this.bareTexts = bareTexts && mode != AccentMode.STRICT;
    this.refined = refined;
    this.evidence = evidence;
  }

  /** Whether the query had more words than could be looked up. */
  boolean isTruncated() {
    return leaves >= MAX_LEAVES;
  }

  /** Counts leaves; false when there is no room for them. */
  boolean take(int count) {
    leaves += count;
    return leaves < MAX_LEAVES;
  }

  /** One term, its accents graded. */
  Query syllable(String term, String field) {
    Query query = graded(field, term);
    if (isMisspelt(term) && take(FUZZY_TERMS)) {
      Map<String, Float> near = near(term);
      evidence.addNear(term, near);
      List<Query> queries = new ArrayList<>(List.of(query));
      near.forEach((other, weight) ->
          queries.add(boost(new TermQuery(new Term(ArticleFields.folded(field), other)), weight)));
      return max(queries);
    }
    return query;
  }

  /** A longer word of letters, no syllable, that no article has with whatever marks. */
  private boolean isMisspelt(String term) {
    if (mode == AccentMode.STRICT
        || term.length() < (AccentFolder.isMarked(term) ? MIN_FUZZY_LENGTH - 1 : MIN_FUZZY_LENGTH)
        || !term.chars().allMatch(Character::isLetter)
        || SyllableInventory.contains(term)
        || !SyllableInventory.refinements(term).isEmpty()) {
      return false;
    }
    try {
      return reader.docFreq(new Term(FOLDED_TEXT, fold(term))) == 0;
    } catch (IOException e) {
      throw new UncheckedIOException("reading the index failed", e);
    }
  }

  /** Words one slip away, two for long ones; the first letter is hardly ever wrong. */
  private Map<String, Float> near(String term) {
    String folded = fold(term);
    FuzzyQuery query =
        new FuzzyQuery(
            new Term(FOLDED_TEXT, folded), folded.length() < 8 ? 1 : 2, 1, FUZZY_TERMS, true);
    Map<String, Float> near = new LinkedHashMap<>();
    try {
      collect(new IndexSearcher(reader).rewrite(query), MatchGrade.NEAR.score, near);
    } catch (IOException e) {
      throw new UncheckedIOException("reading the index failed", e);
    }
    return near;
  }

  private static void collect(Query query, float weight, Map<String, Float> terms) {
    switch (query) {
      case BooleanQuery any -> any.forEach(clause -> collect(clause.query(), weight, terms));
      case DisjunctionMaxQuery any ->
          any.getDisjuncts().forEach(disjunct -> collect(disjunct, weight, terms));
      case BoostQuery boosted -> collect(boosted.getQuery(), weight * boosted.getBoost(), terms);
      case TermQuery term -> terms.put(term.getTerm().text(), weight);
      default -> {}
    }
  }

  Query graded(String field, String term) {
    if (!take(1)) {
      return new MatchNoDocsQuery("beyond the limit of a query");
    }
    if (mode == AccentMode.STRICT) {
      return new TermQuery(new Term(field, term));
    }
    String folded = fold(term);
    if (!AccentFolder.isMarked(term)) {
      return new TermQuery(new Term(ArticleFields.folded(field), folded));
    }
    boolean legal = SyllableInventory.contains(term);
    List<String> refinements = refined || !legal ? SyllableInventory.refinements(term) : List.of();
    SynonymQuery.Builder readings = new SynonymQuery.Builder(field);
    readings.addTerm(new Term(field, term));
    if (take(refinements.size())) {
      // A syllable that is none as it was typed (viêt) has only its refinements.
      refinements.forEach(reading ->
          readings.addTerm(new Term(field, reading), legal ? MatchGrade.REFINED.score : 1));
    }
    List<Query> grades = new ArrayList<>();
    grades.add(readings.build());
    if (bareTexts && take(2)) {
      Query bare = new TermQuery(new Term(field, bare(term)));
      grades.add(boost(inBareText(bare), MatchGrade.BARE.score));
    }
    if (mode == AccentMode.LOOSE && take(1)) {
      Query loose = new TermQuery(new Term(ArticleFields.folded(field), folded));
      grades.add(boost(loose, MatchGrade.LOOSE.score));
    }
    return max(grades);
  }

  /** How a syllable is spelled in a text without accents. */
  private static String bare(String term) {
    return SyllableNormalizer.normalize(fold(term));
  }

  private static String fold(String term) {
    return AccentFolder.fold(term);
  }

  Query phrase(List<List<String>> row, String field) {
    List<List<String>> positions = row.subList(0, Math.min(row.size(), MAX_PHRASE));
    if (positions.isEmpty()) {
      return new MatchNoDocsQuery("empty phrase");
    }
    if (positions.size() == 1) {
      return max(positions.getFirst().stream().map(term -> syllable(term, field)).toList());
    }
    boolean marked = positions.stream().flatMap(List::stream).anyMatch(AccentFolder::isMarked);
    List<Query> queries = new ArrayList<>();
    queries.add(gradedPhrase(field, positions, marked));
    if (bareTexts && marked && take(positions.size() + 1)) {
      Query bare = phraseOf(field, map(positions, GradedQueries::bare));
      queries.add(boost(inBareText(bare), MatchGrade.BARE.score));
    }
    return max(queries);
  }

  private Query gradedPhrase(String field, List<List<String>> positions, boolean marked) {
    if (mode == AccentMode.STRICT) {
      return phraseOf(field, positions);
    }
    if (!marked) {
      return phraseOf(ArticleFields.folded(field), map(positions, GradedQueries::fold));
    }
    List<List<String>> readings = new ArrayList<>();
    int count = 0;
    for (List<String> terms : positions) {
      Set<String> any = new LinkedHashSet<>(terms);
      if (refined) {
        terms.forEach(term -> any.addAll(SyllableInventory.refinements(term)));
      }
      readings.add(List.copyOf(any));
      count += any.size();
    }
    // Where all the readings are too many, the row is looked for without its marks.
    return count <= MAX_LEAVES / 8 && take(count - positions.size())
        ? phraseOf(field, readings)
        : phraseOf(ArticleFields.folded(field), map(positions, GradedQueries::fold));
  }

  private static Query inBareText(Query query) {
    return new BooleanQuery.Builder()
        .add(query, Occur.MUST)
        .add(new TermQuery(new Term(ArticleFields.BARE, ArticleFields.YES)), Occur.FILTER)
        .build();
  }

  private static List<List<String>> map(
      List<List<String>> positions, UnaryOperator<String> change) {
    return positions.stream().map(terms -> terms.stream().map(change).toList()).toList();
  }

  private Query phraseOf(String field, List<List<String>> positions) {
    if (!take(positions.size())) {
      return new MatchNoDocsQuery("beyond the limit of a query");
    }
    if (positions.stream().allMatch(terms -> terms.size() == 1)) {
      return new PhraseQuery(field, positions.stream().map(List::getFirst).toArray(String[]::new));
    }
    MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder();
    for (List<String> terms : positions) {
      phrase.add(terms.stream().map(term -> new Term(field, term)).toArray(Term[]::new));
    }
    return phrase.build();
  }

  private static Query boost(Query query, float weight) {
    return weight == 1 ? query : new BoostQuery(query, weight);
  }

  public static Query max(List<Query> queries) {
    return queries.size() == 1 ? queries.getFirst() : new DisjunctionMaxQuery(queries, 0);
  }
}
