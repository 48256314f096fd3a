// SPDX-License-Identifier: Apache-2.0
package io.luctim.demo;

import io.luctim.index.IndexBackup;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code luctim backup}. */
@Command(
    name = "backup",
    description = {
      "Copies the last commit of an index, which may be written meanwhile.",
      "Every file is compared with its checksum. The copy is an index of its own;",
      "'luctim restore-index' brings it back."
    },
    mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Parameters(index = "0", paramLabel = "DIR", description = "the index")
  private Path index = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "TARGET",
      description = "a directory without an index, or a new one")
  private Path target = Path.of("");

  BackupCommand() {}

  @Override
  public Integer call() {
    IndexBackup.copy(index, target);
    spec.commandLine().getOut().println("copied " + index + " to " + target);
    return 0;
  }
}
