// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.query;

import io.luctim.text.SyllableNormalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.AutomatonQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.Operations;

/**
 * Prefixes of words with graded accents: {@code nguyê*} finds <i>nguyễn</i>, {@code duo*} finds
 * <i>đường</i>.
 *
 * <p>Each letter of the prefix may carry the marks that it has and more. The terms are found by an
 * automaton over the term dictionary; they all count the same.
 */
final class PrefixQueries {
  /** Longer prefixes are cut; no word is so long. */
  private static final int MAX_LENGTH = 64;

  /** All letters a letter may turn into by adding marks, itself included. */
  private static final Map<Character, String> READINGS =
      Map.ofEntries(
          Map.entry('a', "aàảãáạăằẳẵắặâầẩẫấậ"),
          Map.entry('ă', "ăằẳẵắặ"),
          Map.entry('â', "âầẩẫấậ"),
          Map.entry('d', "dđ"),
          Map.entry('e', "eèẻẽéẹêềểễếệ"),
          Map.entry('ê', "êềểễếệ"),
          Map.entry('i', "iìỉĩíị"),
          Map.entry('o', "oòỏõóọôồổỗốộơờởỡớợ"),
          Map.entry('ô', "ôồổỗốộ"),
          Map.entry('ơ', "ơờởỡớợ"),
          Map.entry('u', "uùủũúụưừửữứự"),
          Map.entry('ư', "ưừửữứự"),
          Map.entry('y', "yỳỷỹýỵ"));

  private PrefixQueries() {}

  static Query query(String prefix, String field, boolean refine) {
    String letters = SyllableNormalizer.normalizeLetters(prefix);
    if (letters.length() > MAX_LENGTH) {
      letters = letters.substring(0, MAX_LENGTH);
    }
    return new AutomatonQuery(new Term(field, prefix + "*"), automaton(letters, refine));
  }

  private static Automaton automaton(String letters, boolean refine) {
    List<Automaton> row = new ArrayList<>();
    letters
        .codePoints()
        .forEach(letter -> {
          String readings = refine ? READINGS.get((char) letter) : null;
          if (readings == null || letter > Character.MAX_VALUE) {
            row.add(Automata.makeChar(letter));
          } else {
            row.add(Operations.union(readings.chars().mapToObj(Automata::makeChar).toList()));
          }
        });
    row.add(Automata.makeAnyString());
    return Operations.determinize(
        Operations.concatenate(row), Operations.DEFAULT_DETERMINIZE_WORK_LIMIT);
  }
}
