// SPDX-License-Identifier: Apache-2.0
package io.luctim.demo;

import io.luctim.language.AccentRestorer;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code luctim restore}. */
@Command(
    name = "restore",
    description = {
      "Puts the accents back into each line of standard input.",
      "(To restore an index from a backup: luctim restore-index.)"
    },
    mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Option(
      names = "--readings",
      paramLabel = "N",
      description = "write the N likeliest readings of a line, each after its probability")
  private @Nullable Integer readings;

  RestoreCommand() {}

  @Override
  public Integer call() {
    AccentRestorer restorer = AccentRestorer.standard();
    Integer wanted = readings;
    if (wanted == null) {
      return Lines.map(spec, restorer::restore);
    }
    if (wanted < 1 || wanted > AccentRestorer.MAX_CANDIDATES) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "--readings is " + wanted + "; allowed are 1 to " + AccentRestorer.MAX_CANDIDATES);
    }
    return Lines.map(spec, line -> format(restorer.candidates(line, wanted)));
  }

  private static String format(List<AccentRestorer.Candidate> readings) {
    return readings.stream()
        .map(reading ->
            String.format(Locale.ROOT, "%.3f\t%s", reading.probability(), reading.text()))
        .collect(Collectors.joining("\n"));
  }
}
