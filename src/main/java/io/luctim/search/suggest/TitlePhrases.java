// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.suggest;

import io.luctim.index.ArticleFields;
import io.luctim.search.rank.BinaryValues;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionLengthAttribute;
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
 * The phrases that many titles begin with. Titles lie in an index in their order without marks, so
 * that those with a beginning in common follow on each other: one walk counts every phrase. A title
 * that several articles have counts once.
 */
final class TitlePhrases {
  /** What fewer titles begin with is no phrase of this index. */
  static final int MIN_TITLES = 5;

  /** What begins more titles than this says too little yet. */
  private static final int MAX_TITLES = 3000;

  private static final int MAX_PHRASES = 10;

  /** Words that a phrase may have beyond what was typed. */
  private static final int MAX_MORE = 4;

  /** A phrase goes on where so many of its titles go on alike. */
  private static final double GOES_ON = 0.6;

  private final IndexReader reader;
  private final Analyzer analyzer;
  private final Map<String, Phrase> phrases = new HashMap<>();
  private int walked;

  TitlePhrases(IndexReader reader, Analyzer analyzer) {
    this.reader = reader;
    this.analyzer = analyzer;
  }

  /** A phrase, by a title that begins with it. */
  private static final class Phrase {
    final BytesRef title;
    final int words;
    final int titles;
    int goingOn;

    Phrase(BytesRef title, int words, int titles) {
      this.title = title;
      this.words = words;
      this.titles = titles;
    }
  }

  /**
   * Finds phrases.
   *
   * @param start what they begin with, without marks; ends in a space if its last word is complete
   * @return phrases as they stand in a title, those of most titles first
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
        shorter.goingOn = Math.max(shorter.goingOn, phrase.titles);
      }
    });
    List<Phrase> best =
        phrases.values().stream()
            .filter(
                phrase -> phrase.titles >= MIN_TITLES && phrase.goingOn < GOES_ON * phrase.titles)
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

  private void count(BytesRef prefix) throws IOException {
    Terms terms = MultiTerms.getTerms(reader, ArticleFields.TITLE_START);
    TermsEnum titles = terms == null ? TermsEnum.EMPTY : terms.iterator();
    BytesRef title = titles.seekCeil(prefix) == SeekStatus.END ? null : titles.term();
    @Nullable Run[] runs = new @Nullable Run[MAX_MORE + 1];
    BytesRef last = new BytesRef();
    while (title != null && StringHelper.startsWith(title, prefix) && walked <= MAX_TITLES) {
      walked++;
      BytesRef first = BytesRef.deepCopyOf(title);
      int common = Arrays.mismatch(last.bytes, first.bytes);
      int end = prefix.length - 1;
      for (int more = 0; more <= MAX_MORE; more++) {
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

  /** Titles that follow on each other and have the words up to an end in common. */
  private static final class Run {
    final BytesRef first;
    final int end;
    int titles = 1;

    Run(BytesRef first, int end) {
      this.first = first;
      this.end = end;
    }
  }

  private static int wordEnd(BytesRef title, int from) {
    int end = from;
    while (end < title.length && title.bytes[title.offset + end] != ' ') {
      end++;
    }
    return end;
  }

  /** Adds what was counted, but what one title has alone. */
  private void settle(@Nullable Run run) {
    if (run != null && run.titles > 1) {
      String words = new BytesRef(run.first.bytes, run.first.offset, run.end).utf8ToString();
      int length = (int) words.chars().filter(c -> c == ' ').count() + 1;
      phrases.put(words, new Phrase(run.first, length, run.titles));
    }
  }

  /** The phrase as it stands in its title; null if the title is gone, or has a break in it. */
  private @Nullable String text(Phrase phrase) throws IOException {
    int doc = liveDoc(phrase.title);
    if (doc == DocIdSetIterator.NO_MORE_DOCS) {
      return null;
    }
    StringBuilder title = new StringBuilder();
    BinaryValues.read(
        reader,
        ArticleFields.TITLE_START,
        new int[] {doc},
        (index, value) -> title.append(value.utf8ToString()));
    String text = firstWords(title.toString(), phrase.words);
    return text.chars().allMatch(c -> Character.isLetterOrDigit(c) || " -&+%".indexOf(c) >= 0)
        ? text
        : null;
  }

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

  private String firstWords(String title, int words) throws IOException {
    try (TokenStream stream = analyzer.tokenStream("", title)) {
      PositionIncrementAttribute increment = stream.addAttribute(PositionIncrementAttribute.class);
      PositionLengthAttribute length = stream.addAttribute(PositionLengthAttribute.class);
      OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
      int end = 0;
      int left = words;
      int covered = 0; // positions of a code
      stream.reset();
      while (left > 0 && stream.incrementToken()) {
        if (increment.getPositionIncrement() > 0 && covered-- <= 0) {
          end = offset.endOffset();
          covered = length.getPositionLength() - 1;
          left--;
        }
      }
      return title.substring(0, end);
    }
  }
}
