// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.query;

import io.luctim.index.ArticleFields;
import io.luctim.language.AccentRestorer;
import io.luctim.language.SyllableSequence;
import io.luctim.language.WordSegmenter;
import io.luctim.search.AccentMode;
import io.luctim.search.rank.EvidenceScorer;
import io.luctim.search.rank.QueryEvidence;
import io.luctim.text.AccentFolder;
import io.luctim.text.SyllableInventory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects what the words of a query say, in their order. */
final class EvidenceCollector {
  /** Longer queries have enough words to tell. */
  private static final int MAX_TERMS = 48;

  /** So many readings of the whole query are asked for. */
  private static final int READINGS = 3;

  /** A reading that is less likely is none. */
  private static final double LIKELY = 0.1;

  private final AccentMode mode;
  private final Map<String, QueryEvidence.Term> terms = new LinkedHashMap<>();
  private final Set<QueryEvidence.Pair> pairs = new LinkedHashSet<>();
  private final Map<String, Integer> indices = new LinkedHashMap<>();
  private final Map<String, Map<String, Float>> near = new LinkedHashMap<>();
  private final List<String> row = new ArrayList<>();
  private final Map<List<String>, Collection<List<String>>> synonyms = new LinkedHashMap<>();
  private int last = -1; // the word before the next one in the row
  private int paused;
  private boolean inSyntax;

  EvidenceCollector(AccentMode mode) {
    this.mode = mode;
  }

  /** What must not be there is no evidence. */
  void pause() {
    paused++;
  }

  void resume() {
    paused--;
    row.add("");
    last = -1;
  }

  void setInSyntax(boolean inSyntax) {
    this.inSyntax = inSyntax;
  }

  void addNear(String term, Map<String, Float> others) {
    near.put(term, others);
  }

  void addSynonym(List<String> form, Collection<List<String>> others) {
    synonyms.put(form, others);
  }

  void add(QueryTokens.Position position, String field, List<QueryTokens.Whole> wholes) {
    if (paused > 0 || position.readings().isEmpty() || terms.size() >= MAX_TERMS) {
      return;
    }
    String typed = position.readings().getFirst();
    int index = indices.computeIfAbsent(field + ' ' + typed, key -> indices.size());
    boolean inRow = field.equals(ArticleFields.TEXT);
    if (last >= 0 && inRow) {
      pairs.add(new QueryEvidence.Pair(last, index));
    }
    last = inRow ? index : -1;
    row.add(inRow ? typed : "");
    Set<String> same = new LinkedHashSet<>(position.readings());
    wholes.forEach(whole -> same.add(whole.term()));
    if (mode != AccentMode.STRICT
        && AccentFolder.isMarked(typed)
        && !SyllableInventory.contains(typed)) {
      same.addAll(SyllableInventory.refinements(typed)); // none as it was typed
    }
    terms.putIfAbsent(
        field + ' ' + typed,
        new QueryEvidence.Term(
            typed,
            same,
            field,
            new LinkedHashMap<>(),
            List.copyOf(position.spellings()),
            near.getOrDefault(typed, Map.of()),
            inSyntax));
  }

  QueryEvidence build() {
    List<String> read = restore();
    List<QueryEvidence.Row> rows = new ArrayList<>();
    synonyms.forEach((form, forms) -> {
      List<Integer> known =
          form.stream()
              .map(term -> indices.getOrDefault(ArticleFields.TEXT + ' ' + term, -1))
              .toList();
      if (!known.contains(-1)) {
        forms.forEach(other -> rows.add(new QueryEvidence.Row(other, known)));
      }
    });
    if (terms.size() <= EvidenceScorer.MAX_COVERED) {
      rows.addAll(words(read));
    }
    return new QueryEvidence(List.copyOf(terms.values()), List.copyOf(pairs), rows);
  }

  /** The syllables of the query with the marks that they most likely stand for. */
  private List<String> restore() {
    boolean bare = row.stream().anyMatch(term -> !AccentFolder.isMarked(term));
    if (!bare || mode == AccentMode.STRICT) {
      return row;
    }
    List<String> typed = row.stream().map(term -> term.isEmpty() ? "," : term).toList();
    List<AccentRestorer.Reading> readings =
        AccentRestorer.standard().readings(String.join(" ", typed), READINGS);
    List<String> best = List.of();
    for (AccentRestorer.Reading reading : readings) {
      List<String> syllables = Arrays.asList(reading.text().split(" "));
      if (syllables.size() != row.size()) {
        continue;
      }
      best = best.isEmpty() ? syllables : best;
      for (int i = 0; i < row.size(); i++) {
        QueryEvidence.Term term = terms.get(ArticleFields.TEXT + ' ' + row.get(i));
        if (term != null && !term.isMarked()) {
          term.readings().merge(syllables.get(i), (float) reading.probability(), Float::sum);
        }
      }
    }
    for (QueryEvidence.Term term : terms.values()) {
      float most = term.readings().values().stream().max(Float::compare).orElse(1f);
      term.readings().values().removeIf(probability -> probability < LIKELY * most);
      term.readings().replaceAll((reading, probability) -> probability / most);
    }
    return best.isEmpty() ? row : best;
  }

  private static List<QueryEvidence.Row> words(List<String> syllables) {
    SyllableSequence sequence = new SyllableSequence();
    for (String syllable : syllables) {
      if (syllable.isEmpty() || syllable.equals(",")) {
        sequence.addBreak();
      } else if (syllable.chars().allMatch(Character::isLetter)) {
        sequence.addWord(syllable.toCharArray(), 0, syllable.length());
      } else {
        sequence.addCode();
      }
    }
    WordSegmenter.standard().segment(sequence);
    Set<QueryEvidence.Row> words = new LinkedHashSet<>();
    for (int i = 0, end; i < syllables.size(); i = end) {
      end = i + 1;
      while (end < syllables.size() && sequence.isJoined(end - 1)) {
        end++;
      }
      if (!syllables.get(i).isEmpty()) {
        words.add(new QueryEvidence.Row(List.copyOf(syllables.subList(i, end)), List.of()));
      }
    }
    return List.copyOf(words);
  }
}
