// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.suggest;

import io.luctim.analysis.graph.TokenGraph;
import io.luctim.index.ArticleFields;
import io.luctim.search.rank.DocValuesReader;
import io.luctim.text.AccentFolder;
import io.luctim.text.AccentRelation;
import io.luctim.text.InputMethod;
import io.luctim.text.KeystrokeDecoder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.index.TermsEnum.SeekStatus;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * Completes an unfinished query to titles of the index, and to phrases with which many titles
 * begin.
 *
 * <p>Titles that begin with the query come first, then titles that contain it, then titles that
 * contain its words in any order. A completion has all typed marks, and may have more. Used for one
 * completion, by one thread.
 */
public final class TitleCompleter {
  /** Maximum number of matching titles of which the best are chosen. */
  private static final int MAX_TITLES = 200;

  /** Maximum number of terms of a query that is completed; a longer one is a whole title. */
  private static final int MAX_TERMS = 16;

  /** One in this many completions may be a phrase. */
  private static final int COMPLETIONS_PER_PHRASE = 3;

  /** Maximum length of a query in chars; the rest is ignored. */
  private static final int MAX_LENGTH = 120;

  private final IndexSearcher searcher;
  private final Analyzer analyzer;
  private final TitlePhrases titlePhrases;
  private final Set<String> phrases = new LinkedHashSet<>();

  /** The titles that were found, with their {@link #place}. */
  private final Map<String, Integer> completions = new LinkedHashMap<>();

  private TitleCompleter(IndexSearcher searcher, Analyzer analyzer) {
    this.searcher = searcher;
    this.analyzer = analyzer;
    titlePhrases = new TitlePhrases(searcher.getIndexReader(), analyzer);
  }

  /**
   * Completes an unfinished query.
   *
   * @param analyzer the analyzer for queries
   * @param typed the query, also as raw Telex or VNI keys
   * @param size the maximum number of completions
   * @return the completions, the best first
   */
  public static List<String> complete(
      IndexSearcher searcher, Analyzer analyzer, String typed, int size) throws IOException {
    TitleCompleter completer = new TitleCompleter(searcher, analyzer);
    String text = typed.length() > MAX_LENGTH ? typed.substring(0, MAX_LENGTH) : typed;
    completer.add(text, size);
    String decoded = KeystrokeDecoder.decode(text);
    if (decoded != null) {
      completer.add(decoded, size);
    } else if (completer.completions.isEmpty()) {
      completer.addUnfinished(text, size);
    }
    Stream<String> titles =
        completer.completions.entrySet().stream()
            .sorted(
                Comparator.comparingInt((Map.Entry<String, Integer> entry) -> entry.getValue())
                    .thenComparingInt(entry -> entry.getKey().length())
                    .thenComparing(Map.Entry::getKey))
            .map(Map.Entry::getKey);
    Stream<String> phrases =
        completer.phrases.stream()
            .filter(phrase -> !phrase.equalsIgnoreCase(text.strip()))
            .limit(size / COMPLETIONS_PER_PHRASE);
    return Stream.concat(phrases, titles).distinct().limit(size).toList();
  }

  /** Adds completions for the last word taken as the raw keys of an unfinished syllable. */
  private void addUnfinished(String text, int size) throws IOException {
    int start = text.lastIndexOf(' ') + 1;
    for (InputMethod method : InputMethod.values()) {
      String letters = method.decodeUnfinished(text.substring(start));
      if (letters != null) {
        add(text.substring(0, start) + letters, size);
      }
    }
  }

  /** Adds the completions of a text. */
  private void add(String text, int size) throws IOException {
    List<String> terms = terms(text);
    if (terms.isEmpty() || terms.size() > MAX_TERMS) {
      return;
    }
    boolean open = Character.isLetterOrDigit(text.charAt(text.length() - 1)) || isMark(text);
    List<String> folded = new ArrayList<>(terms.stream().map(AccentFolder::fold).toList());
    for (String last : open ? prefixes(terms.getLast()) : Set.of(folded.getLast())) {
      folded.set(folded.size() - 1, last);
      String start = String.join(" ", folded) + (open ? "" : " ");
      collect(beginningWith(start), terms, open);
      if (size >= COMPLETIONS_PER_PHRASE) {
        addPhrases(start, terms, open);
      }
      if (completions.size() < size) {
        TopDocs inside = searcher.search(inside(folded, open), MAX_TITLES);
        collect(Arrays.stream(inside.scoreDocs).mapToInt(hit -> hit.doc), terms, open);
      }
    }
  }

  private void addPhrases(String start, List<String> terms, boolean open) throws IOException {
    for (String phrase : titlePhrases.beginningWith(start)) {
      if (place(terms(phrase), terms, open) == 0) {
        phrases.add(phrase);
      }
    }
  }

  /**
   * Returns the unaccented forms with which the completed last word may begin. The folded form of a
   * whole word may have i for y, or y for i; an unfinished word has the letter that was typed.
   */
  private static Set<String> prefixes(String last) {
    Set<String> prefixes = new LinkedHashSet<>(Set.of(AccentFolder.fold(last)));
    StringBuilder letters = new StringBuilder();
    last.chars().forEach(c -> letters.append(AccentFolder.fold(String.valueOf((char) c))));
    prefixes.add(letters.toString());
    return prefixes;
  }

  private static boolean isMark(String text) {
    return Character.getType(text.charAt(text.length() - 1)) == Character.NON_SPACING_MARK;
  }

  /** Returns a query for titles that contain all words, the last one as a prefix if it is open. */
  private static Query inside(List<String> terms, boolean open) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    String field = ArticleFields.folded(ArticleFields.TITLE);
    for (int i = 0; i < terms.size(); i++) {
      Term term = new Term(field, terms.get(i));
      boolean last = open && i == terms.size() - 1;
      all.add(last ? new PrefixQuery(term) : new TermQuery(term), Occur.MUST);
    }
    return all.build();
  }

  /**
   * Returns the first titles of each segment that begin with a text. A prefix query would collect
   * all of them, and a single letter begins one title in ten.
   */
  private IntStream beginningWith(String start) throws IOException {
    IntStream.Builder found = IntStream.builder();
    BytesRef prefix = new BytesRef(start);
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      Terms terms = leaf.reader().terms(ArticleFields.TITLE_START);
      Bits live = leaf.reader().getLiveDocs();
      TermsEnum titles = terms == null ? TermsEnum.EMPTY : terms.iterator();
      BytesRef title = titles.seekCeil(prefix) == SeekStatus.END ? null : titles.term();
      PostingsEnum postings = null;
      for (int count = 0; count < MAX_TITLES && title != null; title = titles.next()) {
        if (!StringHelper.startsWith(title, prefix)) {
          break;
        }
        postings = titles.postings(postings, PostingsEnum.NONE);
        int doc = postings.nextDoc();
        for (;
            doc != DocIdSetIterator.NO_MORE_DOCS && count < MAX_TITLES;
            doc = postings.nextDoc()) {
          if (live == null || live.get(doc)) {
            found.add(leaf.docBase + doc);
            count++;
          }
        }
      }
    }
    return found.build();
  }

  /** Adds the titles of documents that contain the terms. */
  private void collect(IntStream docs, List<String> terms, boolean open) throws IOException {
    DocValuesReader.read(
        searcher.getIndexReader(),
        ArticleFields.TITLE_START,
        docs.sorted().toArray(),
        (index, value) -> {
          String title = value.utf8ToString();
          int place = completions.containsKey(title) ? -1 : place(terms(title), terms, open);
          if (place >= 0) {
            completions.put(title, place);
          }
        });
  }

  /**
   * Returns 0 if a title begins with the typed terms, 1 if it contains them in this order, 2 if it
   * contains them apart, -1 if it lacks one.
   */
  private static int place(List<String> title, List<String> typed, boolean open) {
    for (int start = 0; start + typed.size() <= title.size(); start++) {
      boolean matches = true;
      for (int i = 0; i < typed.size() && matches; i++) {
        matches = fits(typed.get(i), title.get(start + i), open && i == typed.size() - 1);
      }
      if (matches) {
        return start == 0 ? 0 : 1;
      }
    }
    for (int i = 0; i < typed.size(); i++) {
      String term = typed.get(i);
      boolean last = open && i == typed.size() - 1;
      if (title.stream().noneMatch(other -> fits(term, other, last))) {
        return -1;
      }
    }
    return 2;
  }

  /** Returns whether a term of a title has all typed letters and marks; a prefix may be shorter. */
  private static boolean fits(String typed, String term, boolean prefix) {
    return (prefix || typed.length() == term.length()) && AccentRelation.begins(typed, term);
  }

  /** Returns one term for each word, for a code the whole. */
  private List<String> terms(String text) {
    return TokenGraph.of(analyzer, text).outermost().stream()
        .map(TokenGraph.Position::term)
        .toList();
  }
}
