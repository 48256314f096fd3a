// SPDX-License-Identifier: Apache-2.0
package io.luctim.demo;

import io.luctim.search.ArticleSearcher;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code luctim shell}. */
@Command(
    name = "shell",
    description = {
      "Asks for queries and answers them, again and again. :h says what else it takes.",
      "An empty line or Ctrl-D ends it. On a terminal the arrow keys bring back former queries,",
      "and Tab completes commands and titles."
    },
    mixinStandardHelpOptions = true)
final class ShellCommand implements Callable<Integer> {
  private static final String PROMPT = "tìm> ";
  private static final int COMPLETIONS = 10;

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
        ShellSession session = new ShellSession(searcher, false, out);
        Lines lines = new Lines();
        String line = lines.next();
        while (line != null && session.answer(line)) {
          line = lines.next();
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
              .completer((read, line, candidates) -> complete(searcher, line, candidates))
              .variable(
                  LineReader.HISTORY_FILE,
                  Path.of(System.getProperty("user.home"), ".luctim_history"))
              // An exclamation mark is text here, not a reference to former queries.
              .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
              .build();
      ShellSession session = new ShellSession(searcher, true, terminal.writer());
      boolean goesOn = true;
      while (goesOn) {
        goesOn = session.answer(reader.readLine(PROMPT));
      }
    } catch (UserInterruptException | EndOfFileException e) {
      return; // Ctrl-C and Ctrl-D are how people leave
    }
  }

  /** The last word goes on as a title does; a whole title is offered for the first. */
  private static void complete(
      ArticleSearcher searcher, ParsedLine line, List<Candidate> candidates) {
    String typed = line.line();
    if (typed.startsWith(":")) {
      ShellSession.COMMANDS.forEach(command -> candidates.add(new Candidate(command)));
      return;
    }
    for (String title : searcher.complete(typed, COMPLETIONS)) {
      String[] words = title.split("\\s+");
      int index = Math.min(line.wordIndex(), words.length - 1);
      String rest = String.join(" ", List.of(words).subList(index, words.length));
      candidates.add(new Candidate(rest, title, null, null, null, null, true));
    }
  }
}
