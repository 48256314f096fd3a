// SPDX-License-Identifier: Apache-2.0
package io.luctim.demo;

import io.luctim.search.ArticleSearcher;
import io.luctim.search.RelatedArticle;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code luctim related}. */
@Command(
    name = "related",
    description = {
      "Lists articles that are about the same as one of the index, the closest first.",
      "A line each: id, tab, how close from 0 to 1, tab, title."
    },
    mixinStandardHelpOptions = true)
final class RelatedCommand implements Callable<Integer> {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @CommandLine.Mixin private IndexOption index = new IndexOption();

  @Option(names = "--size", paramLabel = "N", description = "how many (${DEFAULT-VALUE})")
  private int size = 10;

  @Parameters(paramLabel = "ID", description = "the article's id")
  private String id = "";

  RelatedCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (ArticleSearcher searcher = index.open(spec.commandLine().getErr())) {
      if (searcher.get(id) == null) {
        throw new Luctim.RefusedInput("the index has no article with the id '" + id + "'");
      }
      List<RelatedArticle> related = searcher.related(id, size);
      for (RelatedArticle other : related) {
        out.println(
            other.article().id()
                + "\t"
                + String.format(Locale.ROOT, "%.3f", other.score())
                + "\t"
                + other.article().title().replaceAll("\\s+", " "));
      }
      return related.isEmpty() ? Luctim.NOTHING_FOUND : 0;
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
    }
  }
}
