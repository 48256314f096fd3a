// SPDX-License-Identifier: Apache-2.0
package io.luctim.language;

import io.luctim.text.Internal;
import io.luctim.text.TokenType;
import io.luctim.text.token.CharClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Segments Vietnamese text into words of one or more syllables: <i>học sinh</i>, <i>Hồ Chí
 * Minh</i>, <i>đầu tắt mặt tối</i>.
 *
 * <p>Decides for each gap between two syllables, from left to right, whether they belong to one
 * word, with a linear model of the syllables around the gap. The model sees canonical syllables, so
 * that case, composition, the place of the tone mark and the amount of white space make no
 * difference. Where few syllables have marks, their accents are restored first ({@link
 * AccentRestorer}). No word contains punctuation or a line end. Takes time linear in the length of
 * the text.
 *
 * <p>Immutable and safe for use by several threads; all segmenters share one model, which is loaded
 * at first use.
 *
 * @since 0.1
 */
public final class WordSegmenter {
  /** Maximum length of a word in syllables. */
  public static final int MAX_SYLLABLES = 12;

  /**
   * Score of a gap's own two syllables, in units of the model, from which the syllables around them
   * are not looked at, as they cannot change the decision.
   */
  private static final int CERTAIN = 28;

  /** Abbreviations to which the full stop after them belongs, besides single letters. */
  private static final Set<String> ABBREVIATIONS =
      Set.of("tp", "tx", "tt", "ts", "ths", "gs", "pgs", "bs", "ks", "lm", "nxb", "tr", "mr", "dr");

  private final WordModel model;
  private final AccentRestorer restorer;
  private final UserDictionary userWords;

  private WordSegmenter(WordModel model, AccentRestorer restorer, UserDictionary userWords) {
    this.model = model;
    this.restorer = restorer;
    this.userWords = userWords;
  }

  /** Loads the model at first use. */
  private static final class Standard {
    static final WordSegmenter SEGMENTER =
        new WordSegmenter(WordModel.standard(), AccentRestorer.standard(), UserDictionary.NONE);
  }

  /**
   * Returns the segmenter with the model that comes with Luctim and without a user dictionary.
   *
   * @return always the same segmenter
   */
  public static WordSegmenter standard() {
    return Standard.SEGMENTER;
  }

  /**
   * Creates a builder of a segmenter with a user dictionary.
   *
   * @return a builder with an empty dictionary
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Segments a text into words, numbers, codes and punctuation.
   *
   * @param text any text
   * @return spans that cover all of the text but white space, in order, without overlaps
   */
  public List<WordSpan> segment(CharSequence text) {
    TokenizedText units = new TokenizedText(text);
    SyllableSequence sequence = units.sequence;
    segment(sequence);
    List<WordSpan> spans = new ArrayList<>();
    int at = 0;
    for (int first = 0; first < units.count(); ) {
      int last = first;
      while (sequence.isJoined(units.unit(last))) {
        last++;
      }
      if (last == first) {
        while (isHyphenated(units, last)) {
          last++;
        }
      }
      punctuation(units.text, at, units.start(first), spans);
      at = units.end(last);
      if (last == first && takesFullStop(units, last)) {
        at++;
      }
      spans.add(new WordSpan(units.start(first), at, last - first + 1));
      first = last + 1;
    }
    punctuation(units.text, at, units.text.length, spans);
    return spans;
  }

  /**
   * Marks in a sequence which units are joined to the next.
   *
   * @param sequence the units of a text, or of a part of one between two breaks
   */
  @Internal
  public void segment(SyllableSequence sequence) {
    if (sequence.isUnderMarked()) {
      restorer.restore(sequence);
    }
    int size = sequence.size();
    int joined = 0;
    int syllables = 1; // of the word so far
    int settled = 0; // gaps before this one were decided by the user dictionary
    int traitsOfA = 0;
    boolean isRead = false; // whether the syllable before the gap has been looked at
    for (int i = 0; i < size; i++) {
      if (i >= settled && !userWords.isEmpty()) {
        settled = userWords.apply(sequence, i);
      }
      if (i < settled || !sequence.isWord(i) || !sequence.isWord(i + 1)) {
        sequence.setJoined(i, i < settled && sequence.isJoined(i));
        joined = sequence.isJoined(i) ? 1 : 0;
        syllables = joined == 1 ? syllables + 1 : 1;
        isRead = false;
        continue;
      }
      traitsOfA = isRead ? traitsOfA : traits(sequence, i, joined);
      if (sequence.traits(i) == SyllableSequence.NO_TRAITS) {
        traitsOfA = model.withTraitsBefore(traitsOfA, sequence.key(i), joined);
      }
      int traitsOfB = traits(sequence, i + 1, joined);
      boolean join =
          syllables < MAX_SYLLABLES && score(sequence, i, joined, traitsOfA, traitsOfB) > 0;
      sequence.setJoined(i, join);
      joined = join ? 1 : 0;
      syllables = join ? syllables + 1 : 1;
      traitsOfA = traitsOfB;
      isRead = true;
    }
  }

  private int score(SyllableSequence sequence, int i, int joined, int traitsOfA, int traitsOfB) {
    long a = sequence.key(i);
    long b = sequence.key(i + 1);
    int score = model.narrowScore(joined, a, b, traitsOfA, traitsOfB);
    if (Math.abs(score) < CERTAIN) {
      score += model.wideScore(joined, sequence.key(i - 1), a, b, sequence.key(i + 2));
    }
    return score;
  }

  private int traits(SyllableSequence sequence, int i, int joined) {
    int traits = sequence.traits(i);
    if (traits == SyllableSequence.NO_TRAITS) {
      traits = model.traitsAfter(sequence.key(i), joined);
    }
    return WordModel.hasClass(traits)
        ? traits
        : WordModel.withUnknownClass(traits, sequence.shape(i));
  }

  /** Returns whether a hyphen or an apostrophe joins a token to the next: <i>wai-kru</i>. */
  private static boolean isHyphenated(TokenizedText units, int token) {
    if (token + 1 >= units.count()
        || units.start(token + 1) != units.end(token) + 1
        || units.sequence.isJoined(units.unit(token + 1))) {
      return false;
    }
    char c = units.text[units.end(token)];
    return c == '-' || c == '\u2010' || c == '\'' || c == '\u2019';
  }

  /** Returns whether the full stop after a token belongs to an abbreviation. */
  private static boolean takesFullStop(TokenizedText units, int token) {
    int end = units.end(token);
    if (units.type(token) != TokenType.WORD
        || token + 1 >= units.count()
        || end + 1 >= units.text.length
        || units.text[end] != '.'
        || units.text[end + 1] == '.') {
      return false;
    }
    for (int i = end + 1; i < units.start(token + 1); i++) {
      if (!CharClass.isSpace(units.text[i]) || CharClass.isLineEnd(units.text[i])) {
        return false;
      }
    }
    int unit = units.unit(token);
    SyllableSequence sequence = units.sequence;
    return sequence.length(unit) == 1
        || sequence.length(unit) <= 3
            && ABBREVIATIONS.contains(
                new String(sequence.chars(), sequence.start(unit), sequence.length(unit)));
  }

  /** Adds a span for each run of one punctuation mark. */
  private static void punctuation(char[] text, int from, int to, List<WordSpan> spans) {
    for (int i = from; i < to; ) {
      char c = text[i];
      if (CharClass.isSpace(c) || CharClass.of(c) == CharClass.IGNORABLE) {
        i++;
        continue;
      }
      int end = i + Character.charCount(Character.codePointAt(text, i, to));
      while (end < to && text[end] == c && !Character.isSurrogate(c)) {
        end++;
      }
      spans.add(new WordSpan(i, end, 0));
      i = end;
    }
  }

  /** Builds a segmenter with a user dictionary. Not safe for use by several threads. */
  public static final class Builder {
    private final List<String> joined = new ArrayList<>();
    private final List<String> split = new ArrayList<>();

    private Builder() {}

    /**
     * Adds words that are always joined; of two words of the dictionary, the longer has precedence.
     *
     * @param words words of two to {@link #MAX_SYLLABLES} syllables, separated by white space, in
     *     any case and spelling
     * @return this builder
     */
    public Builder join(String... words) {
      joined.addAll(Arrays.asList(words));
      return this;
    }

    /**
     * Adds sequences of syllables that are never joined to each other.
     *
     * @param sequences two to {@link #MAX_SYLLABLES} syllables each, separated by white space, in
     *     any case and spelling
     * @return this builder
     */
    public Builder split(String... sequences) {
      split.addAll(Arrays.asList(sequences));
      return this;
    }

    /**
     * Adds the lines of a dictionary file: a word to join, or a sequence to split, which has bars
     * between its pieces ({@code học | sinh}). Blank lines and lines that start with # are skipped.
     *
     * @param lines the lines
     * @return this builder
     */
    public Builder dictionary(Iterable<String> lines) {
      for (String line : lines) {
        String word = line.strip();
        if (word.indexOf('|') >= 0) {
          split.add(word.replace('|', ' '));
        } else if (!word.isEmpty() && word.charAt(0) != '#') {
          joined.add(word);
        }
      }
      return this;
    }

    /**
     * Creates the segmenter.
     *
     * @return a segmenter
     * @throws IllegalArgumentException if a word has fewer than two syllables or too many; the
     *     message names the word
     */
    public WordSegmenter build() {
      WordSegmenter standard = standard();
      return new WordSegmenter(
          standard.model, standard.restorer, new UserDictionary(joined, split));
    }
  }
}
