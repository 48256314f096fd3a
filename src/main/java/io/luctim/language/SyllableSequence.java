// SPDX-License-Identifier: Apache-2.0
package io.luctim.language;

import io.luctim.text.AccentFolder;
import io.luctim.text.Internal;
import io.luctim.text.SyllableNormalizer;
import io.luctim.text.letter.SyllableParser;
import io.luctim.text.ngram.NgramKeys;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A sequence of syllables, and of the numbers, codes and breaks between them, for {@link
 * WordSegmenter}. The caller adds the units of a text, lets the segmenter mark the words, reads
 * them with {@link #isJoined}, and clears the sequence for the next text.
 *
 * <p>Allocates nothing once it is large enough. Not safe for use by several threads.
 *
 * @since 0.1
 */
@Internal
public final class SyllableSequence {
  /** Key of a break. This and the keys below stand for units that are not words. */
  static final long BREAK = 0;

  /** Key of all numbers. */
  static final long NUMBER = 1;

  /** Key of all codes. */
  static final long CODE = 2;

  /** Key of all words that a model does not know. */
  static final long UNKNOWN = 3;

  /** Number of the keys above. */
  static final int CLASSES = 4;

  /** Value of {@link #traits(int)} for a unit whose traits were not added with it. */
  static final int NO_TRAITS = -1;

  private long[] keys = new long[64];
  private int[] starts = new int[65]; // where the chars of each unit start; one more than units
  private boolean[] joined = new boolean[64]; // to the unit after it
  private char[] chars = new char[512];
  private int[] traits = new int[64];
  private final SyllableParser parser = new SyllableParser();
  private int size;
  private int words;
  private int marked; // words that have a mark
  private @Nullable AccentLattice lattice;

  /** Creates an empty sequence. */
  public SyllableSequence() {}

  /** Removes all units; keeps the memory. */
  public void clear() {
    size = 0;
    words = 0;
    marked = 0;
  }

  /**
   * Adds a syllable, or another word in letters.
   *
   * @param word holds the word in canonical form, as {@link SyllableNormalizer} makes it; copied
   * @param offset where the word starts
   * @param length the length of the word in chars
   */
  public void addWord(char[] word, int offset, int length) {
    long key = NgramKeys.ofWord(word, offset, length);
    addWord(word, offset, length, key, AccentFolder.isMarked(word, offset, length));
  }

  /**
   * Adds a word whose properties the caller has cached.
   *
   * @param word holds the word in canonical form; copied
   * @param offset where the word starts
   * @param length the length of the word in chars
   * @param key the word's key, as {@link NgramKeys#ofWord(char[], int, int)} makes it
   * @param isMarked whether the word has a mark
   * @param wordTraits what {@link #traits} returns for the key
   */
  public void addWord(
      char[] word, int offset, int length, long key, boolean isMarked, int wordTraits) {
    addWord(word, offset, length, key, isMarked);
    traits[size - 1] = wordTraits;
  }

  /**
   * Returns the properties that the word model has for a word, for callers that cache them.
   *
   * @param key the word's key, as {@link NgramKeys#ofWord(char[], int, int)} makes it
   * @return an opaque value for {@link #addWord(char[], int, int, long, boolean, int)}
   */
  public static int traits(long key) {
    return WordModel.standard().traits(key);
  }

  private void addWord(char[] word, int offset, int length, long key, boolean isMarked) {
    int start = append(key, length);
    System.arraycopy(word, offset, chars, start, length);
    words++;
    if (isMarked) {
      marked++;
    }
  }

  /** Adds a number. It is never part of a word of several syllables. */
  public void addNumber() {
    append(NUMBER, 0);
  }

  /**
   * Adds a code, a date or another token that is neither a word nor a number, nor part of a word.
   */
  public void addCode() {
    append(CODE, 0);
  }

  /** Adds a break for punctuation or a line end. No word contains a break. */
  public void addBreak() {
    append(BREAK, 0);
  }

  /**
   * Returns the number of units: words, numbers, codes and breaks.
   *
   * @return the number of units
   */
  public int size() {
    return size;
  }

  /**
   * Returns whether two units belong to one word, as {@link
   * WordSegmenter#segment(SyllableSequence)} decided.
   *
   * @param index the index of the first of the two units
   * @return whether this unit and the next are syllables of one word
   */
  public boolean isJoined(int index) {
    return joined[index];
  }

  /** Returns whether a unit is a word, not a number, a code or a break. */
  boolean isWord(int index) {
    return index >= 0 && index < size && isWord(keys[index]);
  }

  static boolean isWord(long key) {
    return key < 0; // see NgramKeys
  }

  /** Returns the key of a unit; a break if the index is outside the sequence. */
  long key(int index) {
    return index >= 0 && index < size ? keys[index] : BREAK;
  }

  /** Replaces the key of a unit, but not its chars. */
  void setKey(int index, long key) {
    keys[index] = key;
    traits[index] = NO_TRAITS;
  }

  void setJoined(int index, boolean join) {
    joined[index] = join;
  }

  char[] chars() {
    return chars;
  }

  int start(int index) {
    return starts[index];
  }

  int length(int index) {
    return starts[index + 1] - starts[index];
  }

  /**
   * Returns whether fewer than two in five words have marks. In text with full accents it is five
   * in seven.
   */
  boolean isUnderMarked() {
    return words > 1 && 5 * marked < 2 * words;
  }

  /** Returns the {@link WordModel#shape} of a word. */
  int shape(int index) {
    return WordModel.shape(parser, chars, starts[index], length(index));
  }

  /** Returns the {@link WordModel#traits} of a unit, or {@link #NO_TRAITS}. */
  int traits(int index) {
    return traits[index];
  }

  /** Returns memory for restoring accents that belongs to this sequence. */
  AccentLattice lattice() {
    AccentLattice existing = lattice;
    if (existing == null) {
      existing = new AccentLattice();
      lattice = existing;
    }
    return existing;
  }

  /** Appends a unit and returns where its chars start. */
  private int append(long key, int length) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, 2 * size);
      joined = Arrays.copyOf(joined, 2 * size);
      traits = Arrays.copyOf(traits, 2 * size);
      starts = Arrays.copyOf(starts, 2 * size + 1);
    }
    int start = starts[size];
    if (start + length > chars.length) {
      chars = Arrays.copyOf(chars, 2 * (start + length));
    }
    keys[size] = key;
    traits[size] = NO_TRAITS;
    joined[size] = false;
    starts[++size] = start + length;
    return start;
  }
}
