// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.query;

import io.luctim.analysis.VietnameseAnalyzer;
import io.luctim.analysis.graph.TokenGraph;
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

  /** Returns a table of these synonyms and others. */
  public SynonymTable plus(SynonymTable others) {
    Map<String, Set<List<String>>> both = new HashMap<>();
    alternatives.forEach((form, forms) -> both.put(form, new LinkedHashSet<>(forms)));
    others.alternatives.forEach((form, forms) -> forms.forEach(other -> add(both, form, other)));
    return new SynonymTable(both);
  }

  private static void add(Map<String, Set<List<String>>> table, String form, List<String> other) {
    if (other.size() <= MAX_LENGTH) {
      Set<List<String>> forms = table.computeIfAbsent(form, f -> new LinkedHashSet<>());
      if (forms.size() < MAX_ALTERNATIVES) {
        forms.add(other);
      }
    }
  }

  /**
   * Returns the synonyms of a list.
   *
   * @param in a list in Solr's format
   * @param name names the list in error messages
   * @throws IllegalArgumentException if the list cannot be read; names the list and the line
   */
  public static SynonymTable read(Reader in, String name) {
    Map<String, Set<List<String>>> read = new HashMap<>();
    Map<String, List<String>> analyzed = new HashMap<>();
    try (Analyzer spaces = new WhitespaceAnalyzer();
        Analyzer terms = termsOnly()) {
      new SolrSynonymParser(true, true, spaces) {
        @Override
        public void add(CharsRef input, CharsRef output, boolean includeOrig) {
          List<String> from = analyzed.computeIfAbsent(text(input), form -> terms(terms, form));
          List<String> to = analyzed.computeIfAbsent(text(output), form -> terms(terms, form));
          if (!from.equals(to) && !from.isEmpty() && !to.isEmpty()) {
            SynonymTable.add(read, String.join(" ", from), to);
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

  /** Solr's parser puts a null character between the words of a form. */
  private static String text(CharsRef form) {
    return form.toString().replace('\u0000', ' ');
  }

  private static List<String> terms(Analyzer analyzer, String text) {
    List<String> terms = new ArrayList<>();
    for (TokenGraph.Position position : TokenGraph.of(analyzer, text).positions()) {
      if (!position.terms().isEmpty()) {
        terms.add(position.terms().getFirst());
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
