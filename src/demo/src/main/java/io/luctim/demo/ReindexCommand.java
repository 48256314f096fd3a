// SPDX-License-Identifier: Apache-2.0
package io.luctim.demo;

import io.luctim.index.Reindexer;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code luctim reindex}. */
@Command(
    name = "reindex",
    description = {
      "Makes an index anew from its own articles, in the format of this version.",
      "The old state stands until the new one is whole; searchers that are open go on with it."
    },
    mixinStandardHelpOptions = true)
final class ReindexCommand implements Callable<Integer> {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Option(names = "--index", required = true, paramLabel = "DIR", description = "the index")
  private Path index = Path.of("");

  ReindexCommand() {}

  @Override
  public Integer call() {
    int articles = Reindexer.reindex(index);
    spec.commandLine().getOut().println(Output.count(articles, "article") + " indexed anew");
    return 0;
  }
}
