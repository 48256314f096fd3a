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
 * @param pairs the terms of adjacent words, as {@link ArticleFields#PAIRS} has them
 * @param synonyms other forms of words that stand in a row
 * @param words of a short query, the words as a segmenter sees them, with their syllables
 */
record QueryEvidence(
    List<Term> terms, List<String> pairs, List<Word> words, List<Synonym> synonyms) {
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

  /** Other forms, a list of terms each, of terms of the query. */
  record Synonym(List<Integer> terms, Collection<List<String>> forms) {}

  /** A word and how many syllables it has. */
  record Word(String term, int syllables) {}

  /** Collects what the words of a query say, in their order. */
  static final class Builder {
    private final AccentMode mode;
    private final Map<String, Term> terms = new LinkedHashMap<>();
    private final Set<String> pairs = new LinkedHashSet<>();
    private final Map<String, Map<String, Float>> near = new LinkedHashMap<>();
    private final List<String> row = new ArrayList<>();
    private final Map<List<String>, Collection<List<String>>> synonyms = new LinkedHashMap<>();
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
      if (!row.isEmpty() && !row.getLast().isEmpty() && field.equals(ArticleFields.TEXT)) {
        pairs.add(ArticleFields.pair(row.getLast(), typed));
      }
      row.add(field.equals(ArticleFields.TEXT) ? typed : "");
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
      List<String> typed = List.copyOf(terms.keySet());
      List<Synonym> others = new ArrayList<>();
      synonyms.forEach((form, forms) -> {
        List<Integer> indices =
            form.stream().map(term -> typed.indexOf(ArticleFields.TEXT + ' ' + term)).toList();
        if (!indices.contains(-1)) {
          others.add(new Synonym(indices, forms));
        }
      });
      boolean isShort = terms.size() <= EvidenceRescorer.MAX_COVERED;
      List<Word> words = isShort ? words(read) : List.of();
      return new QueryEvidence(List.copyOf(terms.values()), List.copyOf(pairs), words, others);
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

    private static List<Word> words(List<String> syllables) {
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
      List<Word> words = new ArrayList<>();
      for (int i = 0, end; i < syllables.size(); i = end) {
        end = i + 1;
        while (end < syllables.size() && sequence.isJoined(end - 1)) {
          end++;
        }
        words.add(new Word(String.join("_", syllables.subList(i, end)), end - i));
      }
      return words.stream().filter(word -> !word.term().isEmpty()).distinct().toList();
    }
  }
}
