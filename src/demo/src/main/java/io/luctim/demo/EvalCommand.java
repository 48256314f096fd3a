// SPDX-License-Identifier: Apache-2.0
package io.luctim.demo;

import io.luctim.eval.RankingMetrics;
import io.luctim.search.ArticleSearcher;
import io.luctim.search.Hit;
import io.luctim.search.SearchRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code luctim eval}. */
@Command(
    name = "eval",
    description = {
      "Runs queries and measures the answers against judgments.",
      "Q.tsv: query id, tab, query. R.tsv: query id, tab, article id, tab, grade.",
      "OUT.tsv: query id, article id, rank, score, tab-separated."
    },
    mixinStandardHelpOptions = true)
final class EvalCommand implements Callable<Integer> {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Option(names = "--index", required = true, paramLabel = "DIR", description = "the index")
  private Path index = Path.of("");

  @Option(names = "--queries", required = true, paramLabel = "Q.tsv", description = "the queries")
  private Path queries = Path.of("");

  @Option(names = "--qrels", paramLabel = "R.tsv", description = "the judgments")
  private @Nullable Path qrels;

  @Option(names = "--size", paramLabel = "N", description = "hits a query (${DEFAULT-VALUE})")
  private int size = 100;

  @Option(names = "--run", paramLabel = "OUT.tsv", description = "where to write the hits")
  private @Nullable Path run;

  EvalCommand() {}

  @Override
  public Integer call() throws IOException {
    if (size < 0 || size > SearchRequest.MAX_WINDOW) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "--size is " + size + "; allowed are 0 to " + SearchRequest.MAX_WINDOW);
    }
    PrintWriter out = spec.commandLine().getOut();
    List<String[]> asked = rows(queries, 2);
    Path judgments = qrels;
    Map<String, Map<String, Integer>> grades = judgments == null ? Map.of() : grades(judgments);
    Map<String, List<String>> found = new LinkedHashMap<>();
    List<String> lines = new ArrayList<>();
    List<Long> micros = new ArrayList<>();
    try (ArticleSearcher searcher = ArticleSearcher.open(index)) {
      for (String[] query : asked) {
        SearchRequest request = SearchRequest.builder(query[1]).size(size).snippets(0).build();
        long start = System.nanoTime();
        List<Hit> hits = searcher.search(request).hits();
        micros.add((System.nanoTime() - start) / 1000);
        List<String> ids = new ArrayList<>();
        for (Hit hit : hits) {
          ids.add(hit.article().id());
          lines.add(query[0] + "\t" + hit.article().id() + "\t" + ids.size() + "\t" + hit.score());
        }
        found.put(query[0], ids);
      }
    }
    Path target = run;
    if (target != null) {
      Files.write(target, lines, StandardCharsets.UTF_8);
    }
    out.println("queries\t" + asked.size());
    if (judgments != null) {
      print(RankingMetrics.measure(grades, found), out);
    }
    micros.sort(null);
    if (!micros.isEmpty()) {
      print("p50 ms", micros.get(micros.size() / 2) / 1000.0, out);
      print("p99 ms", micros.get(micros.size() * 99 / 100) / 1000.0, out);
    }
    return 0;
  }

  private static void print(RankingMetrics metrics, PrintWriter out) {
    out.println("judged\t" + metrics.queries());
    print("nDCG@10", metrics.ndcgAt10(), out);
    print("MRR@10", metrics.mrrAt10(), out);
    print("R@10", metrics.recallAt10(), out);
    print("R@100", metrics.recallAt100(), out);
    print("S@1", metrics.successAt1(), out);
  }

  private static void print(String name, double value, PrintWriter out) {
    out.println(name + "\t" + String.format(Locale.ROOT, "%.4f", value));
  }

  private static Map<String, Map<String, Integer>> grades(Path file) {
    Map<String, Map<String, Integer>> grades = new LinkedHashMap<>();
    for (String[] row : rows(file, 3)) {
      try {
        grades
            .computeIfAbsent(row[0], id -> new LinkedHashMap<>())
            .put(row[1], Integer.parseInt(row[2].strip()));
      } catch (NumberFormatException e) {
        throw new Luctim.RefusedInput(
            file + ": the grade of " + row[0] + " " + row[1] + " is '" + row[2] + "', no number");
      }
    }
    return grades;
  }

  private static List<String[]> rows(Path file, int columns) {
    List<String> lines = InputFiles.lines(file);
    List<String[]> rows = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) {
        continue;
      }
      String[] row = lines.get(i).split("\t", columns);
      if (row.length < columns) {
        throw new Luctim.RefusedInput(
            file + ":" + (i + 1) + ": needs " + columns + " columns with tabs between them");
      }
      rows.add(row);
    }
    return rows;
  }
}
