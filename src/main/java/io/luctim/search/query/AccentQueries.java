// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.query;

import io.luctim.index.ArticleFields;
import io.luctim.search.AccentMode;
import io.luctim.search.rank.RankingWeights;
import io.luctim.text.AccentFolder;
import io.luctim.text.SyllableInventory;
import io.luctim.text.SyllableNormalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;

/**
 * Turns single terms and phrases into Lucene queries that grade accents.
 *
 * <p>A syllable typed without accents is looked up in the folded fields, where all its accented
 * forms are one term: scoring it among the accented terms would reward rare foreign words that
 * happen to be spelled so. A syllable typed with accents is looked up among the accented terms,
 * with its refinements (more accents, none contradicted) at a far lower weight; and, in articles
 * that are written without accents, as its unaccented form.
 *
 * <p>For one query, by one thread.
 */
final class AccentQueries {
  /** Maximum number of positions of a phrase; only the beginning of a longer one is looked for. */
  private static final int MAX_PHRASE_LENGTH = 48;

  /** Maximum number of terms in all positions of a phrase; above it, accents are ignored. */
  private static final int MAX_PHRASE_TERMS = 112;

  private final AccentMode mode;
  private final boolean unaccentedTexts;
  private final boolean refined;
  private final FuzzyTerms fuzzyTerms;
  private final QueryBudget budget;

  /**
   * Starts a query.
   *
   * @param unaccentedTexts whether some articles are written without accents
   * @param refined whether syllables with more accents than typed may match
   */
  AccentQueries(
      AccentMode mode,
      boolean unaccentedTexts,
      boolean refined,
      FuzzyTerms fuzzyTerms,
      QueryBudget budget) {
    this.mode = mode;
    this.unaccentedTexts = unaccentedTexts && mode != AccentMode.STRICT;
    this.refined = refined;
    this.fuzzyTerms = fuzzyTerms;
    this.budget = budget;
  }

  /** Returns a query for a term; if no article has it, also for the terms that are similar. */
  GradedQuery word(String term, String field) {
    GradedQuery query = term(term, field);
    if (mode == AccentMode.STRICT
        || !fuzzyTerms.isMisspelt(term)
        || !budget.take(FuzzyTerms.MAX_SIMILAR)) {
      return query;
    }
    List<GradedQuery> alternatives = new ArrayList<>(List.of(query));
    fuzzyTerms
        .find(term)
        .forEach(similar ->
            alternatives.add(
                GradedQuery.of(
                    boost(
                        termQuery(ArticleFields.folded(field), similar.term()),
                        similar.weight()))));
    return GradedQuery.max(alternatives);
  }

  /** Returns a query for a term as it was spelled, its accents graded. */
  GradedQuery term(String term, String field) {
    if (!budget.take(1)) {
      return GradedQuery.of(nothing());
    }
    if (mode == AccentMode.STRICT) {
      return GradedQuery.of(termQuery(field, term));
    }
    if (!AccentFolder.isMarked(term)) {
      return GradedQuery.of(termQuery(ArticleFields.folded(field), AccentFolder.fold(term)));
    }
    List<Query> grades = new ArrayList<>();
    grades.add(refinements(term, field));
    boolean alsoUnaccented = unaccentedTexts && budget.take(2);
    if (mode == AccentMode.LOOSE && budget.take(1)) {
      Query loose = termQuery(ArticleFields.folded(field), AccentFolder.fold(term));
      grades.add(boost(loose, RankingWeights.standard().grades().loose()));
    }
    return alsoUnaccented
        ? GradedQuery.max(grades, inUnaccentedText(termQuery(field, unaccented(term))))
        : GradedQuery.of(GradedQuery.bestOf(grades));
  }

  /** A syllable that is not one as it was typed (viêt) stands for its refinements only. */
  private Query refinements(String term, String field) {
    boolean isSyllable = SyllableInventory.contains(term);
    List<String> refinements =
        refined || !isSyllable ? SyllableInventory.refinements(term) : List.of();
    SynonymQuery.Builder terms = new SynonymQuery.Builder(field);
    terms.addTerm(new Term(field, term));
    if (budget.take(refinements.size())) {
      float weight = isSyllable ? RankingWeights.standard().grades().refined() : 1;
      refinements.forEach(refinement -> terms.addTerm(new Term(field, refinement), weight));
    }
    return terms.build();
  }

  /**
   * Returns a query for a phrase.
   *
   * @param phrase the terms that may stand at each position
   */
  GradedQuery phrase(List<List<String>> phrase, String field) {
    List<List<String>> positions = phrase.subList(0, Math.min(phrase.size(), MAX_PHRASE_LENGTH));
    if (positions.isEmpty()) {
      return GradedQuery.of(new MatchNoDocsQuery("empty phrase"));
    }
    if (positions.size() == 1) {
      return GradedQuery.max(positions.getFirst().stream().map(term -> word(term, field)).toList());
    }
    boolean marked = positions.stream().flatMap(List::stream).anyMatch(AccentFolder::isMarked);
    Query accented = accentedPhrase(field, positions, marked);
    if (unaccentedTexts && marked && budget.take(positions.size() + 1)) {
      Query unaccented = phraseOf(field, map(positions, AccentQueries::unaccented));
      return GradedQuery.max(List.of(accented), inUnaccentedText(unaccented));
    }
    return GradedQuery.of(accented);
  }

  private Query accentedPhrase(String field, List<List<String>> positions, boolean marked) {
    if (mode == AccentMode.STRICT) {
      return phraseOf(field, positions);
    }
    if (marked) {
      List<List<String>> alternatives = alternatives(positions);
      int count = alternatives.stream().mapToInt(List::size).sum();
      if (count <= MAX_PHRASE_TERMS && budget.take(count - positions.size())) {
        return phraseOf(field, alternatives);
      }
    }
    return phraseOf(ArticleFields.folded(field), map(positions, AccentFolder::fold));
  }

  private List<List<String>> alternatives(List<List<String>> positions) {
    List<List<String>> alternatives = new ArrayList<>();
    for (List<String> terms : positions) {
      Set<String> all = new LinkedHashSet<>(terms);
      if (refined) {
        terms.forEach(term -> all.addAll(SyllableInventory.refinements(term)));
      }
      alternatives.add(List.copyOf(all));
    }
    return alternatives;
  }

  private Query phraseOf(String field, List<List<String>> positions) {
    if (!budget.take(positions.size())) {
      return nothing();
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

  /** Returns the form of a syllable in a text without accents. */
  private static String unaccented(String term) {
    return SyllableNormalizer.normalize(AccentFolder.fold(term));
  }

  private static Query inUnaccentedText(Query query) {
    Query inUnaccentedText =
        new BooleanQuery.Builder()
            .add(query, Occur.MUST)
            .add(termQuery(ArticleFields.BARE, ArticleFields.YES), Occur.FILTER)
            .build();
    return boost(inUnaccentedText, RankingWeights.standard().grades().unaccented());
  }

  private static List<List<String>> map(
      List<List<String>> positions, UnaryOperator<String> change) {
    return positions.stream().map(terms -> terms.stream().map(change).toList()).toList();
  }

  private static Query nothing() {
    return new MatchNoDocsQuery("beyond the limit of a query");
  }

  private static Query termQuery(String field, String term) {
    return new TermQuery(new Term(field, term));
  }

  private static Query boost(Query query, float weight) {
    return weight == 1 ? query : new BoostQuery(query, weight);
  }
}
