// SPDX-License-Identifier: Apache-2.0
package io.luctim.cli;

import io.luctim.search.ArticleSearcher;
import io.luctim.search.SearchRequest;
import io.luctim.search.SearchResults;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code luctim shell}. */
@Command(
    name = "shell",
    description = {
      "Asks for queries and answers them, again and again.",
      "An empty line or Ctrl-D ends it; on a terminal the arrow keys bring back former queries."
    },
    mixinStandardHelpOptions = true)
final class ShellCommand implements Callable<Integer> {
  private static final String PROMPT = "tìm> ";

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @CommandLine.Mixin private IndexOption index = new IndexOption();

  ShellCommand() {}

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try (ArticleSearcher searcher = index.open(spec.commandLine().getErr())) {
      if (Luctim.onTerminal()) {
        onTerminal(searcher);
      } else {
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine();
            line != null && !line.isBlank();
            line = lines.readLine()) {
          answer(searcher, line, false, out);
        }
      }
    }
    return 0;
  }

  private static void onTerminal(ArticleSearcher searcher) throws IOException {
    try (Terminal terminal = TerminalBuilder.builder().encoding(StandardCharsets.UTF_8).build()) {
      LineReader reader =
          LineReaderBuilder.builder()
              .terminal(terminal)
              .variable(
                  LineReader.HISTORY_FILE,
                  Path.of(System.getProperty("user.home"), ".luctim_history"))
              // An exclamation mark is text here, not a reference to former queries.
              .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
              .build();
      while (true) {
        String line = reader.readLine(PROMPT);
        if (line.isBlank()) {
          return;
        }
        answer(searcher, line, true, terminal.writer());
      }
    } catch (UserInterruptException | EndOfFileException e) {
      return; // Ctrl-C and Ctrl-D are how people leave
    }
  }

  private static void answer(
      ArticleSearcher searcher, String line, boolean terminal, PrintWriter out) {
    SearchResults results = searcher.search(SearchRequest.of(line));
    Output.text(results, 0, terminal, out);
    results.notes().forEach(out::println);
    out.println();
    out.flush();
  }
}
