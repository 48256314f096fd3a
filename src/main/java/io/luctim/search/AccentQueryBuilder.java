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
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
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
  /** Where a phrase may stand, as {@link ArticleFields#TEXT} has no positions. */
  private static final List<String> PARTS =
      List.of(ArticleFields.TITLE, ArticleFields.LEAD, ArticleFields.BODY, ArticleFields.CAPTION);

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
  private static final float PAIR = 0.7f;

  /** Longer queries have enough words to tell. */
  private static final int MAX_PAIRS = 48;

  /** Up to so many words the lower grades are looked up too. */
  private static final int MAX_GRADED = 3;

  /** The longest phrase; of a longer one the beginning is looked for. */
  private static final int MAX_PHRASE = 48;

  /**
   * Lucene refuses a query of more than 1,024 leaves, and the limit is the application's to set.
   */
  private static final int MAX_LEAVES = 900;

  /** Stands where a word covers more than one position of a row. */
  private static final Query COVERED = new MatchNoDocsQuery("part of the word before");

  /** What another form of the same counts. */
  private static final float SYNONYM = 0.8f;

  private static final String FOLDED_TEXT = ArticleFields.folded(ArticleFields.TEXT);

  private final Analyzer analyzer;
  private final Synonyms synonyms;
  private final IndexReader reader;
  private final AccentMode mode;
  private final boolean bareTexts;
  private final Purpose purpose;
  private final QueryEvidence.Builder evidence;
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
      Analyzer analyzer,
      Synonyms synonyms,
      IndexReader reader,
      AccentMode mode,
      boolean bareTexts,
      Purpose purpose) {
    this.analyzer = analyzer;
    this.synonyms = mode == AccentMode.STRICT ? Synonyms.none() : synonyms;
    this.reader = reader;
    this.mode = mode;
    this.purpose = purpose;
    this.bareTexts = bareTexts && mode != AccentMode.STRICT;
    evidence = new QueryEvidence.Builder(mode);
  }

  static boolean hasBareTexts(IndexReader reader) throws IOException {
    return reader.docFreq(new Term(ArticleFields.BARE, ArticleFields.YES)) > 0;
  }

  /** Whether the query had more words than could be looked up. */
  boolean isTruncated() {
    return leaves >= MAX_LEAVES;
  }

  /** What the words of the query are evidence of, once it is built. */
  QueryEvidence evidence() {
    return evidence.build();
  }

  Query build(List<QueryNode> nodes) {
    graded = nodes.stream().mapToInt(this::length).sum() <= MAX_GRADED;
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    List<Query> words = new ArrayList<>(); // of each position of the row, its word
    List<String> row = new ArrayList<>();
    boolean positive = false;
    for (QueryNode node : nodes) {
      switch (node) {
        case QueryNode.Word word -> {
          for (Query found : words(word.text(), ArticleFields.TEXT, row)) {
            words.add(found);
          }
          padTo(words, row.size());
        }
        case QueryNode.Not not -> {
          evidence.pause();
          query.add(required(not.node(), ArticleFields.TEXT), Occur.MUST_NOT);
          evidence.resume();
          row.add("");
          padTo(words, row.size());
        }
        default -> {
          evidence.setInSyntax(true);
          query.add(required(node, ArticleFields.TEXT), Occur.MUST);
          evidence.setInSyntax(false);
          positive = true;
          row.add("");
          padTo(words, row.size());
        }
      }
    }
    if (words.stream().anyMatch(word -> !word.equals(COVERED))) {
      addWords(query, positive, words, row);
      positive = true;
    }
    return positive ? query.build() : new MatchNoDocsQuery("nothing to look for");
  }

  private int length(QueryNode node) {
    return switch (node) {
      case QueryNode.Word word -> QueryTokens.analyze(analyzer, word.text()).positions().size();
      case QueryNode.Phrase phrase -> MAX_PHRASE / 8;
      case QueryNode.Prefix prefix -> 1;
      case QueryNode.Dates dates -> 0;
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

  /**
   * Words, and what it counts that they stand in a row. One or two must all be there. Of more, what
   * has too few is left out later, by {@link EvidenceRescorer}: a flat disjunction is what Lucene
   * answers fastest.
   */
  private void addWords(
      BooleanQuery.Builder query, boolean positive, List<Query> words, List<String> row) {
    Set<Query> distinct = new LinkedHashSet<>(words);
    distinct.remove(COVERED);
    boolean all = distinct.size() <= EvidenceRescorer.minimumMatch(distinct.size());
    List<Query> others = addSynonyms(words, row, all);
    if (all) {
      distinct = new LinkedHashSet<>(words);
      distinct.remove(COVERED);
    }
    boolean apart = positive && !all;
    BooleanQuery.Builder target = apart ? new BooleanQuery.Builder() : query;
    Occur occur = all && purpose == Purpose.SEARCH ? Occur.MUST : Occur.SHOULD;
    distinct.forEach(word -> target.add(word, occur));
    others.forEach(other -> target.add(other, Occur.SHOULD));
    if (purpose == Purpose.SEARCH) {
      addPairs(target, row);
    }
    if (apart) {
      query.add(target.build(), Occur.MUST);
    }
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
   * @return other forms that are looked for beside the words
   */
  private List<Query> addSynonyms(List<Query> words, List<String> row, boolean required) {
    List<Query> others = new ArrayList<>();
    for (int i = 0, length; i < row.size(); i += Math.max(1, length)) {
      length = Math.min(Synonyms.MAX_LENGTH, row.size() - i);
      while (length > 0 && synonyms.of(row.subList(i, i + length)).isEmpty()) {
        length--;
      }
      if (length == 0 || !take(length)) {
        continue;
      }
      List<String> form = List.copyOf(row.subList(i, i + length));
      List<Query> forms = new ArrayList<>();
      for (List<String> other : synonyms.of(form)) {
        forms.add(
            other.size() == 1
                ? graded(ArticleFields.TEXT, other.getFirst())
                : phrase(other.stream().map(List::of).toList(), ArticleFields.TEXT));
      }
      evidence.addSynonym(form, synonyms.of(form));
      Query any = new BoostQuery(max(forms), SYNONYM);
      if (required) {
        List<Query> literal = words.subList(i, i + length);
        List<Query> own = literal.stream().filter(word -> !word.equals(COVERED)).toList();
        Query either = max(List.of(conjunction(own), any));
        literal.replaceAll(word -> COVERED);
        literal.set(0, either);
      } else {
        others.add(any);
      }
    }
    return others;
  }

  private void addPairs(BooleanQuery.Builder query, List<String> row) {
    Set<String> pairs = new LinkedHashSet<>();
    for (int i = 0; i + 1 < row.size() && pairs.size() < MAX_PAIRS && take(1); i++) {
      if (!row.get(i).isEmpty() && !row.get(i + 1).isEmpty()) {
        pairs.add(ArticleFields.pair(fold(row.get(i)), fold(row.get(i + 1))));
      }
    }
    pairs.forEach(pair ->
        query.add(
            new BoostQuery(new TermQuery(new Term(ArticleFields.PAIRS, pair)), PAIR),
            Occur.SHOULD));
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
      case QueryNode.Field inField -> required(inField.node(), inField.field());
      case QueryNode.Not not -> required(not.node(), field);
      case QueryNode.Or or ->
          max(or.nodes().stream().map(either -> required(either, field)).toList());
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
  private List<Query> words(String text, String field, List<String> row) {
    List<Query> queries = new ArrayList<>();
    List<QueryTokens.Position> positions = QueryTokens.analyze(analyzer, text).positions();
    for (int i = 0; i < positions.size(); ) {
      QueryTokens.Position position = positions.get(i);
      int length = position.wholes().stream().mapToInt(QueryTokens.Whole::length).max().orElse(1);
      List<Query> readings = new ArrayList<>();
      for (QueryTokens.Whole whole : position.wholes()) {
        readings.add(syllable(whole.term(), field));
      }
      int end = Math.min(positions.size(), i + length);
      if (length > 1) {
        readings.add(phrase(terms(positions.subList(i, end)), field));
      } else {
        position.readings().forEach(term -> readings.add(syllable(term, field)));
      }
      queries.add(max(readings));
      for (QueryTokens.Position piece : positions.subList(i, end)) {
        row.add(piece.readings().isEmpty() ? "" : piece.readings().getFirst());
        evidence.add(piece, field, position.wholes());
      }
      i = end;
    }
    return queries;
  }

  private static List<List<String>> terms(List<QueryTokens.Position> positions) {
    return positions.stream().map(QueryTokens.Position::readings).toList();
  }

  /** One term, its accents graded. */
  private Query syllable(String term, String field) {
    Query query = graded(field, term);
    if (isMisspelt(term) && take(FUZZY_TERMS)) {
      Map<String, Float> near = near(term);
      evidence.addNear(term, near);
      List<Query> queries = new ArrayList<>(List.of(query));
      near.forEach((other, weight) ->
          queries.add(boost(new TermQuery(new Term(ArticleFields.folded(field), other)), weight)));
      return max(queries);
    }
    return query;
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
    try {
      return reader.docFreq(new Term(FOLDED_TEXT, fold(term))) == 0;
    } catch (IOException e) {
      throw new UncheckedIOException("reading the index failed", e);
    }
  }

  /** Words one slip away, two for long ones; the first letter is hardly ever wrong. */
  private Map<String, Float> near(String term) {
    String folded = fold(term);
    FuzzyQuery query =
        new FuzzyQuery(
            new Term(FOLDED_TEXT, folded), folded.length() < 8 ? 1 : 2, 1, FUZZY_TERMS, true);
    Map<String, Float> near = new LinkedHashMap<>();
    try {
      collect(new IndexSearcher(reader).rewrite(query), FUZZY, near);
    } catch (IOException e) {
      throw new UncheckedIOException("reading the index failed", e);
    }
    return near;
  }

  private static void collect(Query query, float weight, Map<String, Float> terms) {
    switch (query) {
      case BooleanQuery any -> any.forEach(clause -> collect(clause.query(), weight, terms));
      case DisjunctionMaxQuery any ->
          any.getDisjuncts().forEach(disjunct -> collect(disjunct, weight, terms));
      case BoostQuery boosted -> collect(boosted.getQuery(), weight * boosted.getBoost(), terms);
      case TermQuery term -> terms.put(term.getTerm().text(), weight);
      default -> {}
    }
  }

  private Query graded(String field, String term) {
    if (!take(1)) {
      return new MatchNoDocsQuery("beyond the limit of a query");
    }
    if (mode == AccentMode.STRICT) {
      return new TermQuery(new Term(field, term));
    }
    String folded = fold(term);
    if (!AccentFolder.isMarked(term)) {
      return new TermQuery(new Term(ArticleFields.folded(field), folded));
    }
    boolean legal = SyllableInventory.contains(term);
    List<String> refinements = graded || !legal ? SyllableInventory.refinements(term) : List.of();
    SynonymQuery.Builder readings = new SynonymQuery.Builder(field);
    readings.addTerm(new Term(field, term));
    if (take(refinements.size())) {
      // A syllable that is none as it was typed (viêt) has only its refinements.
      refinements.forEach(
          reading -> readings.addTerm(new Term(field, reading), legal ? REFINED : 1));
    }
    List<Query> grades = new ArrayList<>();
    grades.add(readings.build());
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
    return SyllableNormalizer.normalize(fold(term));
  }

  private static String fold(String term) {
    return AccentFolder.fold(term);
  }

  private Query phrase(String text, String field) {
    List<QueryTokens.Position> positions = QueryTokens.analyze(analyzer, text).positions();
    positions.forEach(position -> evidence.add(position, field, List.of()));
    return phrase(terms(positions), field);
  }

  private Query phrase(List<List<String>> row, String field) {
    List<List<String>> positions = row.subList(0, Math.min(row.size(), MAX_PHRASE));
    if (positions.isEmpty()) {
      return new MatchNoDocsQuery("empty phrase");
    }
    if (positions.size() == 1) {
      return max(positions.getFirst().stream().map(term -> syllable(term, field)).toList());
    }
    boolean marked = positions.stream().flatMap(List::stream).anyMatch(AccentFolder::isMarked);
    List<Query> queries = new ArrayList<>();
    for (String part : field.equals(ArticleFields.TEXT) ? PARTS : List.of(field)) {
      queries.add(gradedPhrase(part, positions, marked));
      if (bareTexts && marked && take(positions.size() + 1)) {
        queries.add(boost(barePhrase(part, positions), BARE));
      }
    }
    return max(queries);
  }

  private Query gradedPhrase(String field, List<List<String>> positions, boolean marked) {
    if (mode == AccentMode.STRICT) {
      return phraseOf(field, positions);
    }
    if (!marked) {
      return phraseOf(ArticleFields.folded(field), map(positions, AccentQueryBuilder::fold));
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
        : phraseOf(ArticleFields.folded(field), map(positions, AccentQueryBuilder::fold));
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
