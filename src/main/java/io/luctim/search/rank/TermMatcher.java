// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.rank;

import io.luctim.index.ArticleTokens;
import io.luctim.search.AccentMode;
import io.luctim.text.term.TermCodes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says of each term of an article which words of the query it stands for, and at which grade. For
 * one query, by one thread; what was found for a term is kept, as articles repeat it.
 */
final class TermMatcher {
  /**
   * A word of the query that a term of an article stands for.
   *
   * @param term the index of the word in {@link QueryEvidence#terms}, or beyond these of a word in
   *     one of {@link QueryEvidence#rows}
   * @param grade how closely; {@link MatchGrade#NONE} if only the letters are the same
   * @param weight what it counts, of what the grade counts
   * @param reading the index of the likely reading that it is, -1 for none, or {@link #SPELLING}
   */
  record Match(int term, MatchGrade grade, float weight, int reading) {
    /** Stands for the index of a reading where it is only the spelling that was typed. */
    static final int SPELLING = -2;

    boolean isSpelling() {
      return reading == SPELLING;
    }
  }

  private static final Match[] NONE = {};

  private static final int INITIAL_SIZE = 256;

  private final AccentMode mode;
  private final List<Compiled> terms = new ArrayList<>();
  private final List<RowTerm> rowTerms = new ArrayList<>();

  /** One bit for each of the lowest ten bits of letters: most terms are passed over by it. */
  private final long[] bits = new long[16];

  private int[] codes = new int[INITIAL_SIZE];
  private Match[][] matches = new Match[INITIAL_SIZE][];
  private int size;

  /** A word of a row as a code; if not exact, it stands for whatever marks. */
  private record RowTerm(int code, boolean exact) {}

  /** A word of the query as codes. */
  private static final class Compiled {
    final QueryEvidence.Term term;
    final int[] same;
    final int[] readings;
    final int[] spellings;
    final int[] near;
    final float[] nearWeights;

    Compiled(QueryEvidence.Term term) {
      this.term = term;
      same = codes(term.same());
      readings = codes(term.readings().keySet());
      spellings = codes(term.spellings());
      near = codes(term.near().keySet());
      nearWeights = new float[near.length];
      int i = 0;
      for (float weight : term.near().values()) {
        nearWeights[i++] = weight;
      }
    }
  }

  TermMatcher(QueryEvidence evidence, AccentMode mode) {
    this.mode = mode;
    for (QueryEvidence.Term term : evidence.terms()) {
      Compiled compiled = new Compiled(term);
      terms.add(compiled);
      for (int[] all : List.of(compiled.same, compiled.near, compiled.spellings)) {
        for (int code : all) {
          setBit(code);
        }
      }
    }
    for (QueryEvidence.Row row : evidence.rows()) {
      for (int code : codes(row.terms())) {
        rowTerms.add(new RowTerm(code, row.isWord() || !TermCodes.isBare(code)));
        setBit(code);
      }
    }
  }

  private static int[] codes(Iterable<String> terms) {
    List<Integer> codes = new ArrayList<>();
    terms.forEach(term -> codes.add(TermCodes.of(term)));
    return codes.stream().mapToInt(Integer::intValue).toArray();
  }

  private void setBit(int code) {
    int letters = TermCodes.letters(code);
    bits[letters >> 6 & 15] |= 1L << letters;
  }

  /** Which terms may stand for something, for {@link ArticleTokens#next}. */
  long[] bits() {
    return bits;
  }

  /** What a term stands for. The result is not to be changed. */
  Match[] match(int code, boolean inBareText) {
    int key = code << 1 | (inBareText ? 1 : 0);
    int slot = slot(key);
    if (matches[slot] == null) {
      if (2 * size >= codes.length) {
        grow();
        slot = slot(key);
      }
      size++;
      codes[slot] = key;
      matches[slot] = compare(code, inBareText);
    }
    return matches[slot];
  }

  private int slot(int key) {
    int mask = codes.length - 1;
    int slot = key * 0x9E3779B9 >>> 16 & mask;
    while (matches[slot] != null && codes[slot] != key) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void grow() {
    int[] oldCodes = codes;
    Match[][] oldMatches = matches;
    codes = new int[2 * oldCodes.length];
    matches = new Match[codes.length][];
    for (int i = 0; i < oldCodes.length; i++) {
      if (oldMatches[i] != null) {
        int slot = slot(oldCodes[i]);
        codes[slot] = oldCodes[i];
        matches[slot] = oldMatches[i];
      }
    }
  }

  private Match[] compare(int code, boolean inBareText) {
    List<Match> found = new ArrayList<>();
    for (int i = 0; i < terms.size(); i++) {
      Match match = compare(i, code, inBareText);
      if (match != null) {
        found.add(match);
      }
    }
    for (int i = 0; i < rowTerms.size(); i++) {
      RowTerm row = rowTerms.get(i);
      if (row.exact()
          ? row.code() == code
          : TermCodes.letters(row.code()) == TermCodes.letters(code)) {
        found.add(new Match(terms.size() + i, MatchGrade.SAME, 1, -1));
      }
    }
    return found.toArray(NONE);
  }

  private @Nullable Match compare(int index, int code, boolean inBareText) {
    Compiled compiled = terms.get(index);
    boolean exact = compiled.term.isMarked() || mode == AccentMode.STRICT;
    @Nullable MatchGrade best = null;
    for (int same : compiled.same) {
      if (TermCodes.letters(same) == TermCodes.letters(code)) {
        MatchGrade grade = exact ? grade(same, code, inBareText) : MatchGrade.SAME;
        best = best == null || best.isBelow(grade) ? grade : best;
      }
    }
    for (int i = 0; i < compiled.near.length && best == null; i++) {
      if (TermCodes.letters(compiled.near[i]) == TermCodes.letters(code)) {
        return new Match(index, MatchGrade.NEAR, compiled.nearWeights[i], -1);
      }
    }
    if (best == null) {
      for (int spelling : compiled.spellings) {
        if (spelling == code) {
          return new Match(index, MatchGrade.NONE, 0, Match.SPELLING);
        }
      }
      return null;
    }
    int reading = -1;
    for (int i = 0; i < compiled.readings.length; i++) {
      reading = compiled.readings[i] == code ? i : reading;
    }
    return new Match(index, best, best.score, reading);
  }

  private MatchGrade grade(int typed, int code, boolean inBareText) {
    if (typed == code) {
      return MatchGrade.SAME;
    }
    if (mode == AccentMode.STRICT) {
      return MatchGrade.NONE;
    }
    if (TermCodes.isRefinedBy(typed, code)) {
      return MatchGrade.REFINED;
    }
    if (inBareText && TermCodes.isBare(code)) {
      return MatchGrade.BARE;
    }
    return mode == AccentMode.LOOSE ? MatchGrade.LOOSE : MatchGrade.NONE;
  }
}
