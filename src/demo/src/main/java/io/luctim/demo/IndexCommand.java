// SPDX-License-Identifier: Apache-2.0
package io.luctim.demo;

import io.luctim.article.ArticleFiles;
import io.luctim.article.JsonLines;
import io.luctim.article.TextEncoding;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
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
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    BulkLoad.Outcome outcome =
        BulkLoad.load(
            index,
            paths,
            new BulkLoad.Options(
                new ArticleFiles.Options(format, encoding, unknownFields),
                threads,
                strict,
                resume,
                keepFurniture,
                commitSeconds,
                rejects),
            err);
    Duration took = outcome.took();
    out.println(
        Messages.get(
            "indexed",
            Messages.articles(outcome.indexed()),
            outcome.rejected(),
            outcome.passedOver() == 0
                ? ""
                : Messages.get("passed-over", outcome.passedOver()) + " ",
            outcome.size(),
            took.toMillis() / 1000.0));
    return outcome.rejected() == 0 ? 0 : Luctim.INPUT_REFUSED;
  }
}
