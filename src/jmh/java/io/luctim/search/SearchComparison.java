// SPDX-License-Identifier: Apache-2.0
package io.luctim.search;

import io.luctim.article.Article;
import io.luctim.article.ArticleFiles;
import io.luctim.index.ArticleIndexer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.FSDirectory;

/**
 * Indexes and searches the same articles with Luctim and with plain Lucene (StandardAnalyzer, one
 * query over title, lead and body), and prints times, bytes and their ratios.
 *
 * <p>{@code mvn -Pjmh test -Djmh.main=io.luctim.search.SearchComparison -Djmh.args="WORK QUERIES
 * ARTICLES..."}: an empty or missing directory to work in, a directory of query files
 * (tab-separated, id and query), and article files.
 */
public final class SearchComparison {
  private static final int ROUNDS = 5;
  private static final StandardAnalyzer STANDARD = new StandardAnalyzer();

  private SearchComparison() {}

  public static void main(String[] args) throws Exception {
    Path work = Path.of(args[0]);
    List<Article> articles = new ArrayList<>();
    for (String file : Arrays.asList(args).subList(2, args.length)) {
      ArticleFiles.read(Path.of(file), collector(articles));
    }
    System.out.println(articles.size() + " articles");
    double plainSeconds = 0;
    double seconds = 0;
    for (int round = 0; round < 2; round++) { // the second one counts
      plainSeconds = seconds(() -> indexPlain(clean(work.resolve("plain")), articles));
      seconds = seconds(() -> index(clean(work.resolve("luctim")), articles, 1));
    }
    double two = seconds(() -> index(clean(work.resolve("two")), articles, 2));
    print(
        "indexing, one thread, articles/s",
        articles.size() / plainSeconds,
        articles.size() / seconds);
    print(
        "indexing, two threads, articles/s", articles.size() / plainSeconds, articles.size() / two);
    print("index, MB", megabytes(work.resolve("plain")), megabytes(work.resolve("luctim")));
    compareQueries(work, queries(Path.of(args[1])));
  }

  private static ArticleFiles.Handler collector(List<Article> articles) {
    return new ArticleFiles.Handler() {
      @Override
      public void article(Article article, String place) {
        articles.add(article);
      }

      @Override
      public void rejected(String place, String reason) {
        throw new IllegalArgumentException(place + ": " + reason);
      }
    };
  }

  private static void compareQueries(Path work, List<String> queries) throws IOException {
    double[] plain = new double[queries.size()];
    double[] luctim = new double[queries.size()];
    double[] snippets = new double[queries.size()];
    try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(work.resolve("plain")));
        ArticleSearcher searcher = ArticleSearcher.open(work.resolve("luctim"))) {
      IndexSearcher plainSearcher = new IndexSearcher(reader);
      for (int round = 0; round < ROUNDS; round++) { // the last one counts
        for (int i = 0; i < queries.size(); i++) {
          String query = queries.get(i);
          plain[i] = millis(() -> searchPlain(plainSearcher, query));
          luctim[i] =
              millis(() -> searcher.search(SearchRequest.builder(query).snippets(0).build()));
          snippets[i] = millis(() -> searcher.search(query));
        }
      }
    }
    System.out.println(queries.size() + " queries, one thread");
    print("p50 ms, ten hits, titles lit", percentile(plain, 50), percentile(luctim, 50));
    print("p99 ms", percentile(plain, 99), percentile(luctim, 99));
    print("queries/s", 1000 / mean(plain), 1000 / mean(luctim));
    print("p50 ms, with three snippets a hit", percentile(plain, 50), percentile(snippets, 50));
    print("p99 ms", percentile(plain, 99), percentile(snippets, 99));
  }

  private static void print(String what, double plain, double luctim) {
    System.out.printf(
        Locale.ROOT,
        "%-36s plain %9.2f  luctim %9.2f  ratio %.2f%n",
        what,
        plain,
        luctim,
        luctim / plain);
  }

  private static void indexPlain(Path path, List<Article> articles) throws IOException {
    IndexWriterConfig config = new IndexWriterConfig(STANDARD).setRAMBufferSizeMB(64);
    try (IndexWriter writer = new IndexWriter(FSDirectory.open(path), config)) {
      for (Article article : articles) {
        Document document = new Document();
        document.add(new StringField("id", article.id(), Field.Store.YES));
        document.add(new TextField("title", article.title(), Field.Store.YES));
        document.add(new TextField("lead", article.lead(), Field.Store.YES));
        document.add(new TextField("body", article.body(), Field.Store.YES));
        for (String caption : article.captions()) {
          document.add(new TextField("caption", caption, Field.Store.YES));
        }
        writer.updateDocument(new Term("id", article.id()), document);
      }
    }
  }

  private static void index(Path path, List<Article> articles, int threads)
      throws InterruptedException {
    ConcurrentLinkedQueue<Article> queue = new ConcurrentLinkedQueue<>(articles);
    try (ArticleIndexer indexer = ArticleIndexer.open(path)) {
      List<Thread> workers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        workers.add(Thread.ofPlatform().start(() -> drain(queue, indexer::add)));
      }
      for (Thread worker : workers) {
        worker.join();
      }
      indexer.commit();
    }
  }

  private static void drain(ConcurrentLinkedQueue<Article> queue, Consumer<Article> to) {
    for (Article article = queue.poll(); article != null; article = queue.poll()) {
      to.accept(article);
    }
  }

  private static void searchPlain(IndexSearcher searcher, String text) throws IOException {
    Set<String> terms = new LinkedHashSet<>();
    try (TokenStream stream = STANDARD.tokenStream("", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        terms.add(term.toString());
      }
      stream.end();
    }
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (String term : terms) {
      query.add(new BoostQuery(new TermQuery(new Term("title", term)), 2), Occur.SHOULD);
      query.add(new TermQuery(new Term("lead", term)), Occur.SHOULD);
      query.add(new TermQuery(new Term("body", term)), Occur.SHOULD);
    }
    for (ScoreDoc hit : searcher.search(query.build(), 10).scoreDocs) {
      searcher.storedFields().document(hit.doc);
    }
  }

  private static List<String> queries(Path directory) throws IOException {
    List<String> queries = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.sorted().toList()) {
        for (String line : Files.readAllLines(file)) {
          queries.add(line.substring(line.indexOf('\t') + 1));
        }
      }
    }
    return queries;
  }

  private static Path clean(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.list(directory)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
    }
    return Files.createDirectories(directory);
  }

  private static double megabytes(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.mapToLong(file -> file.toFile().length()).sum() / 1e6;
    }
  }

  private static double percentile(double[] values, int percent) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length * percent / 100];
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(0);
  }

  private interface Work {
    void run() throws Exception;
  }

  private static double seconds(Work work) {
    return millis(work) / 1000;
  }

  private static double millis(Work work) {
    long start = System.nanoTime();
    try {
      work.run();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return (System.nanoTime() - start) / 1e6;
  }
}
