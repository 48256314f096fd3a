// SPDX-License-Identifier: Apache-2.0
package io.luctim.cli;

import io.luctim.language.AccentRestorer;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code luctim restore}. */
@Command(
    name = "restore",
    description = "Puts the accents back into each line of standard input.",
    mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Option(
      names = "--readings",
      paramLabel = "N",
      description = "write the N likeliest readings of a line, each after its probability")
  private int readings;

  RestoreCommand() {}

  @Override
  public Integer call() throws IOException {
    AccentRestorer restorer = AccentRestorer.standard();
    if (readings == 0) {
      return Lines.map(spec, restorer::restore);
    }
    if (readings < 0 || readings > AccentRestorer.MAX_READINGS) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--readings must be 1 to " + AccentRestorer.MAX_READINGS);
    }
    return Lines.map(spec, line -> format(restorer.readings(line, readings)));
  }

  private static String format(List<AccentRestorer.Reading> readings) {
    return readings.stream()
        .map(reading ->
            String.format(Locale.ROOT, "%.3f\t%s", reading.probability(), reading.text()))
        .collect(Collectors.joining("\n"));
  }
}
