// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.query;

import io.luctim.index.ArticleFields;
import io.luctim.search.AccentMode;
import io.luctim.search.rank.EvidenceRescorer;
import io.luctim.search.rank.MatchGrade;
import io.luctim.search.rank.QueryEvidence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;

/**
 * From what a query says to a Lucene query that finds the articles worth a closer look, to one that
 * lights what matches in them, and to the evidence to look for.
 *
 * <p>One per query; not safe for use by several threads.
 */
public final class AccentQueryBuilder {
  /** Up to so many words the lower grades are looked up too. */
  private static final int MAX_REFINED = 3;

  /** Stands where a word covers more than one position of a row. */
  private static final Query COVERED = new MatchNoDocsQuery("part of the word before");

  private final Analyzer analyzer;
  private final SynonymTable synonyms;
  private final AccentMode mode;
  private final boolean countsAll;
  private final EvidenceCollector evidence;
  private final GradedQueries queries;
  private final BooleanQuery.Builder found = new BooleanQuery.Builder();
  private final BooleanQuery.Builder lit = new BooleanQuery.Builder();

  /**
   * What came of a query.
   *
   * @param found finds articles
   * @param lit finds the words to light in them
   * @param evidence what to look for in them
   * @param notes what was passed over
   */
  public record Built(Query found, Query lit, QueryEvidence evidence, List<String> notes) {}

  private AccentQueryBuilder(
      Analyzer analyzer,
      SynonymTable synonyms,
      IndexReader reader,
      AccentMode mode,
      boolean bareTexts,
      boolean countsAll,
      List<QueryNode> nodes) {
    this.analyzer = analyzer;
    this.synonyms = mode == AccentMode.STRICT ? SynonymTable.empty() : synonyms;
    this.mode = mode;
    this.countsAll = countsAll;
    evidence = new EvidenceCollector(mode);
    boolean refined = nodes.stream().mapToInt(this::length).sum() <= MAX_REFINED;
    queries = new GradedQueries(reader, mode, bareTexts, refined, evidence);
  }

  /**
   * Builds a query.
   *
   * @param bareTexts whether texts without accents may match
   * @param countsAll whether what has too few of the words must not even be found
   */
  public static Built build(
      Analyzer analyzer,
      SynonymTable synonyms,
      IndexReader reader,
      AccentMode mode,
      boolean bareTexts,
      boolean countsAll,
      LenientQueryParser.Parsed parsed) {
    List<QueryNode> nodes = parsed.nodes();
    return new AccentQueryBuilder(analyzer, synonyms, reader, mode, bareTexts, countsAll, nodes)
        .build(nodes, parsed.truncated());
  }

  public static boolean hasBareTexts(IndexReader reader) throws IOException {
    return reader.docFreq(new Term(ArticleFields.BARE, ArticleFields.YES)) > 0;
  }

  private Built build(List<QueryNode> nodes, boolean truncated) {
    List<Query> words = new ArrayList<>(); // of each position of the row, its word
    List<String> row = new ArrayList<>();
    boolean positive = false;
    for (QueryNode node : nodes) {
      if (node instanceof QueryNode.Word word) {
        words.addAll(words(word.text(), ArticleFields.TEXT, row));
      } else if (node instanceof QueryNode.Not not) {
        found.add(excluded(not, ArticleFields.TEXT), Occur.MUST_NOT);
        row.add("");
      } else {
        evidence.setInSyntax(true);
        Query required = required(node, ArticleFields.TEXT);
        evidence.setInSyntax(false);
        found.add(required, Occur.MUST);
        lit.add(required, Occur.SHOULD);
        positive = true;
        row.add("");
      }
      padTo(words, row.size());
    }
    if (words.stream().anyMatch(word -> !word.equals(COVERED))) {
      addWords(positive, words, row);
      positive = true;
    }
    Query query = positive ? found.build() : new MatchNoDocsQuery("nothing to look for");
    List<String> notes = new ArrayList<>();
    if (truncated) {
      notes.add(
          "only the first " + LenientQueryParser.MAX_WORDS + " words of the query were searched");
    } else if (queries.isTruncated()) {
      notes.add("the query is too long; only its beginning was searched");
    }
    return new Built(query, lit.build(), evidence.build(), notes);
  }

  private int length(QueryNode node) {
    return switch (node) {
      case QueryNode.Word word -> QueryTokens.analyze(analyzer, word.text()).positions().size();
      case QueryNode.Phrase phrase -> GradedQueries.MAX_PHRASE / 8;
      case QueryNode.Prefix prefix -> 1;
      case QueryNode.Dates dates -> 0;
      case QueryNode.Field field -> length(field.node());
      case QueryNode.Not not -> length(not.node());
      case QueryNode.All all -> all.nodes().stream().mapToInt(this::length).sum();
      case QueryNode.Or or -> or.nodes().stream().mapToInt(this::length).sum();
    };
  }

  /**
   * Words, and what it counts that they stand in a row. One or two must all be there. Of more, what
   * has too few is left out later, by {@link EvidenceRescorer}: a flat disjunction is what Lucene
   * answers fastest.
   */
  private void addWords(boolean positive, List<Query> words, List<String> row) {
    Set<Query> distinct = distinct(words);
    distinct.forEach(word -> lit.add(word, Occur.SHOULD));
    boolean all = distinct.size() <= EvidenceRescorer.minimumMatch(distinct.size());
    List<Query> others = addSynonyms(words, row, all);
    boolean apart = positive && !all;
    BooleanQuery.Builder target = apart ? new BooleanQuery.Builder() : found;
    distinct(words).forEach(word -> target.add(word, all ? Occur.MUST : Occur.SHOULD));
    others.forEach(other -> target.add(other, Occur.SHOULD));
    if (!all && countsAll) {
      target.setMinimumNumberShouldMatch(EvidenceRescorer.minimumMatch(distinct.size()));
    }
    if (apart) {
      found.add(target.build(), Occur.MUST);
    }
  }

  private static Set<Query> distinct(List<Query> words) {
    Set<Query> distinct = new LinkedHashSet<>(words);
    distinct.remove(COVERED);
    return distinct;
  }

  private static void padTo(List<Query> words, int size) {
    while (words.size() < size) {
      words.add(COVERED);
    }
  }

  /**
   * Looks for other forms of what stands in a row.
   *
   * @param required whether all words must be there: then another form stands in their place
   * @return other forms that are looked for beside the words; roughly, as they are looked at again
   */
  private List<Query> addSynonyms(List<Query> words, List<String> row, boolean required) {
    List<Query> others = new ArrayList<>();
    for (int i = 0, length; i < row.size(); i += Math.max(1, length)) {
      length = synonyms.longestForm(row, i);
      if (length == 0) {
        continue;
      }
      List<String> form = List.copyOf(row.subList(i, i + length));
      evidence.addSynonym(form, synonyms.of(form));
      List<Query> forms = new ArrayList<>();
      for (List<String> other : synonyms.of(form)) {
        if (!queries.take(other.size())) {
          return others;
        }
        Query exactly =
            other.size() == 1
                ? queries.graded(ArticleFields.TEXT, other.getFirst())
                : queries.phrase(other.stream().map(List::of).toList(), ArticleFields.TEXT);
        lit.add(exactly, Occur.SHOULD);
        // Rows cost time; of a long query, the evidence looks for them in what is found.
        if (required || other.size() == 1) {
          forms.add(exactly);
        }
      }
      if (forms.isEmpty()) {
        continue;
      }
      Query any = new BoostQuery(GradedQueries.max(forms), MatchGrade.SYNONYM.score);
      if (required) {
        List<Query> literal = words.subList(i, i + length);
        Query either = GradedQueries.max(List.of(conjunction(List.copyOf(distinct(literal))), any));
        literal.replaceAll(word -> COVERED);
        literal.set(0, either);
      } else {
        others.add(any);
      }
    }
    return others;
  }

  private Query required(QueryNode node, String field) {
    return switch (node) {
      case QueryNode.Word word -> conjunction(words(word.text(), field, new ArrayList<>()));
      case QueryNode.Phrase phrase -> phrase(phrase.text(), field);
      case QueryNode.Prefix prefix ->
          PrefixQueries.query(prefix.text(), field, mode != AccentMode.STRICT);
      case QueryNode.Dates dates ->
          new ConstantScoreQuery(
              LongField.newRangeQuery(ArticleFields.PUBLISHED_AT, dates.from(), dates.to()));
      case QueryNode.Field inField when ArticleFields.MARKED_PARTS.contains(inField.field()) ->
          PartQueries.confine(required(inField.node(), inField.field()), inField.field());
      case QueryNode.Field inField -> required(inField.node(), inField.field());
      case QueryNode.Not not -> all(List.of(not), field);
      case QueryNode.All all -> all(all.nodes(), field);
      case QueryNode.Or or ->
          GradedQueries.max(or.nodes().stream().map(either -> required(either, field)).toList());
    };
  }

  /** All of some, and none of those that are excluded. */
  private Query all(List<QueryNode> nodes, String field) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    boolean positive = false;
    for (QueryNode node : nodes) {
      if (node instanceof QueryNode.Not not) {
        all.add(excluded(not, field), Occur.MUST_NOT);
      } else {
        all.add(required(node, field), Occur.MUST);
        positive = true;
      }
    }
    if (!positive) {
      all.add(new ConstantScoreQuery(MatchAllDocsQuery.INSTANCE), Occur.MUST);
    }
    return all.build();
  }

  private Query excluded(QueryNode.Not not, String field) {
    evidence.pause(); // what must not be there is no evidence
    Query excluded = required(not.node(), field);
    evidence.resume();
    return excluded;
  }

  private static Query conjunction(List<Query> queries) {
    if (queries.size() == 1) {
      return queries.getFirst();
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    queries.forEach(query -> all.add(query, Occur.MUST));
    return queries.isEmpty() ? new MatchNoDocsQuery("no word") : all.build();
  }

  /** The words of a piece of text without spaces; what stands in a row goes into {@code row}. */
  private List<Query> words(String text, String field, List<String> row) {
    List<Query> words = new ArrayList<>();
    List<QueryTokens.Position> positions = QueryTokens.analyze(analyzer, text).positions();
    for (int i = 0; i < positions.size(); ) {
      QueryTokens.Position position = positions.get(i);
      int length = position.wholes().stream().mapToInt(QueryTokens.Whole::length).max().orElse(1);
      List<Query> readings = new ArrayList<>();
      for (QueryTokens.Whole whole : position.wholes()) {
        readings.add(queries.syllable(whole.term(), field));
      }
      int end = Math.min(positions.size(), i + length);
      if (length > 1) {
        readings.add(queries.phrase(terms(positions.subList(i, end)), field));
      } else {
        position.readings().forEach(term -> readings.add(queries.syllable(term, field)));
      }
      words.add(GradedQueries.max(readings));
      for (QueryTokens.Position piece : positions.subList(i, end)) {
        row.add(piece.readings().isEmpty() ? "" : piece.readings().getFirst());
        evidence.add(piece, field, position.wholes());
      }
      i = end;
    }
    return words;
  }

  private Query phrase(String text, String field) {
    List<QueryTokens.Position> positions = QueryTokens.analyze(analyzer, text).positions();
    positions.forEach(position -> evidence.add(position, field, List.of()));
    return queries.phrase(terms(positions), field);
  }

  private static List<List<String>> terms(List<QueryTokens.Position> positions) {
    return positions.stream().map(QueryTokens.Position::readings).toList();
  }
}
