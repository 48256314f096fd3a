// SPDX-License-Identifier: Apache-2.0
package io.luctim.search;

import io.luctim.search.query.SynonymTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Abbreviations and other ways to say the same, for queries: {@code UBND} finds <i>ủy ban nhân
 * dân</i>, and the other way round. The index knows nothing of them, so that a list may change at
 * any time.
 *
 * <p>{@link #standard()} is a list of Vietnamese news; {@link #with} adds a list of yours, in
 * Solr's format: a line of forms apart by commas says that they mean the same; {@code a, b => c}
 * that who looks for a or b means c too; {@code #} begins a remark. Immutable, safe for use by
 * several threads.
 *
 * @since 0.1
 */
public final class Synonyms {
  private static final Synonyms STANDARD = new Synonyms(Synonyms::readStandard);
  private static final Synonyms NONE = new Synonyms(SynonymTable::empty);

  private final Supplier<SynonymTable> read;
  private volatile @Nullable SynonymTable table;

  /** Lists are analyzed when a search first needs them: whoever only completes needs none. */
  private Synonyms(Supplier<SynonymTable> read) {
    this.read = read;
  }

  private static SynonymTable readStandard() {
    try (InputStream in = Synonyms.class.getResourceAsStream("synonyms.txt")) {
      if (in == null) {
        throw new IllegalStateException("synonyms.txt is missing from Luctim's jar");
      }
      return SynonymTable.read(new InputStreamReader(in, StandardCharsets.UTF_8), "synonyms.txt");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read synonyms.txt from Luctim's jar", e);
    }
  }

  /**
   * The list that comes with Luctim: abbreviations, names and variants of Vietnamese news.
   *
   * @return the list
   */
  public static Synonyms standard() {
    return STANDARD;
  }

  /**
   * No synonyms.
   *
   * @return an empty list
   */
  public static Synonyms none() {
    return NONE;
  }

  /**
   * These and those of a file.
   *
   * @param file a list in Solr's format, UTF-8
   * @return both
   * @throws IllegalArgumentException if the file cannot be read, or a line of it is wrong; names
   *     the file and the line
   */
  public Synonyms with(Path file) {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      SynonymTable others = SynonymTable.read(reader, file.toString());
      return new Synonyms(() -> table().plus(others));
    } catch (IOException e) {
      throw new IllegalArgumentException(file + ": cannot be read as UTF-8 text: " + e, e);
    }
  }

  /** Returns the analyzed forms; reads the list if it was not needed before. */
  SynonymTable table() {
    SynonymTable known = table;
    if (known == null) {
      synchronized (this) {
        known = table;
        if (known == null) {
          known = read.get();
          table = known;
        }
      }
    }
    return known;
  }
}
