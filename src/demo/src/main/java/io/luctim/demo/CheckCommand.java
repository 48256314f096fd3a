// SPDX-License-Identifier: Apache-2.0
package io.luctim.demo;

import io.luctim.index.IndexCheck;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code luctim check}. */
@Command(
    name = "check",
    description = {
      "Reads an index from its first byte to its last and says whether it is whole.",
      "Changes nothing. If it is damaged: restore a backup, or index the articles again."
    },
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Parameters(paramLabel = "DIR", description = "the index")
  private Path index = Path.of("");

  CheckCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    IndexCheck check = IndexCheck.of(index);
    if (check.isWhole()) {
      out.println(index + " is whole: " + Output.count(check.articles(), "article"));
      return 0;
    }
    out.println(
        index + " is damaged; " + Output.count(check.articles(), "article") + " can be read");
    check.problems().forEach(problem -> out.println("  " + problem));
    out.println("restore a backup (./luctim restore-index), or index the articles again");
    return Luctim.INDEX_TROUBLE;
  }
}
