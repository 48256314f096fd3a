// SPDX-License-Identifier: Apache-2.0
package io.luctim.demo;

import io.luctim.search.AccentMode;
import io.luctim.search.ArticleSearcher;
import io.luctim.search.SearchRequest;
import io.luctim.search.SearchResults;
import io.luctim.search.SortOrder;
import io.luctim.search.Synonyms;
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

/** {@code luctim search}. */
@Command(
    name = "search",
    description = {
      "Answers a query.",
      "Words, \"a phrase\", -without, this OR that, prefi*; accents as you like.",
      "title:word, and lead, body, caption, author, source, section, tag.",
      "from:2024-01-31, to:31/3/2024, to:2024: when it was published.",
      "Put -- before a query that begins with a hyphen."
    },
    mixinStandardHelpOptions = true)
final class SearchCommand implements Callable<Integer> {
  private static final int FACET_VALUES = 10;

  enum Format {
    TEXT,
    JSON
  }

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @CommandLine.Mixin private IndexOption index = new IndexOption();

  @Option(names = "--size", paramLabel = "N", description = "how many hits (${DEFAULT-VALUE})")
  private int size = 10;

  @Option(names = "--format", description = "${COMPLETION-CANDIDATES}", defaultValue = "text")
  private Format format = Format.TEXT;

  @Option(names = "--accents", description = "${COMPLETION-CANDIDATES}", defaultValue = "graded")
  private AccentMode accents = AccentMode.GRADED;

  @Option(
      names = "--synonyms",
      paramLabel = "FILE",
      description = "synonyms of yours, in Solr's format, beside those that Luctim has")
  private @Nullable Path synonyms;

  @Option(
      names = "--filter",
      paramLabel = "FIELD=VALUE",
      description = "only with this source, section, author or tag, written as it was added")
  private List<String> filters = List.of();

  @Option(
      names = "--facet",
      paramLabel = "FIELD",
      description = "count the ten commonest of source, section, author or tag")
  private List<String> facets = List.of();

  @Option(names = "--sort", description = "${COMPLETION-CANDIDATES}", defaultValue = "relevance")
  private SortOrder sort = SortOrder.RELEVANCE;

  @Option(
      names = "--half-life",
      paramLabel = "DAYS",
      description = "let an article so old count half as much as a new one")
  private @Nullable Integer halfLife;

  @Option(names = "--group-copies", description = "show copies of an article as one hit")
  private boolean groupCopies;

  @Option(names = "--offset", paramLabel = "N", description = "pass over the first N hits")
  private int offset;

  @Option(names = "--explain", description = "say why each hit stands where it stands")
  private boolean explain;

  @Parameters(arity = "1..*", paramLabel = "QUERY", description = "what to look for")
  private List<String> query = List.of();

  SearchCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    SearchRequest request;
    try {
      request = request();
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
    Path list = synonyms;
    Synonyms forms;
    if (list != null) {
      InputFiles.requireReadable(list);
    }
    try {
      forms = list == null ? Synonyms.standard() : Synonyms.standard().with(list);
    } catch (IllegalArgumentException e) {
      throw new Luctim.RefusedInput(String.valueOf(e.getMessage()));
    }
    try (ArticleSearcher searcher = index.open(forms, err)) {
      SearchResults results = searcher.search(request);
      results.notes().forEach(note -> Luctim.say(err, note));
      if (format == Format.JSON) {
        out.println(Output.json(results));
      } else {
        Output.text(results, offset, Luctim.onTerminal(), out);
      }
      return results.hits().isEmpty() ? Luctim.NOTHING_FOUND : 0;
    }
  }

  private SearchRequest request() {
    SearchRequest.Builder builder =
        SearchRequest.builder(String.join(" ", query))
            .size(size)
            .offset(offset)
            .accents(accents)
            .sort(sort)
            .groupCopies(groupCopies)
            .explain(explain);
    for (String filter : filters) {
      int equals = filter.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException("--filter '" + filter + "' must be FIELD=VALUE");
      }
      builder.filter(filter.substring(0, equals), filter.substring(equals + 1));
    }
    facets.forEach(field -> builder.facet(field, FACET_VALUES));
    Integer days = halfLife;
    return builder.recencyHalfLife(days == null ? null : Duration.ofDays(days)).build();
  }
}
