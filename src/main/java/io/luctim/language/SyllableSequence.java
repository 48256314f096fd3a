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
 * A row of syllables, with what stands between them, for {@link WordSegmenter}: filled by the
 * caller, then told where words are, then cleared and filled again.
 *
 * <p>Grows as it needs to and allocates nothing once it is large enough. Not safe for use by
 * several threads.
 *
 * @since 0.1
 */
@Internal
public final class SyllableSequence {
  /** What a unit is, where it is no syllable or word: all of a kind are alike to the models. */
  static final long BREAK = 0;

  static final long NUMBER = 1;
  static final long CODE = 2;

  /** A word that the model at hand does not know. */
  static final long UNKNOWN = 3;

  /** How many there are of these. */
  static final int CLASSES = 4;

  static final int NO_TRAITS = -1;

  private long[] keys = new long[64];
  private int[] starts = new int[65];
  private boolean[] joined = new boolean[64];
  private char[] chars = new char[512];
  private int[] traits = new int[64];
  private final SyllableParser letters = new SyllableParser();
  private int size;
  private int words;
  private int marked;
  private AccentRestorer.@Nullable Lattice lattice;

  /** Makes an empty sequence. */
  public SyllableSequence() {}

  /** Empties the sequence, and keeps its memory. */
  public void clear() {
    size = 0;
    words = 0;
    marked = 0;
  }

  /**
   * Adds a syllable, or another word in letters.
   *
   * @param word holds it in canonical form ({@link SyllableNormalizer}); copied
   * @param offset where it starts
   * @param length its length in chars
   */
  public void addWord(char[] word, int offset, int length) {
    long key = NgramKeys.ofWord(word, offset, length);
    addWord(word, offset, length, key, AccentFolder.isMarked(word, offset, length));
  }

  /**
   * Adds a word whose properties the caller has cached.
   *
   * @param word holds it in canonical form; copied
   * @param offset where it starts
   * @param length its length in chars
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
   * Returns what the word model knows of a word, for callers that cache it.
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

  /** Adds a number. Nothing joins it. */
  public void addNumber() {
    append(NUMBER, 0);
  }

  /** Adds a code, a date or whatever else is neither word nor number. Nothing joins it. */
  public void addCode() {
    append(CODE, 0);
  }

  /** Adds punctuation or a line end. Nothing joins across it. */
  public void addBreak() {
    append(BREAK, 0);
  }

  /**
   * The number of units: words, numbers, codes and breaks.
   *
   * @return the size
   */
  public int size() {
    return size;
  }

  /**
   * Whether two units belong to one word, as {@link WordSegmenter#segment(SyllableSequence)} left
   * it.
   *
   * @param index the index of the first of the two
   * @return whether it and the unit after it are syllables of one word
   */
  public boolean isJoined(int index) {
    return joined[index];
  }

  /** Whether a unit is a word: anything but the three kinds above. */
  boolean isWord(int index) {
    return index >= 0 && index < size && isWord(keys[index]);
  }

  static boolean isWord(long key) {
    return key < 0; // as NgramKeys.ofWord makes them
  }

  /** The unit's key; what lies outside the sequence is a break. */
  long key(int index) {
    return index >= 0 && index < size ? keys[index] : BREAK;
  }

  /** Puts another word in a unit's place, as far as the models are concerned. */
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
   * Whether so few words have marks that this is no text in full Vietnamese spelling, of which five
   * words in seven have some.
   */
  boolean isUnderMarked() {
    return words > 1 && 5 * marked < 2 * words;
  }

  /** What a word looks like; see {@link WordModel#shape}. */
  int shape(int index) {
    return WordModel.shape(letters, chars, starts[index], length(index));
  }

  /** What {@link WordModel#traits} says of a unit, or {@link #NO_TRAITS}. */
  int traits(int index) {
    return traits[index];
  }

  AccentRestorer.Lattice lattice() {
    AccentRestorer.Lattice existing = lattice;
    if (existing == null) {
      existing = new AccentRestorer.Lattice();
      lattice = existing;
    }
    return existing;
  }

  /** Makes room for a unit and returns where its chars go. */
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
