// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.suggest;

import io.luctim.analysis.graph.TokenGraph;
import io.luctim.index.ArticleFields;
import io.luctim.search.rank.DocValuesReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiBits;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.index.TermsEnum.SeekStatus;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/**
 * Finds phrases with which many titles of an index begin.
 *
 * <p>The terms of {@link ArticleFields#TITLE_START} are titles without marks in their order, so
 * that titles with a common beginning are neighbours, and one walk over them counts all phrases. A
 * title that several articles have is counted once. Used by one thread.
 */
final class TitlePhrases {
  /** Minimum number of titles that begin with a phrase. */
  static final int MIN_TITLES = 5;

  /** Maximum number of titles that are walked over; if more begin with a text, it is too short. */
  private static final int MAX_TITLES = 3000;

  /** Maximum number of phrases. */
  private static final int MAX_PHRASES = 10;

  /** Maximum number of words that a phrase adds to the text. */
  private static final int MAX_ADDED_WORDS = 4;

  /** A phrase is dropped if a longer one covers this share of its titles. */
  private static final double COVERED_BY_LONGER = 0.6;

  private final IndexReader reader;
  private final Analyzer analyzer;
  private final Map<String, Phrase> phrases = new HashMap<>();
  private int walked; // titles

  TitlePhrases(IndexReader reader, Analyzer analyzer) {
    this.reader = reader;
    this.analyzer = analyzer;
  }

  /** A phrase: the first words of a title. */
  private static final class Phrase {
    final BytesRef title; // the first of the titles that begin with it
    final int words; // its length
    final int titles; // how many begin with it
    int ofLonger; // and how many with its most frequent extension by a word

    Phrase(BytesRef title, int words, int titles) {
      this.title = title;
      this.words = words;
      this.titles = titles;
    }
  }

  /**
   * Returns the phrases that begin with a text.
   *
   * @param start the text without marks; ends in a space if its last word is complete
   * @return phrases as a title has them, those of most titles first
   */
  List<String> beginningWith(String start) throws IOException {
    phrases.clear();
    walked = 0;
    count(new BytesRef(start));
    if (walked > MAX_TITLES) {
      return List.of();
    }
    phrases.forEach((words, phrase) -> {
      Phrase shorter = phrases.get(words.substring(0, Math.max(0, words.lastIndexOf(' '))));
      if (shorter != null) {
        shorter.ofLonger = Math.max(shorter.ofLonger, phrase.titles);
      }
    });
    List<Phrase> best =
        phrases.values().stream()
            .filter(phrase ->
                phrase.titles >= MIN_TITLES && phrase.ofLonger < COVERED_BY_LONGER * phrase.titles)
            .sorted(
                Comparator.comparingInt((Phrase phrase) -> -phrase.titles)
                    .thenComparing(phrase -> phrase.title))
            .limit(MAX_PHRASES)
            .toList();
    List<String> texts = new ArrayList<>();
    for (Phrase phrase : best) {
      String text = text(phrase);
      if (text != null) {
        texts.add(text);
      }
    }
    return texts;
  }

  /** Counts the phrases of the titles that begin with a text. */
  private void count(BytesRef prefix) throws IOException {
    Terms terms = MultiTerms.getTerms(reader, ArticleFields.TITLE_START);
    TermsEnum titles = terms == null ? TermsEnum.EMPTY : terms.iterator();
    BytesRef title = titles.seekCeil(prefix) == SeekStatus.END ? null : titles.term();
    @Nullable Run[] runs = new @Nullable Run[MAX_ADDED_WORDS + 1];
    BytesRef last = new BytesRef();
    while (title != null && StringHelper.startsWith(title, prefix) && walked <= MAX_TITLES) {
      walked++;
      BytesRef first = BytesRef.deepCopyOf(title);
      int common = Arrays.mismatch(last.bytes, first.bytes);
      int end = prefix.length - 1;
      for (int more = 0; more <= MAX_ADDED_WORDS; more++) {
        Run run = runs[more];
        if (end == first.length) { // no words left
          settle(run);
          runs[more] = null;
          continue;
        }
        end = wordEnd(first, end + 1);
        if (run != null && run.end == end && end <= common) {
          run.titles++;
        } else {
          settle(run);
          runs[more] = new Run(first, end);
        }
      }
      last = first;
      title = titles.next();
    }
    for (Run run : runs) {
      settle(run);
    }
  }

  /** Neighbouring titles that have the same words up to an end. */
  private static final class Run {
    final BytesRef first; // title
    final int end; // where the common words end, in bytes
    int titles = 1;

    Run(BytesRef first, int end) {
      this.first = first;
      this.end = end;
    }
  }

  /** Returns the end of a word in a title. */
  private static int wordEnd(BytesRef title, int from) {
    int end = from;
    while (end < title.length && title.bytes[title.offset + end] != ' ') {
      end++;
    }
    return end;
  }

  /** Adds the common words of a run as a phrase, unless the run has only one title. */
  private void settle(@Nullable Run run) {
    if (run != null && run.titles > 1) {
      String words = new BytesRef(run.first.bytes, run.first.offset, run.end).utf8ToString();
      int length = (int) words.chars().filter(c -> c == ' ').count() + 1;
      phrases.put(words, new Phrase(run.first, length, run.titles));
    }
  }

  /**
   * Returns a phrase as its title has it; null if the title is deleted or the phrase has a break.
   */
  private @Nullable String text(Phrase phrase) throws IOException {
    int doc = liveDoc(phrase.title);
    if (doc == DocIdSetIterator.NO_MORE_DOCS) {
      return null;
    }
    StringBuilder title = new StringBuilder();
    DocValuesReader.read(
        reader,
        ArticleFields.TITLE_START,
        new int[] {doc},
        (index, value) -> title.append(value.utf8ToString()));
    String text = firstWords(title.toString(), phrase.words);
    return text.chars().allMatch(c -> Character.isLetterOrDigit(c) || " -&+%".indexOf(c) >= 0)
        ? text
        : null;
  }

  /** Returns a document with a title that is not deleted. */
  private int liveDoc(BytesRef title) throws IOException {
    PostingsEnum postings =
        MultiTerms.getTermPostingsEnum(reader, ArticleFields.TITLE_START, title, PostingsEnum.NONE);
    Bits live = MultiBits.getLiveDocs(reader);
    int doc = postings == null ? DocIdSetIterator.NO_MORE_DOCS : postings.nextDoc();
    while (doc != DocIdSetIterator.NO_MORE_DOCS && live != null && !live.get(doc)) {
      doc = postings.nextDoc();
    }
    return doc;
  }

  /** Returns the beginning of a title up to the end of a word. */
  private String firstWords(String title, int words) {
    List<TokenGraph.Position> tokens = TokenGraph.of(analyzer, title).outermost();
    return tokens.isEmpty()
        ? ""
        : title.substring(0, tokens.get(Math.min(words, tokens.size()) - 1).end());
  }
}
