// SPDX-License-Identifier: Apache-2.0
package io.luctim.analysis;

import io.luctim.language.WordSegmenter;
import java.util.Collection;
import java.util.Objects;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.miscellaneous.SetKeywordMarkerFilter;
import org.jspecify.annotations.Nullable;

/**
 * Vietnamese text to terms: canonical syllables with their tones, numbers and codes in one form,
 * and for each term that has marks the form without them.
 *
 * <p>{@code Đối thoại 2+2} becomes {@code đối|doi thoại|thoai 2+2}, terms before and after a bar at
 * one position. The default serves the index side; {@link #forQueries} gives its twin. No stop
 * words are removed unless asked for: the little words of Vietnamese make up names and titles.
 *
 * <p>Immutable and safe for use by several threads; close it when no stream is in use any more.
 *
 * @since 0.1
 */
public final class VietnameseAnalyzer extends Analyzer {
  /** What becomes of a term that has marks. */
  public enum Folding {
    /** The term only: what has other marks is another term. */
    NONE,
    /** The term, and its folded form at the same position. */
    ADD,
    /** The folded form only. */
    REPLACE
  }

  private final VietnameseTokenPartsFilter.Mode mode;
  private final Folding folding;
  private final boolean keepSpelling;
  private final CharArraySet stopWords;
  private final CharArraySet protectedWords;
  private final @Nullable WordSegmenter segmenter;

  /** Makes an analyzer for the index side with all defaults. */
  public VietnameseAnalyzer() {
    this(new Builder());
  }

  private VietnameseAnalyzer(Builder builder) {
    mode = builder.mode;
    folding = builder.folding;
    keepSpelling = builder.keepSpelling;
    stopWords = CharArraySet.copy(builder.stopWords);
    protectedWords = CharArraySet.copy(builder.protectedWords);
    segmenter = builder.segmenter;
  }

  /**
   * Starts an analyzer with options.
   *
   * @return a builder with the defaults
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The same analyzer for the query side: a code asks for itself or its pieces in a row, not for
   * what says less than it.
   *
   * @return a new analyzer
   */
  public VietnameseAnalyzer forQueries() {
    Builder builder = new Builder().folding(folding).keepSpelling(keepSpelling);
    builder.stopWords = stopWords;
    builder.protectedWords = protectedWords;
    builder.segmenter = segmenter;
    builder.mode = VietnameseTokenPartsFilter.Mode.QUERY;
    return builder.build();
  }

  @Override
  protected TokenStreamComponents createComponents(String fieldName) {
    Tokenizer tokenizer = new VietnameseTokenizer();
    TokenStream stream = new VietnameseTokenPartsFilter(tokenizer, mode);
    if (!protectedWords.isEmpty()) {
      stream = new SetKeywordMarkerFilter(stream, protectedWords);
    }
    stream = new VietnameseCanonicalFilter(stream, keepSpelling);
    if (segmenter != null) {
      boolean graph = mode == VietnameseTokenPartsFilter.Mode.QUERY;
      stream = new VietnameseWordFilter(stream, segmenter, graph);
    }
    if (!stopWords.isEmpty()) {
      stream = new StopFilter(stream, stopWords);
    }
    if (folding != Folding.NONE) {
      stream = new VietnameseFoldingFilter(stream, folding == Folding.ADD);
    }
    return new TokenStreamComponents(tokenizer, stream);
  }

  @Override
  protected TokenStream normalize(String fieldName, TokenStream in) {
    TokenStream letters = new LetterCanonicalFilter(in);
    return folding == Folding.NONE ? letters : new VietnameseFoldingFilter(letters, false);
  }

  /** Options of an analyzer. One per thread. */
  public static final class Builder {
    private VietnameseTokenPartsFilter.Mode mode = VietnameseTokenPartsFilter.Mode.INDEX;
    private Folding folding = Folding.ADD;
    private boolean keepSpelling;
    private CharArraySet stopWords = CharArraySet.EMPTY_SET;
    private CharArraySet protectedWords = CharArraySet.EMPTY_SET;
    private @Nullable WordSegmenter segmenter;

    private Builder() {}

    /**
     * What becomes of terms with marks; {@link Folding#ADD} by default.
     *
     * @param folding the choice
     * @return this builder
     */
    public Builder folding(Folding folding) {
      this.folding = Objects.requireNonNull(folding, "folding");
      return this;
    }

    /**
     * Whether syllables that may be written with i or with y keep their spelling at the same
     * position, as {@link VietnameseCanonicalFilter} does it; false by default.
     *
     * @param keepSpelling whether to keep it
     * @return this builder
     */
    public Builder keepSpelling(boolean keepSpelling) {
      this.keepSpelling = keepSpelling;
      return this;
    }

    /**
     * Terms to leave out; none by default.
     *
     * @param words canonical forms, such as {@code của}
     * @return this builder
     */
    public Builder stopWords(Collection<String> words) {
      stopWords = new CharArraySet(words, false);
      return this;
    }

    /**
     * Words to leave as they are written, neither normalized nor folded; none by default.
     *
     * @param words as they stand in the text, in either case
     * @return this builder
     */
    public Builder protectedWords(Collection<String> words) {
      protectedWords = new CharArraySet(words, true);
      return this;
    }

    /**
     * Adds the words of several syllables beside the syllables, as {@link VietnameseWordFilter}
     * does it: {@code học_sinh} beside {@code học}. No words by default.
     *
     * @param segmenter finds the words, such as {@link WordSegmenter#standard()}
     * @return this builder
     */
    public Builder words(WordSegmenter segmenter) {
      this.segmenter = Objects.requireNonNull(segmenter, "segmenter");
      return this;
    }

    /**
     * Makes the analyzer.
     *
     * @return an analyzer for the index side
     */
    public VietnameseAnalyzer build() {
      return new VietnameseAnalyzer(this);
    }
  }
}
