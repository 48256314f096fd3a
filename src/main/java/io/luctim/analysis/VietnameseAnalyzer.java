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
 * Analyzer for Vietnamese text: canonical syllables with their tones, numbers and codes in one
 * form, and beside each term with marks its form without marks.
 *
 * <p>{@code Đối thoại 2+2} becomes {@code đối|doi thoại|thoai 2+2}, where a bar separates the terms
 * of one position. The analyzer is for indexing; {@link #forQueries} returns the one for queries.
 * Stop words are kept by default, because the common short words of Vietnamese are part of names
 * and titles.
 *
 * <p>Immutable and safe for use by several threads; close it when no stream is in use any more.
 *
 * @since 0.1
 */
public final class VietnameseAnalyzer extends Analyzer {
  /** The treatment of terms with marks. */
  public enum Folding {
    /** Keeps the term only, so that different marks make different terms. */
    NONE,
    /** Keeps the term and adds its form without marks at the same position. */
    ADD,
    /** Replaces the term by its form without marks. */
    REPLACE
  }

  private final VietnameseTokenPartsFilter.Mode mode;
  private final Folding folding;
  private final boolean keepSpelling;
  private final CharArraySet stopWords;
  private final CharArraySet protectedWords;
  private final @Nullable WordSegmenter segmenter;

  /** Creates an analyzer for indexing with the defaults of {@link Builder}. */
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
   * Returns a builder for an analyzer with options.
   *
   * @return a builder with the defaults
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the analyzer for queries on an index of this analyzer. A code is searched as a whole or
   * as its pieces one after the other, but not by terms that say less: {@code 11/4/2024} does not
   * search for {@code 2024}.
   *
   * <p>For Lucene's query parsers, an analyzer with {@link Folding#NONE} on an index with {@link
   * Folding#ADD} is the best choice: typed marks must match, and words without marks match all.
   * With {@link Folding#ADD} queries search for both forms of each term, and a phrase of ten or
   * more accented syllables that contains a code has too many clauses.
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

  /** Builds an analyzer with options. Not safe for use by several threads. */
  public static final class Builder {
    private VietnameseTokenPartsFilter.Mode mode = VietnameseTokenPartsFilter.Mode.INDEX;
    private Folding folding = Folding.ADD;
    private boolean keepSpelling;
    private CharArraySet stopWords = CharArraySet.EMPTY_SET;
    private CharArraySet protectedWords = CharArraySet.EMPTY_SET;
    private @Nullable WordSegmenter segmenter;

    private Builder() {}

    /**
     * Sets the treatment of terms with marks; {@link Folding#ADD} by default.
     *
     * @param folding the treatment
     * @return this builder
     */
    public Builder folding(Folding folding) {
      this.folding = Objects.requireNonNull(folding, "folding");
      return this;
    }

    /**
     * Sets whether syllables that may be written with i or with y keep their spelling as another
     * term at the same position, as {@link VietnameseCanonicalFilter} describes; false by default.
     *
     * @param keepSpelling whether to keep it
     * @return this builder
     */
    public Builder keepSpelling(boolean keepSpelling) {
      this.keepSpelling = keepSpelling;
      return this;
    }

    /**
     * Sets the terms to leave out; none by default.
     *
     * @param words canonical forms, such as {@code của}
     * @return this builder
     */
    public Builder stopWords(Collection<String> words) {
      stopWords = new CharArraySet(words, false);
      return this;
    }

    /**
     * Sets the words that are neither normalized nor folded; none by default.
     *
     * @param words the words as they stand in the text, in either case
     * @return this builder
     */
    public Builder protectedWords(Collection<String> words) {
      protectedWords = new CharArraySet(words, true);
      return this;
    }

    /**
     * Adds words of several syllables beside the syllables, as {@link VietnameseWordFilter}
     * describes: {@code học_sinh} beside {@code học}. By default there are only syllables.
     *
     * @param segmenter the segmenter that finds the words, such as {@link WordSegmenter#standard()}
     * @return this builder
     */
    public Builder words(WordSegmenter segmenter) {
      this.segmenter = Objects.requireNonNull(segmenter, "segmenter");
      return this;
    }

    /**
     * Creates the analyzer.
     *
     * @return an analyzer for indexing
     */
    public VietnameseAnalyzer build() {
      return new VietnameseAnalyzer(this);
    }
  }
}
