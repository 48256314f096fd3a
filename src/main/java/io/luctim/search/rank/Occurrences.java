// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.rank;

import io.luctim.index.ArticleTokens;
import io.luctim.search.rank.TermMatcher.NgramMatch;
import io.luctim.search.rank.TermMatcher.TermMatch;
import org.apache.lucene.util.BytesRef;

/**
 * Where the terms of a query and of its n-grams occur in an article. Reads one article after the
 * other; for one query, by one thread.
 */
final class Occurrences {
  private final TermMatcher matcher;
  private final ArticleTokens tokens = new ArticleTokens();
  private final int[] ends = new int[ArticleTokens.PARTS.size()]; // by part, in terms
  private final OccurrenceList<TermMatch> terms = new OccurrenceList<>(TermMatch[]::new);
  private final OccurrenceList<Integer> spellings = new OccurrenceList<>(Integer[]::new);
  private final OccurrenceList<NgramMatch> synonyms = new OccurrenceList<>(NgramMatch[]::new);
  private final OccurrenceList<NgramMatch> words = new OccurrenceList<>(NgramMatch[]::new);

  Occurrences(TermMatcher matcher) {
    this.matcher = matcher;
  }

  /** Reads an article. */
  void read(BytesRef article) {
    tokens.read(article);
    terms.clear();
    spellings.clear();
    synonyms.clear();
    words.clear();
    boolean unaccented = tokens.isBare();
    for (int part = 0, i = 0; part < ends.length; part++) {
      ends[part] = tokens.end(part);
      while ((i = tokens.next(i, ends[part], matcher.filter())) < ends[part]) {
        TermMatcher.Matches matches = matcher.match(tokens.code(i), unaccented);
        if (matches != TermMatcher.Matches.NONE) {
          add(i, part, matches);
        }
        i++;
      }
    }
  }

  private void add(int position, int part, TermMatcher.Matches matches) {
    terms.addAll(position, part, matches.terms);
    spellings.addAll(position, part, matches.spellings);
    synonyms.addAll(position, part, matches.synonyms);
    words.addAll(position, part, matches.words);
  }

  OccurrenceList<TermMatch> terms() {
    return terms;
  }

  /** Returns the indices of the query's terms where they are spelled with i or y as typed. */
  OccurrenceList<Integer> spellings() {
    return spellings;
  }

  /** Returns whether the article is too long to be read whole: it may have more than was found. */
  boolean isCut() {
    return tokens.isCut();
  }

  /** Returns the code of the term at a position. */
  int code(int position) {
    return tokens.code(position);
  }

  /** Returns the length of a part in terms. */
  int length(int part) {
    return ends[part] - (part == 0 ? 0 : ends[part - 1]);
  }

  /** Returns the length of the whole text in terms. */
  int textLength() {
    return ends[ArticleTokens.TEXT_PARTS - 1];
  }

  /**
   * Counts a synonym in the text.
   *
   * @param synonym its index in {@link QueryFeatures#synonyms}
   * @param length its number of terms
   */
  int countSynonym(int synonym, int length) {
    int count = 0;
    for (int i = 0; i < synonyms.size() && synonyms.isInText(i); i++) {
      count += begins(synonyms, i, synonym, length) ? 1 : 0;
    }
    return count;
  }

  /**
   * Counts a word in the text, where it is a word there too.
   *
   * @param word its index in {@link QueryFeatures#words}
   * @param length its number of syllables
   */
  int countWord(int word, int length) {
    int count = 0;
    for (int i = 0; i < words.size() && words.isInText(i); i++) {
      boolean isWord = begins(words, i, word, length) && isWord(words.position(i), length);
      count += isWord ? 1 : 0;
    }
    return count;
  }

  /** Returns whether an occurrence is the first of a whole n-gram. */
  private static boolean begins(OccurrenceList<NgramMatch> list, int start, int ngram, int length) {
    NgramMatch first = list.match(start);
    if (first.ngram() != ngram || first.place() != 0) {
      return false;
    }
    int position = list.position(start);
    int next = 1;
    for (int i = start + 1;
        i < list.size() && next < length && list.position(i) <= position + next;
        i++) {
      NgramMatch match = list.match(i);
      if (list.position(i) == position + next && match.ngram() == ngram && match.place() == next) {
        next++;
      }
    }
    return next == length;
  }

  private boolean isWord(int start, int length) {
    boolean word = !tokens.continuesWord(start);
    for (int i = 1; i < length; i++) {
      word &= tokens.continuesWord(start + i);
    }
    int end = start + length;
    return word && (end >= textLength() || !tokens.continuesWord(end));
  }
}
