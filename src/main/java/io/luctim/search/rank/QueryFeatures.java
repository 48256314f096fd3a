// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.rank;

import io.luctim.index.ArticleFields;
import io.luctim.text.AccentFolder;
import java.util.List;

/**
 * The features of a query that the second pass scores articles by. Immutable.
 *
 * @param terms the distinct terms of the query, in their order
 * @param pairs the pairs of terms that stand side by side in the query, each once
 * @param synonyms other forms of one or more terms of the query
 * @param words the words of a short query as a word segmenter finds them; empty for longer queries
 */
public record QueryFeatures(
    List<Term> terms,
    List<AdjacentPair> pairs,
    List<SynonymNgram> synonyms,
    List<WordNgram> words) {
  /** Copies the lists. */
  public QueryFeatures {
    terms = List.copyOf(terms);
    pairs = List.copyOf(pairs);
    synonyms = List.copyOf(synonyms);
    words = List.copyOf(words);
  }

  /**
   * A term of the query.
   *
   * @param typed the term as typed, in canonical form
   * @param equivalents the terms that say the same, the typed one among them
   * @param field the field to look in; {@link ArticleFields#TEXT} for any part of the text
   * @param candidates for an unaccented term, the accented terms that it likely stands for
   * @param spellings the typed spelling of a syllable that may be spelled with i or y, as the index
   *     keeps it
   * @param fuzzy similar terms, for a term that no article has
   * @param inSyntax whether the term stands in a phrase or after a field name, so that the first
   *     pass has required it
   */
  public record Term(
      String typed,
      List<String> equivalents,
      String field,
      List<Candidate> candidates,
      List<String> spellings,
      List<FuzzyTerm> fuzzy,
      boolean inSyntax) {
    /** Copies the lists. */
    public Term {
      equivalents = List.copyOf(equivalents);
      candidates = List.copyOf(candidates);
      spellings = List.copyOf(spellings);
      fuzzy = List.copyOf(fuzzy);
    }

    /** Returns whether the term was typed with accents, all or some of them. */
    public boolean isAccented() {
      return AccentFolder.isMarked(typed);
    }

    /** Returns whether the term is looked for in all of an article's text. */
    public boolean isInText() {
      return field.equals(ArticleFields.TEXT);
    }

    /** Returns this term with other candidates. */
    public Term withCandidates(List<Candidate> others) {
      return new Term(typed, equivalents, field, others, spellings, fuzzy, inSyntax);
    }
  }

  /**
   * An accented term that an unaccented one may stand for.
   *
   * @param term the accented term
   * @param probability its probability in proportion to that of the likeliest candidate, in (0, 1]
   */
  public record Candidate(String term, float probability) {}

  /**
   * An unaccented term that is one or two edits away from a typed one.
   *
   * @param term the unaccented term
   * @param weight its weight, in (0, 1]
   */
  public record FuzzyTerm(String term, float weight) {}

  /**
   * Two terms that stand side by side in the query.
   *
   * @param first the index of the first one in {@link QueryFeatures#terms}
   * @param second the index of the second one
   */
  public record AdjacentPair(int first, int second) {}

  /**
   * Another form of some terms of the query.
   *
   * @param terms the terms of the other form, which must follow each other
   * @param standsFor the indices in {@link QueryFeatures#terms} of the terms that it replaces, one
   *     at least
   */
  public record SynonymNgram(List<String> terms, List<Integer> standsFor) {
    /** Copies the lists. */
    public SynonymNgram {
      terms = List.copyOf(terms);
      standsFor = List.copyOf(standsFor);
    }
  }

  /**
   * The syllables of a word, which must be a word in the article too, not parts of two.
   *
   * @param syllables the syllables in their order, with accents restored
   */
  public record WordNgram(List<String> syllables) {
    /** Copies the list. */
    public WordNgram {
      syllables = List.copyOf(syllables);
    }
  }
}
