// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.query;

import io.luctim.analysis.VietnameseAnalyzer;
import io.luctim.text.AccentFolder;
import io.luctim.text.SyllableInventory;
import java.io.IOException;
import java.io.Reader;
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

/** The analyzed forms of a synonym list, for lookup by the terms of a query. Immutable. */
public final class SynonymTable {
  /** Maximum length of a form, in terms. */
  static final int MAX_LENGTH = 12;

  /** Maximum number of other forms of one form. */
  private static final int MAX_ALTERNATIVES = 16;

  private static final SynonymTable EMPTY = new SynonymTable(Map.of());

  /** Other forms by form; the key is the form's terms, separated by spaces. */
  private final Map<String, Set<List<String>>> alternatives;

  /** The same by the unaccented form, unless that is an everyday syllable. */
  private final Map<String, Set<List<String>>> unaccented = new HashMap<>();

  private SynonymTable(Map<String, Set<List<String>>> alternatives) {
    this.alternatives = alternatives;
    alternatives.forEach((form, others) -> {
      String folded = AccentFolder.fold(form);
      if (!SyllableInventory.contains(folded)) {
        unaccented.computeIfAbsent(folded, f -> new LinkedHashSet<>()).addAll(others);
      }
    });
  }

  /** Returns a table without any synonym. */
  public static SynonymTable empty() {
    return EMPTY;
  }

  /**
   * Returns a table of these synonyms and those of a list.
   *
   * @param in a list in Solr's format
   * @param name names the list in error messages
   * @throws IllegalArgumentException if the list cannot be read; names the list and the line
   */
  public SynonymTable with(Reader in, String name) {
    Map<String, Set<List<String>>> read = new HashMap<>();
    alternatives.forEach((form, forms) -> read.put(form, new LinkedHashSet<>(forms)));
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
    return new SynonymTable(read);
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

  /** Returns the length of the longest form with synonyms that begins at an index, or 0. */
  int longestForm(List<String> terms, int from) {
    int length = Math.min(MAX_LENGTH, terms.size() - from);
    while (length > 0 && of(terms.subList(from, from + length)).isEmpty()) {
      length--;
    }
    return length;
  }

  /** Returns the other forms of adjacent terms; none if they are not a form of the list. */
  public Collection<List<String>> of(List<String> terms) {
    String form = String.join(" ", terms);
    Set<List<String>> forms = alternatives.get(form);
    if (forms == null && !AccentFolder.isMarked(form)) {
      forms = unaccented.get(form);
    }
    return forms == null ? Set.of() : forms;
  }
}
