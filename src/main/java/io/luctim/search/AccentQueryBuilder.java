// SPDX-License-Identifier: Apache-2.0
package io.luctim.search;

import io.luctim.index.ArticleFields;
import io.luctim.text.AccentFolder;
import io.luctim.text.SyllableInventory;
import io.luctim.text.SyllableNormalizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;

/**
 * From what a query says to Lucene queries that grade accents.
 *
 * <p>A syllable typed without marks is looked up in the folded fields, where all its readings are
 * one term: scoring it among the marked terms would reward rare foreign words that happen to be
 * spelled so. A syllable typed with marks is looked up among the marked terms, with its refinements
 * (more marks, none contradicted) far below; and, in articles that are written without accents, as
 * its bare form.
 *
 * <p>One per query; not safe for use by several threads.
 */
final class AccentQueryBuilder {
  /** The fields that bare words are looked up in, with their weights. */
  private static final Map<String, Float> FIELDS = new LinkedHashMap<>();

  static {
    FIELDS.put(ArticleFields.TITLE, 1.2f);
    FIELDS.put(ArticleFields.LEAD, 1.1f);
    FIELDS.put(ArticleFields.BODY, 1f);
    FIELDS.put(ArticleFields.CAPTION, 0.5f);
  }

  /** What a syllable with more marks than were typed counts, beside one with the same. */
  private static final float REFINED = 0.1f;

  /** What a bare syllable in a bare text counts. */
  private static final float BARE = 0.05f;

  /** What a syllable with other marks counts in {@link AccentMode#LOOSE}. */
  private static final float LOOSE = 0.01f;

  /** What a word one slip away counts, where the one that was typed is nowhere. */
  private static final float FUZZY = 0.5f;

  private static final int MIN_FUZZY_LENGTH = 4;

  /** Of words one slip away at most so many are taken. */
  private static final int FUZZY_TERMS = 8;

  /** What two words in a row count beside the words themselves. */
  private static final float PAIR = 1f;

  /** What the spelling with i or y that was typed counts; just enough to come first. */
  private static final float SPELLING = 0.02f;

  /**
   * A text with all words of a query up to this length stands above one that lacks any. On judged
   * news events (event-label, accented) that costs nothing to speak of up to four words (nDCG@10
   * 0.893 for 0.897), and much for all queries alike (0.842): what is about an event need not say
   * every word, and a long text that says them all need not be about it.
   */
  private static final int MAX_COVERED = 4;

  /** What it counts, for each word, that a text has all of them: more than any word can. */
  private static final float COVERAGE = 20f;

  /** Longer queries have enough words to tell. */
  private static final int MAX_PAIRS = 48;

  /** Up to so many words the lower grades are looked up too, and then all fields, and then some. */
  private static final int MAX_GRADED = 24;

  private static final int MAX_FIELDED = 64;

  /** The longest phrase; of a longer one the beginning is looked for. */
  private static final int MAX_PHRASE = 48;

  /**
   * Lucene refuses a query of more than 1,024 leaves, and the limit is the application's to set.
   */
  private static final int MAX_LEAVES = 900;

  private final Analyzer analyzer;
  private final IndexReader reader;
  private final AccentMode mode;
  private final boolean bareTexts;
  private final Purpose purpose;
  private final Set<String> spellings = new LinkedHashSet<>();
  private boolean graded = true;
  private int leaves;

  /** What a query is for. */
  enum Purpose {
    /** To find and rank. */
    SEARCH,
    /** To light what matches: the words, without what only ranks. */
    HIGHLIGHT
  }

  /**
   * Starts a query.
   *
   * @param bareTexts whether texts without accents may match
   */
  AccentQueryBuilder(
      Analyzer analyzer, IndexReader reader, AccentMode mode, boolean bareTexts, Purpose purpose) {
    this.analyzer = analyzer;
    this.reader = reader;
    this.mode = mode;
    this.purpose = purpose;
    this.bareTexts = bareTexts && mode != AccentMode.STRICT;
  }

  static boolean hasBareTexts(IndexReader reader) throws IOException {
    return reader.docFreq(new Term(ArticleFields.BARE, ArticleFields.YES)) > 0;
  }

  /** Whether the query had more words than could be looked up. */
  boolean isTruncated() {
    return leaves >= MAX_LEAVES;
  }

  Query build(List<QueryNode> nodes) {
    Map<String, Float> fields = FIELDS;
    int length = nodes.stream().mapToInt(this::length).sum();
    graded = length <= MAX_GRADED;
    if (length > MAX_FIELDED) {
      fields = new LinkedHashMap<>(FIELDS);
      fields.keySet().retainAll(Set.of(ArticleFields.TITLE, ArticleFields.BODY));
    }
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    List<Query> words = new ArrayList<>();
    List<String> row = new ArrayList<>();
    boolean positive = false;
    for (QueryNode node : nodes) {
      switch (node) {
        case QueryNode.Word word -> words.addAll(words(word.text(), fields, row));
        case QueryNode.Not not -> {
          Query excluded = required(not.node(), fields);
          query.add(excluded, Occur.MUST_NOT);
          row.add("");
        }
        default -> {
          query.add(required(node, fields), Occur.MUST);
          positive = true;
          row.add("");
        }
      }
    }
    if (!words.isEmpty()) {
      if (nodes.size() == 1 && row.size() == 1 && purpose == Purpose.SEARCH) {
        addSame(query, row.getFirst());
      }
      query.add(combine(words, row, fields), Occur.MUST);
      positive = true;
    }
    for (String spelling : spellings) {
      if (purpose == Purpose.SEARCH && AccentFolder.isMarked(spelling) && take(FIELDS.size())) {
        FIELDS.forEach((field, weight) ->
            query.add(
                new BoostQuery(
                    new ConstantScoreQuery(new TermQuery(new Term(field, spelling))), SPELLING),
                Occur.SHOULD));
      }
    }
    return positive ? query.build() : new MatchNoDocsQuery("nothing to look for");
  }

  /**
   * A word alone that was typed without marks: where the text has just that, it comes first. Among
   * several words nobody knows which of them were meant so.
   */
  private void addSame(BooleanQuery.Builder query, String term) {
    if (!term.isEmpty() && !AccentFolder.isMarked(term) && take(FIELDS.size())) {
      List<Query> same = new ArrayList<>();
      FIELDS.keySet().forEach(field -> same.add(new TermQuery(new Term(field, term))));
      query.add(new BoostQuery(new ConstantScoreQuery(max(same)), COVERAGE), Occur.SHOULD);
    }
  }

  private int length(QueryNode node) {
    return switch (node) {
      case QueryNode.Word word -> QueryTokens.analyze(analyzer, word.text()).positions().size();
      case QueryNode.Phrase phrase -> MAX_PHRASE / 8;
      case QueryNode.Prefix prefix -> 1;
      case QueryNode.Field field -> length(field.node());
      case QueryNode.Not not -> length(not.node());
      case QueryNode.Or or -> or.nodes().stream().mapToInt(this::length).sum();
    };
  }

  /** Counts leaves; false when there is no room for them. */
  private boolean take(int count) {
    leaves += count;
    return leaves < MAX_LEAVES;
  }

  /** Words of which most must be there, and what it counts that they stand in a row. */
  private Query combine(List<Query> words, List<String> row, Map<String, Float> fields) {
    Set<Query> distinct = new LinkedHashSet<>(words);
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    distinct.forEach(word -> all.add(word, Occur.SHOULD));
    all.setMinimumNumberShouldMatch(minimumMatch(distinct.size()));
    query.add(all.build(), Occur.MUST);
    if (purpose == Purpose.HIGHLIGHT) {
      return all.build();
    }
    Set<Query> pairs = new LinkedHashSet<>();
    for (int i = 0; i + 1 < row.size() && pairs.size() < MAX_PAIRS && take(fields.size()); i++) {
      if (!row.get(i).isEmpty() && !row.get(i + 1).isEmpty()) {
        pairs.add(pair(row.get(i), row.get(i + 1), fields));
      }
    }
    pairs.forEach(pair -> query.add(new BoostQuery(pair, PAIR), Occur.SHOULD));
    if (distinct.size() > 1 && distinct.size() <= MAX_COVERED && take(leaves)) {
      BooleanQuery.Builder every = new BooleanQuery.Builder();
      distinct.forEach(word -> every.add(word, Occur.FILTER));
      query.add(
          new BoostQuery(new ConstantScoreQuery(every.build()), COVERAGE * distinct.size()),
          Occur.SHOULD);
    }
    return query.build();
  }

  /**
   * Two words in a row, without their marks: two syllables with other marks hardly ever stand side
   * by side by chance, and one term a word is scored better, and faster, than all its readings.
   */
  private Query pair(String first, String second, Map<String, Float> fields) {
    String pair = ArticleFields.pair(AccentFolder.fold(first), AccentFolder.fold(second));
    List<Query> queries = new ArrayList<>();
    fields.forEach((field, weight) ->
        queries.add(boost(new TermQuery(new Term(ArticleFields.pairs(field), pair)), weight)));
    return max(queries);
  }

  /** One or two words must all be there; of more, one may lack, and of many a good part. */
  private static int minimumMatch(int words) {
    if (words <= 2) {
      return words;
    }
    return words <= 5 ? words - 1 : Math.max(4, words <= 9 ? words * 7 / 10 : words / 2);
  }

  private Query required(QueryNode node, Map<String, Float> fields) {
    return switch (node) {
      case QueryNode.Word word -> conjunction(words(word.text(), fields, new ArrayList<>()));
      case QueryNode.Phrase phrase -> phrase(phrase.text(), fields);
      case QueryNode.Prefix prefix ->
          PrefixQueries.query(prefix.text(), fields, mode != AccentMode.STRICT);
      case QueryNode.Field field -> required(field.node(), Map.of(field.field(), 1f));
      case QueryNode.Not not -> required(not.node(), fields);
      case QueryNode.Or or ->
          new DisjunctionMaxQuery(
              or.nodes().stream().map(either -> required(either, fields)).toList(), 0);
    };
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
  private List<Query> words(String text, Map<String, Float> fields, List<String> row) {
    List<Query> queries = new ArrayList<>();
    List<QueryTokens.Position> positions = QueryTokens.analyze(analyzer, text).positions();
    for (int i = 0; i < positions.size(); ) {
      QueryTokens.Position position = positions.get(i);
      int length = position.wholes().stream().mapToInt(QueryTokens.Whole::length).max().orElse(1);
      List<Query> readings = new ArrayList<>();
      for (QueryTokens.Whole whole : position.wholes()) {
        readings.add(syllable(whole.term(), fields));
      }
      int end = Math.min(positions.size(), i + length);
      if (length > 1) {
        readings.add(phrase(terms(positions.subList(i, end)), fields));
      } else {
        position.readings().forEach(term -> readings.add(syllable(term, fields)));
      }
      queries.add(max(readings));
      spellings.addAll(position.spellings());
      for (QueryTokens.Position piece : positions.subList(i, end)) {
        row.add(piece.readings().isEmpty() ? "" : piece.readings().getFirst());
      }
      i = end;
    }
    return queries;
  }

  private static List<List<String>> terms(List<QueryTokens.Position> positions) {
    return positions.stream().map(QueryTokens.Position::readings).toList();
  }

  /** One term in any of the fields, its accents graded. */
  private Query syllable(String term, Map<String, Float> fields) {
    List<Query> queries = new ArrayList<>();
    boolean misspelt = isMisspelt(term);
    fields.forEach((field, weight) -> {
      queries.add(boost(graded(field, term), weight));
      if (misspelt && take(FUZZY_TERMS)) {
        queries.add(boost(fuzzy(field, term), weight * FUZZY));
      }
    });
    return max(queries);
  }

  /** A longer word of letters, no syllable, that no article has with whatever marks. */
  private boolean isMisspelt(String term) {
    if (mode == AccentMode.STRICT
        || term.length() < MIN_FUZZY_LENGTH
        || !term.chars().allMatch(Character::isLetter)
        || SyllableInventory.contains(term)
        || !SyllableInventory.refinements(term).isEmpty()) {
      return false;
    }
    String folded = AccentFolder.fold(term);
    try {
      for (String field : FIELDS.keySet()) {
        if (reader.docFreq(new Term(ArticleFields.folded(field), folded)) > 0) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException("reading the index failed", e);
    }
  }

  /** Words one slip away, two for long ones; the first letter is hardly ever wrong. */
  private static Query fuzzy(String field, String term) {
    String folded = AccentFolder.fold(term);
    return new FuzzyQuery(
        new Term(ArticleFields.folded(field), folded),
        folded.length() < 8 ? 1 : 2,
        1,
        FUZZY_TERMS,
        true);
  }

  private Query graded(String field, String term) {
    if (!take(1)) {
      return new MatchNoDocsQuery("beyond the limit of a query");
    }
    if (mode == AccentMode.STRICT) {
      return new TermQuery(new Term(field, term));
    }
    String folded = AccentFolder.fold(term);
    if (!AccentFolder.isMarked(term)) {
      return new TermQuery(new Term(ArticleFields.folded(field), folded));
    }
    List<Query> grades = new ArrayList<>();
    grades.add(new TermQuery(new Term(field, term)));
    boolean legal = SyllableInventory.contains(term);
    List<String> refinements = graded || !legal ? SyllableInventory.refinements(term) : List.of();
    if (!refinements.isEmpty() && take(refinements.size())) {
      SynonymQuery.Builder refined = new SynonymQuery.Builder(field);
      refinements.forEach(reading -> refined.addTerm(new Term(field, reading)));
      // A syllable that is none as it was typed (viêt) has only its refinements.
      grades.add(boost(refined.build(), legal ? REFINED : 1));
    }
    if (bareTexts && take(2)) {
      grades.add(
          new BoostQuery(
              new BooleanQuery.Builder()
                  .add(new TermQuery(new Term(field, bare(term))), Occur.MUST)
                  .add(new TermQuery(new Term(ArticleFields.BARE, ArticleFields.YES)), Occur.FILTER)
                  .build(),
              BARE));
    }
    if (mode == AccentMode.LOOSE && take(1)) {
      grades.add(
          new BoostQuery(new TermQuery(new Term(ArticleFields.folded(field), folded)), LOOSE));
    }
    return max(grades);
  }

  /** How a syllable is spelled in a text without accents. */
  private static String bare(String term) {
    return SyllableNormalizer.normalize(AccentFolder.fold(term));
  }

  private Query phrase(String text, Map<String, Float> fields) {
    return phrase(terms(QueryTokens.analyze(analyzer, text).positions()), fields);
  }

  private Query phrase(List<List<String>> row, Map<String, Float> fields) {
    List<List<String>> positions = row.subList(0, Math.min(row.size(), MAX_PHRASE));
    if (positions.isEmpty()) {
      return new MatchNoDocsQuery("empty phrase");
    }
    if (positions.size() == 1) {
      return max(positions.getFirst().stream().map(term -> syllable(term, fields)).toList());
    }
    boolean marked = positions.stream().flatMap(List::stream).anyMatch(AccentFolder::isMarked);
    List<Query> queries = new ArrayList<>();
    fields.forEach((field, weight) -> {
      queries.add(boost(gradedPhrase(field, positions, marked), weight));
      if (bareTexts && marked && take(positions.size() + 1)) {
        queries.add(boost(barePhrase(field, positions), weight * BARE));
      }
    });
    return max(queries);
  }

  private Query gradedPhrase(String field, List<List<String>> positions, boolean marked) {
    if (mode == AccentMode.STRICT) {
      return phraseOf(field, positions);
    }
    if (!marked) {
      return phraseOf(ArticleFields.folded(field), map(positions, AccentFolder::fold));
    }
    List<List<String>> readings = new ArrayList<>();
    int count = 0;
    for (List<String> terms : positions) {
      Set<String> any = new LinkedHashSet<>(terms);
      if (graded) {
        terms.forEach(term -> any.addAll(SyllableInventory.refinements(term)));
      }
      readings.add(List.copyOf(any));
      count += any.size();
    }
    // Where all the readings are too many, the row is looked for without its marks.
    return count <= MAX_LEAVES / 8 && take(count - positions.size())
        ? phraseOf(field, readings)
        : phraseOf(ArticleFields.folded(field), map(positions, AccentFolder::fold));
  }

  private Query barePhrase(String field, List<List<String>> positions) {
    return new BooleanQuery.Builder()
        .add(phraseOf(field, map(positions, AccentQueryBuilder::bare)), Occur.MUST)
        .add(new TermQuery(new Term(ArticleFields.BARE, ArticleFields.YES)), Occur.FILTER)
        .build();
  }

  private static List<List<String>> map(
      List<List<String>> positions, UnaryOperator<String> change) {
    return positions.stream().map(terms -> terms.stream().map(change).toList()).toList();
  }

  private Query phraseOf(String field, List<List<String>> positions) {
    if (!take(positions.size())) {
      return new MatchNoDocsQuery("beyond the limit of a query");
    }
    if (positions.stream().allMatch(terms -> terms.size() == 1)) {
      return new PhraseQuery(field, positions.stream().map(List::getFirst).toArray(String[]::new));
    }
    MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder();
    for (List<String> terms : positions) {
      phrase.add(terms.stream().map(term -> new Term(field, term)).toArray(Term[]::new));
    }
    return phrase.build();
  }

  private static Query boost(Query query, float weight) {
    return weight == 1 ? query : new BoostQuery(query, weight);
  }

  private static Query max(List<Query> queries) {
    return queries.size() == 1 ? queries.getFirst() : new DisjunctionMaxQuery(queries, 0);
  }
}
