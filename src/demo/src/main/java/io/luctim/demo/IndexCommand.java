// SPDX-License-Identifier: Apache-2.0
package io.luctim.demo;

import io.luctim.article.ArticleFiles;
import io.luctim.article.JsonLines;
import io.luctim.article.TextEncoding;
import io.luctim.index.ArticleIndexer;
import io.luctim.load.ArticleLoader;
import io.luctim.load.LoadListener;
import io.luctim.load.LoadReport;
import io.luctim.load.RejectedLoadException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code luctim index}. */
@Command(
    name = "index",
    description = {
      "Adds articles to an index; one whose id is known is replaced.",
      "A text or HTML file is one article, its id the path below the directory that is named."
    },
    mixinStandardHelpOptions = true)
final class IndexCommand implements Callable<Integer> {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Option(
      names = "--index",
      required = true,
      paramLabel = "DIR",
      description = "the index; made if missing")
  private Path index = Path.of("");

  @Option(
      names = "--format",
      description = "what the files hold: ${COMPLETION-CANDIDATES} (by file name)",
      defaultValue = "auto")
  private ArticleFiles.Format format = ArticleFiles.Format.AUTO;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "how many threads analyze articles; by default as many as there are cores")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--strict",
      description =
          "stop at the first file or record that is refused, and keep nothing of this run")
  private boolean strict;

  @Parameters(arity = "1..*", paramLabel = "PATH", description = "files and directories")
  private List<Path> paths = List.of();

  @Option(
      names = "--charset",
      description = "how bytes are read: ${COMPLETION-CANDIDATES} (what fits)",
      defaultValue = "auto")
  private TextEncoding encoding = TextEncoding.AUTO;

  @Option(
      names = "--unknown-fields",
      description =
          "what becomes of JSON fields that are none of an article's: ${COMPLETION-CANDIDATES}"
              + " (kept with it, not searched)",
      defaultValue = "keep")
  private JsonLines.UnknownFields unknownFields = JsonLines.UnknownFields.KEEP;

  @Option(names = "--resume", description = "pass over articles whose id the index has")
  private boolean resume;

  @Option(
      names = "--keep-furniture",
      description = "search lines too that recur on most pages of a site, such as its footer")
  private boolean keepFurniture;

  @Option(
      names = "--commit-every",
      paramLabel = "SECONDS",
      description = "make what is in durable so often (${DEFAULT-VALUE}); 0 for only at the end")
  private int commitSeconds = 60;

  @Option(names = "--rejects", paramLabel = "FILE", description = "where to list all refusals")
  private @Nullable Path rejects;

  IndexCommand() {}

  @Override
  public Integer call() throws IOException {
    if (threads < 1) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--threads is " + threads + "; it must be at least 1");
    }
    if (commitSeconds < 0) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--commit-every is " + commitSeconds + "; it must not be below 0");
    }
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    LoadReport report;
    try (LoadPrinter printer = new LoadPrinter(err, rejects);
        ArticleIndexer indexer = ArticleIndexer.open(index)) {
      report = load(loader(indexer, printer));
    }
    if (report.stopped()) {
      err.println(Messages.get("interrupted", Messages.articles(report.indexed())));
    }
    out.println(
        Messages.get(
            "indexed",
            Messages.articles(report.indexed()),
            report.rejected(),
            report.passedOver() == 0 ? "" : Messages.get("passed-over", report.passedOver()) + " ",
            report.indexSize(),
            report.took().toMillis() / 1000.0));
    return report.rejected() == 0 ? 0 : Luctim.INPUT_REFUSED;
  }

  private ArticleLoader loader(ArticleIndexer indexer, LoadListener listener) {
    return ArticleLoader.builder(indexer)
        .files(new ArticleFiles.Options(format, encoding, unknownFields))
        .threads(threads)
        .strict(strict)
        .resume(resume)
        .keepBoilerplate(keepFurniture)
        .commitEvery(Duration.ofSeconds(commitSeconds))
        .standardInput(System.in)
        .listener(listener)
        .build();
  }

  /** Loads; where Ctrl-C is pressed, what is in is committed before the process ends. */
  private LoadReport load(ArticleLoader loader) {
    CountDownLatch ended = new CountDownLatch(1);
    Thread interrupted =
        new Thread(() -> {
          loader.stop();
          await(ended);
        });
    Runtime.getRuntime().addShutdownHook(interrupted);
    try {
      return loader.load(paths);
    } catch (RejectedLoadException e) {
      throw new Luctim.RefusedInput(String.valueOf(e.getMessage()));
    } finally {
      ended.countDown();
      removeHook(interrupted);
    }
  }

  private static void await(CountDownLatch ended) {
    try {
      boolean unused = ended.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void removeHook(Thread hook) {
    try {
      boolean unused = Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return; // shutting down already
    }
  }
}
