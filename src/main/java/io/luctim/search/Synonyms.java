// SPDX-License-Identifier: Apache-2.0
package io.luctim.search;

import io.luctim.analysis.VietnameseAnalyzer;
import io.luctim.text.AccentFolder;
import io.luctim.text.SyllableInventory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.analysis.synonym.SolrSynonymParser;
import org.apache.lucene.util.CharsRef;

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
  /** The longest form, in syllables. */
  static final int MAX_LENGTH = 12;

  /** A form may have so many others; what a list says beyond is passed over. */
  private static final int MAX_ALTERNATIVES = 16;

  private static final class Standard {
    static final Synonyms SYNONYMS = load();

    private static Synonyms load() {
      try (InputStream in = Synonyms.class.getResourceAsStream("synonyms.txt")) {
        if (in == null) {
          throw new IllegalStateException("synonyms.txt is missing from Luctim's jar");
        }
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
        return new Synonyms(read(reader, "synonyms.txt", Map.of()));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read synonyms.txt from Luctim's jar", e);
      }
    }
  }

  private static final Synonyms NONE = new Synonyms(Map.of());

  /** From a form, its terms apart by spaces, to the terms of each other form. */
  private final Map<String, Set<List<String>>> alternatives;

  /** The same without marks, for queries that are typed so; unless it is an everyday syllable. */
  private final Map<String, Set<List<String>>> bare = new HashMap<>();

  private Synonyms(Map<String, Set<List<String>>> alternatives) {
    this.alternatives = alternatives;
    alternatives.forEach((form, others) -> {
      String folded = AccentFolder.fold(form);
      if (!SyllableInventory.contains(folded)) {
        bare.computeIfAbsent(folded, f -> new LinkedHashSet<>()).addAll(others);
      }
    });
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
      return new Synonyms(read(reader, file.toString(), alternatives));
    } catch (IOException e) {
      throw new IllegalArgumentException(file + ": cannot be read as UTF-8 text: " + e, e);
    }
  }

  private static Map<String, Set<List<String>>> read(
      Reader in, String name, Map<String, Set<List<String>>> others) {
    Map<String, Set<List<String>>> read = new HashMap<>();
    others.forEach((form, forms) -> read.put(form, new LinkedHashSet<>(forms)));
    try (Analyzer spaces = new WhitespaceAnalyzer();
        Analyzer terms = termsOnly()) {
      new SolrSynonymParser(true, true, spaces) {
        @Override
        public void add(CharsRef input, CharsRef output, boolean includeOrig) {
          List<String> from = terms(terms, input);
          List<String> to = terms(terms, output);
          if (!from.equals(to) && !from.isEmpty() && !to.isEmpty()) {
            Set<List<String>> forms =
                read.computeIfAbsent(String.join(" ", from), f -> new LinkedHashSet<>());
            if (forms.size() < MAX_ALTERNATIVES && to.size() <= MAX_LENGTH) {
              forms.add(to);
            }
          }
        }
      }.parse(in);
    } catch (ParseException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new IllegalArgumentException(name + ": cannot be read as UTF-8 text: " + e, e);
    }
    return read;
  }

  private static Analyzer termsOnly() {
    return VietnameseAnalyzer.builder()
        .folding(VietnameseAnalyzer.Folding.NONE)
        .build()
        .forQueries();
  }

  private static List<String> terms(Analyzer analyzer, CharsRef form) {
    String text = form.toString().replace('\u0000', ' ');
    List<String> terms = new ArrayList<>();
    for (QueryTokens.Position position : QueryTokens.analyze(analyzer, text).positions()) {
      if (!position.readings().isEmpty()) {
        terms.add(position.readings().getFirst());
      }
    }
    return List.copyOf(terms);
  }

  /** How many terms of a row from an index on are a form that has others; the longest, or 0. */
  int longestForm(List<String> row, int from) {
    int length = Math.min(MAX_LENGTH, row.size() - from);
    while (length > 0 && of(row.subList(from, from + length)).isEmpty()) {
      length--;
    }
    return length;
  }

  /** Other forms of terms that stand in a row; none if the row is no form. */
  Collection<List<String>> of(List<String> terms) {
    String form = String.join(" ", terms);
    Set<List<String>> forms = alternatives.get(form);
    if (forms == null && !AccentFolder.isMarked(form)) {
      forms = bare.get(form);
    }
    return forms == null ? Set.of() : forms;
  }
}
