// SPDX-License-Identifier: Apache-2.0
package io.luctim.demo;

import io.luctim.index.IndexBackup;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code luctim restore-index}. */
@Command(
    name = "restore-index",
    description = {
      "Restores an index from a backup, a copy that 'luctim backup' made.",
      "Every file is compared with its checksum. (To put accents back: luctim restore.)"
    },
    mixinStandardHelpOptions = true)
final class RestoreIndexCommand implements Callable<Integer> {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Parameters(index = "0", paramLabel = "BACKUP", description = "the backup; it stays as it is")
  private Path backup = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "DIR",
      description = "a directory without an index, or a new one")
  private Path index = Path.of("");

  @Option(
      names = "--replace",
      description = {
        "replace the index that is in DIR; it stands until the backup is restored whole.",
        "What is in it and not in the backup is lost"
      })
  private boolean replace;

  RestoreIndexCommand() {}

  @Override
  public Integer call() {
    if (replace) {
      IndexBackup.replace(backup, index);
    } else {
      IndexBackup.restore(backup, index);
    }
    spec.commandLine().getOut().println("restored " + backup + " in " + index);
    return 0;
  }
}
