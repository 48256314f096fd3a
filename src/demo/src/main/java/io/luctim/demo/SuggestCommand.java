// SPDX-License-Identifier: Apache-2.0
package io.luctim.demo;

import io.luctim.search.ArticleSearcher;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code luctim suggest}. */
@Command(
    name = "suggest",
    description = {
      "Completes what is being typed to titles of the index, the best first.",
      "Accents may be missing, the last word half typed; Telex and VNI keys are read."
    },
    mixinStandardHelpOptions = true)
final class SuggestCommand implements Callable<Integer> {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @CommandLine.Mixin private IndexOption index = new IndexOption();

  @Option(names = "--size", paramLabel = "N", description = "how many (${DEFAULT-VALUE})")
  private int size = 10;

  @Parameters(arity = "1..*", paramLabel = "PREFIX", description = "what is typed so far")
  private List<String> prefix = List.of();

  SuggestCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (ArticleSearcher searcher = index.open(spec.commandLine().getErr())) {
      List<String> titles = searcher.complete(String.join(" ", prefix), size);
      titles.forEach(title -> out.println(title.replaceAll("\\s+", " ")));
      return titles.isEmpty() ? Luctim.NOTHING_FOUND : 0;
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
    }
  }
}
