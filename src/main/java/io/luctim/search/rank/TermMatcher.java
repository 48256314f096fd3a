// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.rank;

import io.luctim.index.ArticleTokens;
import io.luctim.search.AccentMode;
import io.luctim.text.term.TermCode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Matches the terms of articles against those of a query, by their codes. For one query, by one
 * thread; the matches of a term are computed once, because articles repeat their terms.
 */
final class TermMatcher {
  /**
   * A term of the query that a term of an article matches.
   *
   * @param term the index of the query's term in {@link QueryFeatures#terms}
   * @param grade how closely; {@link MatchGrade#NONE} if only the letters are the same
   * @param weight the share of the term's score that the match keeps
   * @param candidate the index of the candidate that it is, if any
   */
  record TermMatch(int term, MatchGrade grade, float weight, OptionalInt candidate) {}

  /**
   * A term of an n-gram that a term of an article matches.
   *
   * @param ngram the index of the n-gram in {@link QueryFeatures#synonyms} or in {@link
   *     QueryFeatures#words}
   * @param place the place of the term in the n-gram, from 0
   */
  record NgramMatch(int ngram, int place) {}

  /** The matches of one term of an article; in arrays, as every term of every article is asked. */
  static final class Matches {
    static final Matches NONE =
        new Matches(new TermMatch[0], new Integer[0], new NgramMatch[0], new NgramMatch[0]);

    final TermMatch[] terms;

    /** The indices of the terms of the query that are spelled with i or y as here. */
    final Integer[] spellings;

    final NgramMatch[] synonyms;
    final NgramMatch[] words;

    private Matches(
        TermMatch[] terms, Integer[] spellings, NgramMatch[] synonyms, NgramMatch[] words) {
      this.terms = terms;
      this.spellings = spellings;
      this.synonyms = synonyms;
      this.words = words;
    }

    static Matches of(
        List<TermMatch> terms,
        List<Integer> spellings,
        List<NgramMatch> synonyms,
        List<NgramMatch> words) {
      return terms.isEmpty() && spellings.isEmpty() && synonyms.isEmpty() && words.isEmpty()
          ? NONE
          : new Matches(
              terms.toArray(TermMatch[]::new),
              spellings.toArray(Integer[]::new),
              synonyms.toArray(NgramMatch[]::new),
              words.toArray(NgramMatch[]::new));
    }
  }

  private static final int INITIAL_SIZE = 256;

  private final AccentMode mode;
  private final RankingWeights.Grades grades;
  private final List<CompiledTerm> terms = new ArrayList<>();
  private final List<NgramTerm> synonyms = new ArrayList<>();
  private final List<NgramTerm> words = new ArrayList<>();

  /** A filter on the low ten bits of the hash of letters, to skip most terms quickly. */
  private final long[] filter = new long[16];

  // A hash table from code and kind of article to matches, with open addressing.
  private int[] keys = new int[INITIAL_SIZE];
  private @Nullable Matches[] values = new Matches[INITIAL_SIZE];
  private int size;

  /** A term of the query as codes. */
  private static final class CompiledTerm {
    final QueryFeatures.Term term;
    final int[] equivalents;
    final int[] candidates;
    final int[] spellings;
    final int[] fuzzy;

    CompiledTerm(QueryFeatures.Term term) {
      this.term = term;
      equivalents = codes(term.equivalents());
      candidates = codes(term.candidates().stream().map(QueryFeatures.Candidate::term).toList());
      spellings = codes(term.spellings());
      fuzzy = codes(term.fuzzy().stream().map(QueryFeatures.FuzzyTerm::term).toList());
    }
  }

  /** A term of an n-gram as a code; unless it is exact, any accents match. */
  private record NgramTerm(int code, boolean exact, NgramMatch match) {
    boolean matches(int other) {
      return exact ? code == other : TermCode.letters(code) == TermCode.letters(other);
    }
  }

  TermMatcher(QueryFeatures features, AccentMode mode, RankingWeights.Grades grades) {
    this.mode = mode;
    this.grades = grades;
    for (QueryFeatures.Term term : features.terms()) {
      CompiledTerm compiled = new CompiledTerm(term);
      terms.add(compiled);
      List.of(compiled.equivalents, compiled.fuzzy, compiled.spellings).forEach(this::addToFilter);
    }
    for (int s = 0; s < features.synonyms().size(); s++) {
      addNgram(synonyms, s, codes(features.synonyms().get(s).terms()), false);
    }
    for (int w = 0; w < features.words().size(); w++) {
      addNgram(words, w, codes(features.words().get(w).syllables()), true);
    }
  }

  private void addNgram(List<NgramTerm> terms, int ngram, int[] codes, boolean exact) {
    for (int place = 0; place < codes.length; place++) {
      boolean isExact = exact || !TermCode.isBare(codes[place]);
      terms.add(new NgramTerm(codes[place], isExact, new NgramMatch(ngram, place)));
    }
    addToFilter(codes);
  }

  private static int[] codes(List<String> terms) {
    return terms.stream().mapToInt(TermCode::of).toArray();
  }

  private void addToFilter(int[] codes) {
    for (int code : codes) {
      int letters = TermCode.letters(code);
      filter[letters >> 6 & 15] |= 1L << letters;
    }
  }

  /** Returns the filter of terms that may match, for {@link ArticleTokens#next}. */
  long[] filter() {
    return filter;
  }

  /**
   * Returns what a term of an article matches; {@link Matches#NONE} for most. The arrays are not to
   * be changed.
   *
   * @param code the code of the term
   * @param inUnaccentedText whether the article is written without accents
   */
  Matches match(int code, boolean inUnaccentedText) {
    int key = code << 1 | (inUnaccentedText ? 1 : 0);
    int slot = slot(key);
    Matches known = values[slot];
    if (known != null) {
      return known;
    }
    Matches matches = compare(code, inUnaccentedText);
    put(slot, key, matches);
    if (2 * ++size >= keys.length) {
      grow();
    }
    return matches;
  }

  /** Returns the slot of a key, or the free one where it belongs. */
  private int slot(int key) {
    int mask = keys.length - 1;
    int slot = key * 0x9E3779B9 >>> 16 & mask; // Fibonacci hashing
    while (values[slot] != null && keys[slot] != key) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void put(int slot, int key, Matches matches) {
    keys[slot] = key;
    values[slot] = matches;
  }

  private void grow() {
    int[] oldKeys = keys;
    @Nullable Matches[] oldValues = values;
    keys = new int[2 * oldKeys.length];
    values = new Matches[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      Matches value = oldValues[i];
      if (value != null) {
        put(slot(oldKeys[i]), oldKeys[i], value);
      }
    }
  }

  private Matches compare(int code, boolean inUnaccentedText) {
    List<TermMatch> found = new ArrayList<>();
    List<Integer> spelled = new ArrayList<>();
    for (int t = 0; t < terms.size(); t++) {
      TermMatch match = compare(t, code, inUnaccentedText);
      if (match != null) {
        found.add(match);
      } else if (contains(terms.get(t).spellings, code)) {
        spelled.add(t);
      }
    }
    return Matches.of(found, spelled, compare(synonyms, code), compare(words, code));
  }

  private static List<NgramMatch> compare(List<NgramTerm> ngrams, int code) {
    if (ngrams.isEmpty()) { // most queries have none, and an article has many terms
      return List.of();
    }
    return ngrams.stream().filter(term -> term.matches(code)).map(NgramTerm::match).toList();
  }

  private @Nullable TermMatch compare(int index, int code, boolean inUnaccentedText) {
    CompiledTerm term = terms.get(index);
    boolean exact = term.term.isAccented() || mode == AccentMode.STRICT;
    MatchGrade best = null;
    for (int same : term.equivalents) {
      if (TermCode.letters(same) == TermCode.letters(code)) {
        MatchGrade grade = exact ? grade(same, code, inUnaccentedText) : MatchGrade.SAME;
        best = best == null || best.isBelow(grade) ? grade : best;
      }
    }
    return best == null
        ? fuzzy(index, code)
        : new TermMatch(index, best, grades.of(best), candidate(term, code));
  }

  private @Nullable TermMatch fuzzy(int index, int code) {
    CompiledTerm term = terms.get(index);
    for (int i = 0; i < term.fuzzy.length; i++) {
      if (TermCode.letters(term.fuzzy[i]) == TermCode.letters(code)) {
        float weight = term.term.fuzzy().get(i).weight();
        return new TermMatch(index, MatchGrade.FUZZY, weight, OptionalInt.empty());
      }
    }
    return null;
  }

  private static OptionalInt candidate(CompiledTerm term, int code) {
    OptionalInt found = OptionalInt.empty();
    for (int i = 0; i < term.candidates.length; i++) {
      found = term.candidates[i] == code ? OptionalInt.of(i) : found;
    }
    return found;
  }

  private static boolean contains(int[] codes, int code) {
    for (int other : codes) {
      if (other == code) {
        return true;
      }
    }
    return false;
  }

  private MatchGrade grade(int typed, int code, boolean inUnaccentedText) {
    if (typed == code) {
      return MatchGrade.SAME;
    }
    if (mode == AccentMode.STRICT) {
      return MatchGrade.NONE;
    }
    if (TermCode.isRefinedBy(typed, code)) {
      return MatchGrade.REFINED;
    }
    if (inUnaccentedText && TermCode.isBare(code)) {
      return MatchGrade.UNACCENTED;
    }
    return mode == AccentMode.LOOSE ? MatchGrade.LOOSE : MatchGrade.NONE;
  }
}
