// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.query;

import io.luctim.analysis.graph.TokenGraph;
import io.luctim.index.ArticleFields;
import io.luctim.language.AccentRestorer;
import io.luctim.language.SyllableSequence;
import io.luctim.language.WordSegmenter;
import io.luctim.search.AccentMode;
import io.luctim.search.rank.QueryFeatures;
import io.luctim.search.rank.RankingWeights;
import io.luctim.text.AccentFolder;
import io.luctim.text.SyllableInventory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects the ranking features of a query from its words, in their order. */
final class FeatureCollector {
  /** Maximum number of terms; a longer query has enough of them to rank by. */
  private static final int MAX_TERMS = 48;

  /** Minimum probability of an accented form, relative to that of the likeliest. */
  private static final double MIN_PROBABILITY = 0.1;

  private static final String BREAK = ",";

  private final AccentMode mode;
  private final AccentRestorations restorations;
  private final Map<Key, Integer> indices = new HashMap<>();
  private final List<Word> words = new ArrayList<>();
  private final Set<QueryFeatures.AdjacentPair> pairs = new LinkedHashSet<>();
  private final List<String> sequence = new ArrayList<>(); // terms and breaks as they were typed
  private int previous = -1; // index of the word before, or -1 after a break

  /** Words are told apart by how they were typed and where they are looked for. */
  private record Key(String field, String typed) {}

  /** A distinct word. */
  private record Word(
      Key key,
      Set<String> same,
      List<String> spellings,
      List<QueryFeatures.FuzzyTerm> similar,
      boolean required) {}

  FeatureCollector(AccentMode mode, AccentRestorations restorations) {
    this.mode = mode;
    this.restorations = restorations;
  }

  /** Adds a break: the word after it is not beside the one before. */
  void addBreak() {
    sequence.add(BREAK);
    previous = -1;
  }

  /**
   * Adds a word.
   *
   * @param similar the terms that it was looked up as, because no article has it
   * @param required whether it stands in a phrase or a field, so that the first pass requires it
   */
  void add(
      TokenGraph.Position position,
      String field,
      List<TokenGraph.Span> spans,
      List<QueryFeatures.FuzzyTerm> similar,
      boolean required) {
    if (position.terms().isEmpty() || words.size() >= MAX_TERMS) {
      return;
    }
    String typed = position.terms().getFirst();
    Key key = new Key(field, typed);
    int index = indices.getOrDefault(key, words.size());
    boolean inText = field.equals(ArticleFields.TEXT);
    if (previous >= 0 && inText) {
      pairs.add(new QueryFeatures.AdjacentPair(previous, index));
    }
    previous = inText ? index : -1;
    sequence.add(inText ? typed : BREAK);
    Set<String> same = new LinkedHashSet<>(position.terms());
    spans.forEach(span -> same.add(span.term()));
    if (mode != AccentMode.STRICT
        && AccentFolder.isMarked(typed)
        && !SyllableInventory.contains(typed)) {
      same.addAll(SyllableInventory.refinements(typed)); // not a syllable as it was typed
    }
    if (indices.putIfAbsent(key, index) == null) {
      words.add(new Word(key, same, List.copyOf(position.spellings()), similar, required));
    }
  }

  /**
   * Returns the features of the words that were added.
   *
   * @param synonyms the other forms of word sequences of the query
   */
  QueryFeatures build(Map<List<String>, Collection<List<String>>> synonyms) {
    List<Restored> restored = restore();
    Map<String, List<QueryFeatures.Candidate>> accented = accentedForms(restored);
    List<QueryFeatures.Term> terms = new ArrayList<>();
    for (Word word : words) {
      boolean inText = word.key().field().equals(ArticleFields.TEXT);
      terms.add(
          new QueryFeatures.Term(
              word.key().typed(),
              List.copyOf(word.same()),
              word.key().field(),
              inText ? accented.getOrDefault(word.key().typed(), List.of()) : List.of(),
              word.spellings(),
              word.similar(),
              word.required()));
    }
    boolean isShort = terms.size() <= RankingWeights.standard().shortQuery().maxTerms();
    return new QueryFeatures(
        terms,
        List.copyOf(pairs),
        otherForms(synonyms),
        isShort
            ? segment(restored.isEmpty() ? sequence : restored.getFirst().sequence())
            : List.of());
  }

  /** The whole sequence with its accents restored. */
  private record Restored(List<String> sequence, float probability) {}

  private List<Restored> restore() {
    if (mode == AccentMode.STRICT || sequence.stream().allMatch(AccentFolder::isMarked)) {
      return List.of();
    }
    List<Restored> restored = new ArrayList<>();
    for (AccentRestorer.Candidate candidate : restorations.candidates(String.join(" ", sequence))) {
      List<String> syllables = Arrays.asList(candidate.text().split(" "));
      if (syllables.size() == sequence.size()) {
        restored.add(new Restored(syllables, (float) candidate.probability()));
      }
    }
    return restored;
  }

  /** Returns the likely accented forms of terms typed without accents; the likeliest counts 1. */
  private Map<String, List<QueryFeatures.Candidate>> accentedForms(List<Restored> restored) {
    Map<String, Map<String, Float>> forms = new HashMap<>();
    for (Restored candidate : restored) {
      for (int i = 0; i < sequence.size(); i++) {
        if (!AccentFolder.isMarked(sequence.get(i))) {
          forms
              .computeIfAbsent(sequence.get(i), typed -> new LinkedHashMap<>())
              .merge(candidate.sequence().get(i), candidate.probability(), Float::sum);
        }
      }
    }
    Map<String, List<QueryFeatures.Candidate>> likely = new HashMap<>();
    forms.forEach((typed, probabilities) -> likely.put(typed, likely(probabilities)));
    return likely;
  }

  /** Returns the forms that are not much less likely than the likeliest one. */
  private static List<QueryFeatures.Candidate> likely(Map<String, Float> probabilities) {
    float most = Collections.max(probabilities.values());
    return probabilities.entrySet().stream()
        .filter(form -> form.getValue() >= MIN_PROBABILITY * most)
        .map(form -> new QueryFeatures.Candidate(form.getKey(), form.getValue() / most))
        .toList();
  }

  private List<QueryFeatures.SynonymNgram> otherForms(
      Map<List<String>, Collection<List<String>>> synonyms) {
    List<QueryFeatures.SynonymNgram> ngrams = new ArrayList<>();
    synonyms.forEach((form, others) -> {
      List<Integer> standsFor =
          form.stream()
              .map(term -> indices.getOrDefault(new Key(ArticleFields.TEXT, term), -1))
              .toList();
      if (!standsFor.contains(-1)) {
        others.forEach(other -> ngrams.add(new QueryFeatures.SynonymNgram(other, standsFor)));
      }
    });
    return ngrams;
  }

  private static List<QueryFeatures.WordNgram> segment(List<String> syllables) {
    SyllableSequence sequence = new SyllableSequence();
    for (String syllable : syllables) {
      if (syllable.equals(BREAK)) {
        sequence.addBreak();
      } else if (syllable.chars().allMatch(Character::isLetter)) {
        sequence.addWord(syllable.toCharArray(), 0, syllable.length());
      } else {
        sequence.addCode();
      }
    }
    WordSegmenter.standard().segment(sequence);
    Set<QueryFeatures.WordNgram> words = new LinkedHashSet<>();
    for (int i = 0, end; i < syllables.size(); i = end) {
      end = i + 1;
      while (end < syllables.size() && sequence.isJoined(end - 1)) {
        end++;
      }
      words.add(new QueryFeatures.WordNgram(syllables.subList(i, end)));
    }
    return List.copyOf(words);
  }
}
