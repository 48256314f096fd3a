// SPDX-License-Identifier: Apache-2.0
package io.luctim.search;

import io.luctim.index.ArticleFields;
import io.luctim.text.AccentFolder;
import io.luctim.text.AccentRestorer;
import io.luctim.text.SyllableInventory;
import io.luctim.text.SyllableSequence;
import io.luctim.text.WordSegmenter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a query says of the texts that it is about: its words with their grades, its pairs of
 * adjacent words, and the words of several syllables in it.
 *
 * @param terms the words, each once
 * @param pairs which of the words stand side by side, each two once
 * @param rows other forms of words that stand in a row; and of a short query, the words as a
 *     segmenter sees them
 */
record QueryEvidence(List<Term> terms, List<Pair> pairs, List<Row> rows) {
  /** Longer queries have enough words to tell. */
  private static final int MAX_TERMS = 48;

  /** So many readings of the whole query are asked for. */
  private static final int READINGS = 3;

  /** A reading that is less likely is none. */
  private static final double LIKELY = 0.1;

  /**
   * A word of the query.
   *
   * @param typed the term as it was typed
   * @param same terms that say the same, the typed one among them
   * @param field the one field to look in, or {@link ArticleFields#TEXT}
   * @param readings for a term without marks, what it likely stands for, and how likely
   * @param spellings as it was typed, where there are two ways to spell it
   * @param near terms without marks one slip away, and what they count
   * @param inSyntax whether it stands in a phrase or a field: then the first pass has required it
   */
  record Term(
      String typed,
      Set<String> same,
      String field,
      Map<String, Float> readings,
      List<String> spellings,
      Map<String, Float> near,
      boolean inSyntax) {

    boolean isMarked() {
      return AccentFolder.isMarked(typed);
    }

    /** Terms with more marks. */
    List<String> refinements() {
      return isMarked() ? SyllableInventory.refinements(typed) : List.of();
    }
  }

  /** Two words of the query that stand side by side, by their indices. */
  record Pair(int first, int second) {}

  /**
   * Words that count where they stand in a row: another form of some words of the query, or the
   * syllables of a word, which must be a word of its own there.
   *
   * @param terms the words in their order
   * @param standsFor the indices of the words of the query that it is another form of
   */
  record Row(List<String> terms, List<Integer> standsFor) {
    boolean isWord() {
      return standsFor.isEmpty();
    }
  }

  /** Collects what the words of a query say, in their order. */
  static final class Builder {
    private final AccentMode mode;
    private final Map<String, Term> terms = new LinkedHashMap<>();
    private final Set<Pair> pairs = new LinkedHashSet<>();
    private final Map<String, Integer> indices = new LinkedHashMap<>();
    private final Map<String, Map<String, Float>> near = new LinkedHashMap<>();
    private final List<String> row = new ArrayList<>();
    private final Map<List<String>, Collection<List<String>>> synonyms = new LinkedHashMap<>();
    private int last = -1; // the word before the next one in the row
    private int paused;
    private boolean inSyntax;

    Builder(AccentMode mode) {
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
        pairs.add(new Pair(last, index));
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
          new Term(
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
      List<Row> rows = new ArrayList<>();
      synonyms.forEach((form, forms) -> {
        List<Integer> known =
            form.stream()
                .map(term -> indices.getOrDefault(ArticleFields.TEXT + ' ' + term, -1))
                .toList();
        if (!known.contains(-1)) {
          forms.forEach(other -> rows.add(new Row(other, known)));
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
          Term term = terms.get(ArticleFields.TEXT + ' ' + row.get(i));
          if (term != null && !term.isMarked()) {
            term.readings().merge(syllables.get(i), (float) reading.probability(), Float::sum);
          }
        }
      }
      for (Term term : terms.values()) {
        float most = term.readings().values().stream().max(Float::compare).orElse(1f);
        term.readings().values().removeIf(probability -> probability < LIKELY * most);
        term.readings().replaceAll((reading, probability) -> probability / most);
      }
      return best.isEmpty() ? row : best;
    }

    private static List<Row> words(List<String> syllables) {
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
      Set<Row> words = new LinkedHashSet<>();
      for (int i = 0, end; i < syllables.size(); i = end) {
        end = i + 1;
        while (end < syllables.size() && sequence.isJoined(end - 1)) {
          end++;
        }
        if (!syllables.get(i).isEmpty()) {
          words.add(new Row(List.copyOf(syllables.subList(i, end)), List.of()));
        }
      }
      return List.copyOf(words);
    }
  }
}
