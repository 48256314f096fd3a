// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.rank;

import io.luctim.index.ArticleFields;
import io.luctim.text.AccentFolder;
import io.luctim.text.SyllableInventory;
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
public record QueryEvidence(List<Term> terms, List<Pair> pairs, List<Row> rows) {
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
  public record Term(
      String typed,
      Set<String> same,
      String field,
      Map<String, Float> readings,
      List<String> spellings,
      Map<String, Float> near,
      boolean inSyntax) {

    public boolean isMarked() {
      return AccentFolder.isMarked(typed);
    }

    /** Terms with more marks. */
    List<String> refinements() {
      return isMarked() ? SyllableInventory.refinements(typed) : List.of();
    }
  }

  /** Two words of the query that stand side by side, by their indices. */
  public record Pair(int first, int second) {}

  /**
   * Words that count where they stand in a row: another form of some words of the query, or the
   * syllables of a word, which must be a word of its own there.
   *
   * @param terms the words in their order
   * @param standsFor the indices of the words of the query that it is another form of
   */
  public record Row(List<String> terms, List<Integer> standsFor) {
    boolean isWord() {
      return standsFor.isEmpty();
    }
  }
}
