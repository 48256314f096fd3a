// SPDX-License-Identifier: Apache-2.0
package io.luctim.demo;

import io.luctim.index.IndexFormat;
import io.luctim.search.ArticleSearcher;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code luctim stats}. */
@Command(name = "stats", description = "Says what is in an index.", mixinStandardHelpOptions = true)
final class StatsCommand implements Callable<Integer> {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Option(names = "--index", required = true, paramLabel = "DIR", description = "the index")
  private Path index = Path.of("");

  StatsCommand() {}

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try (ArticleSearcher searcher = ArticleSearcher.open(index);
        Stream<Path> files = Files.list(index)) {
      long bytes = files.mapToLong(file -> file.toFile().length()).sum();
      out.println("articles\t" + searcher.size());
      out.println("size\t" + String.format(Locale.ROOT, "%.1f MB", bytes / 1e6));
      out.println("format\t" + IndexFormat.FORMAT_VERSION);
      out.println("analysis\t" + IndexFormat.ANALYSIS_VERSION);
    }
    return 0;
  }
}
