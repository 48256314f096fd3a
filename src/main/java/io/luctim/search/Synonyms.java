// SPDX-License-Identifier: Apache-2.0
package io.luctim.search;

import io.luctim.search.query.SynonymTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

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
  private static final class Standard {
    static final Synonyms SYNONYMS = load();

    private static Synonyms load() {
      try (InputStream in = Synonyms.class.getResourceAsStream("synonyms.txt")) {
        if (in == null) {
          throw new IllegalStateException("synonyms.txt is missing from Luctim's jar");
        }
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
        return new Synonyms(SynonymTable.empty().with(reader, "synonyms.txt"));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read synonyms.txt from Luctim's jar", e);
      }
    }
  }

  private static final Synonyms NONE = new Synonyms(SynonymTable.empty());

  private final SynonymTable table;

  private Synonyms(SynonymTable table) {
    this.table = table;
  }

  /**
   * The list that comes with Luctim: abbreviations, names and variants of Vietnamese news.
   *
   * @return the list
   */
  public static Synonyms standard() {
    return Standard.SYNONYMS;
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
      return new Synonyms(table.with(reader, file.toString()));
    } catch (IOException e) {
      throw new IllegalArgumentException(file + ": cannot be read as UTF-8 text: " + e, e);
    }
  }

  /** Returns the analyzed forms. */
  SynonymTable table() {
    return table;
  }
}
