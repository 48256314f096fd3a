// SPDX-License-Identifier: Apache-2.0
package io.luctim.demo;

import io.luctim.index.IndexAccessException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The demo's main class. */
@Command(
    name = "luctim",
    description = "Full-text search for Vietnamese articles.",
    version = "luctim 0.1.0",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      IndexCommand.class,
      SearchCommand.class,
      ShellCommand.class,
      EvalCommand.class,
      AnalyzeCommand.class,
      SegmentCommand.class,
      RestoreCommand.class,
      SuggestCommand.class,
      RelatedCommand.class,
      ServeCommand.class,
      StatsCommand.class,
      BackupCommand.class,
      RestoreIndexCommand.class,
      CheckCommand.class,
      ReindexCommand.class,
    },
    footer = {
      "",
      "Exit codes: 0 done, 1 nothing found, 2 wrong usage, 3 input refused,",
      "4 trouble with the index.",
      "",
      "Examples:",
      "  luctim index --index news-index articles/ more.jsonl",
      "  luctim search --index news-index 'doi thoai 2+2'",
      "  luctim search 'giá vàng -miếng'        (the sample articles)"
    })
public final class Luctim implements Runnable {
  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

  /** Nothing that was looked for. */
  static final int NOTHING_FOUND = 1;

  /** Some of the input was refused. */
  static final int INPUT_REFUSED = 3;

  /** The index cannot be opened, read or written. */
  static final int INDEX_TROUBLE = 4;

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @CommandLine.Option(
      names = "--verbose",
      scope = CommandLine.ScopeType.INHERIT,
      description = "show stack traces of errors")
  private boolean verbose;

  @CommandLine.Option(
      names = "--lang",
      paramLabel = "TAG",
      scope = CommandLine.ScopeType.INHERIT,
      description = "speak English (en) or Vietnamese (vi); by default as the system does")
  void speak(String tag) {
    Messages.speak(tag);
  }

  /** Makes the command. */
  public Luctim() {}

  /**
   * Runs the command line and exits with its code.
   *
   * @param args the arguments
   */
  public static void main(String[] args) {
    LUCENE.setLevel(Level.SEVERE); // it recommends flags that a short command is better without
    PrintWriter out = writer(FileDescriptor.out, false);
    PrintWriter err = writer(FileDescriptor.err, true);
    int code = run(out, err, args);
    System.exit(code);
  }

  private static PrintWriter writer(FileDescriptor stream, boolean flush) {
    return new PrintWriter(new FileOutputStream(stream), flush, StandardCharsets.UTF_8);
  }

  /** Runs the command line on streams of the caller's; returns the exit code. */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    Messages.speak(Locale.getDefault(Locale.Category.DISPLAY).toLanguageTag());
    Luctim main = new Luctim();
    CommandLine command =
        new CommandLine(main)
            .setOut(out)
            .setErr(err)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler(
                (exception, failed, parsed) -> main.report(exception, err));
    int code = command.execute(args);
    out.flush();
    err.flush();
    return code;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  private int report(Exception exception, PrintWriter err) {
    err.println("luctim: " + message(exception));
    if (verbose) {
      exception.printStackTrace(err);
    }
    return exception instanceof RefusedInput ? INPUT_REFUSED : INDEX_TROUBLE;
  }

  private static String message(Exception exception) {
    return switch (exception) {
      case IndexAccessException e -> String.valueOf(e.getMessage());
      case RefusedInput e -> String.valueOf(e.getMessage());
      case UncheckedIOException e ->
          e.getMessage() + (e.getCause() == null ? "" : ": " + e.getCause().getMessage());
      default -> exception + " (--verbose shows where)";
    };
  }

  /** Whether people read the output; the launcher looks, as Java 21 cannot. */
  static boolean onTerminal() {
    return Boolean.getBoolean("luctim.terminal");
  }

  /** Input that was refused as a whole; the message says all. */
  static final class RefusedInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedInput(String message) {
      super(message);
    }
  }
}
