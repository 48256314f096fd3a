// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.suggest;

import io.luctim.index.ArticleFields;
import io.luctim.search.query.QueryTokens;
import io.luctim.search.rank.BinaryValues;
import io.luctim.text.AccentFolder;
import io.luctim.text.AccentRelation;
import io.luctim.text.InputMethod;
import io.luctim.text.KeySequences;
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
 * Completes what is being typed to phrases that many titles of the index begin with, and to titles:
 * those that begin so first, then those that have it inside, in this order, then those that have
 * its words. Marks that were typed bind, marks that are still missing do not.
 */
public final class TitleCompleter {
  /** So many titles that match are looked at, to choose the best of them. */
  private static final int LOOKED_AT = 200;

  private static final int MAX_TERMS = 16;

  /** Of so many completions one may be a phrase. */
  private static final int PHRASES = 3;

  private static final int MAX_LENGTH = 120;

  private final IndexSearcher searcher;
  private final Analyzer analyzer;
  private final TitlePhrases titlePhrases;
  private final Set<String> phrases = new LinkedHashSet<>();
  private final Map<String, Integer> completions = new LinkedHashMap<>();

  private TitleCompleter(IndexSearcher searcher, Analyzer analyzer) {
    this.searcher = searcher;
    this.analyzer = analyzer;
    titlePhrases = new TitlePhrases(searcher.getIndexReader(), analyzer);
  }

  public static List<String> complete(
      IndexSearcher searcher, Analyzer analyzer, String typed, int size) throws IOException {
    TitleCompleter completer = new TitleCompleter(searcher, analyzer);
    String text = typed.length() > MAX_LENGTH ? typed.substring(0, MAX_LENGTH) : typed;
    completer.add(text, size);
    String decoded = KeySequences.decode(text);
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
            .limit(size / PHRASES);
    return Stream.concat(phrases, titles).distinct().limit(size).toList();
  }

  /** Reads the last word as the keys of a syllable that is still being typed. */
  private void addUnfinished(String text, int size) throws IOException {
    int start = text.lastIndexOf(' ') + 1;
    for (InputMethod method : InputMethod.values()) {
      String letters = method.decodeUnfinished(text.substring(start));
      if (letters != null) {
        add(text.substring(0, start) + letters, size);
      }
    }
  }

  private void add(String text, int size) throws IOException {
    List<String> terms = terms(text);
    if (terms.isEmpty() || terms.size() > MAX_TERMS) {
      return;
    }
    boolean open = Character.isLetterOrDigit(text.charAt(text.length() - 1)) || isMark(text);
    List<String> folded = new ArrayList<>(terms.stream().map(AccentFolder::fold).toList());
    for (String last : open ? ways(terms.getLast()) : Set.of(folded.getLast())) {
      folded.set(folded.size() - 1, last);
      String start = String.join(" ", folded) + (open ? "" : " ");
      collect(beginningWith(start), terms, open);
      if (size >= PHRASES) {
        addPhrases(start, terms, open);
      }
      if (completions.size() < size) {
        TopDocs inside = searcher.search(inside(folded, open), LOOKED_AT);
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

  /** A word that goes on may have another of i and y than one that ends here. */
  private static Set<String> ways(String last) {
    Set<String> ways = new LinkedHashSet<>(Set.of(AccentFolder.fold(last)));
    StringBuilder letters = new StringBuilder();
    last.chars().forEach(c -> letters.append(AccentFolder.fold(String.valueOf((char) c))));
    ways.add(letters.toString());
    return ways;
  }

  private static boolean isMark(String text) {
    return Character.getType(text.charAt(text.length() - 1)) == Character.NON_SPACING_MARK;
  }

  /** Titles that have all the words, and one that begins as the last. */
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
   * The first titles of each segment that begin so. A prefix query would look at all of them, and a
   * letter begins one title in ten.
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
      for (int count = 0; count < LOOKED_AT && title != null; title = titles.next()) {
        if (!StringHelper.startsWith(title, prefix)) {
          break;
        }
        postings = titles.postings(postings, PostingsEnum.NONE);
        int doc = postings.nextDoc();
        for (;
            doc != DocIdSetIterator.NO_MORE_DOCS && count < LOOKED_AT;
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

  private void collect(IntStream docs, List<String> terms, boolean open) throws IOException {
    BinaryValues.read(
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

  /** 0 if a title begins with what was typed, 1 if it has it inside, 2 if apart, -1 if not. */
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

  /** Whether a term of a title has all marks that were typed; the last one may go on. */
  private static boolean fits(String typed, String term, boolean prefix) {
    return (prefix || typed.length() == term.length()) && AccentRelation.begins(typed, term);
  }

  /** One term for each word: a code as a whole. */
  private List<String> terms(String text) {
    List<String> terms = new ArrayList<>();
    int covered = 0;
    for (QueryTokens.Position position : QueryTokens.analyze(analyzer, text).positions()) {
      if (covered > 0) {
        covered--;
      } else if (!position.wholes().isEmpty()) {
        terms.add(position.wholes().getFirst().term());
        covered = position.wholes().getFirst().length() - 1;
      } else if (!position.readings().isEmpty()) {
        terms.add(position.readings().getFirst());
      }
    }
    return terms;
  }
}
