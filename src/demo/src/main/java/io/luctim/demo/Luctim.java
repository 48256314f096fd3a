// SPDX-License-Identifier: Apache-2.0
package io.luctim.demo;

import io.luctim.index.IndexAccessException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
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
      "4 trouble with the index, or with the output.",
      "",
      "Examples:",
      "  luctim index --index news-index articles/ more.jsonl",
      "  luctim search --index news-index 'doi thoai 2+2'",
      "  luctim search 'giá vàng -miếng'        (the sample articles)"
    })
public final class Luctim implements Runnable {
  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

  /** Maximum length of a message in code points; some name what was typed. */
  private static final int MAX_MESSAGE = 500;

  /** Nothing that was looked for. */
  static final int NOTHING_FOUND = 1;

  /** Some of the input was refused. */
  static final int INPUT_REFUSED = 3;

  /** The index cannot be opened, read or written, or the output cannot be written. */
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
    PrintWriter out =
        CheckedOutput.writer(new FileOutputStream(FileDescriptor.out), "standard output");
    PrintWriter err =
        new PrintWriter(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    int code = run(out, err, args);
    System.exit(code);
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
            .setExpandAtFiles(false)
            .registerConverter(Path.class, Luctim::path)
            .setParameterExceptionHandler((exception, words) -> usage(exception))
            .setExecutionExceptionHandler(
                (exception, failed, parsed) -> main.report(exception, err));
    int code = 0;
    try {
      code = command.execute(args);
      out.flush();
    } catch (CheckedOutput.Failure e) {
      code = e.isBrokenPipe() ? code : main.report(e, err);
    } catch (Error e) {
      code = main.report(e, err);
    }
    err.flush();
    return code;
  }

  /** Returns the names of all commands. */
  static Set<String> commands() {
    return new CommandLine(new Luctim()).getSubcommands().keySet();
  }

  /** Makes a path; an empty one would be the directory that a command is run in. */
  private static Path path(String text) {
    if (text.isBlank()) {
      throw new CommandLine.TypeConversionException("a path must not be empty");
    }
    return Path.of(text);
  }

  private static int usage(CommandLine.ParameterException exception) {
    String command = exception.getCommandLine().getCommandSpec().qualifiedName();
    StringWriter suggestions = new StringWriter();
    CommandLine.UnmatchedArgumentException.printSuggestions(
        exception, new PrintWriter(suggestions));
    String message = exception.getMessage() + " " + suggestions;
    exception
        .getCommandLine()
        .getErr()
        .println(
            onOneLine(command + ": " + message) + "; '" + command + " --help' says what it takes");
    return CommandLine.ExitCode.USAGE;
  }

  /** Prints a message; what came from outside can neither fill a terminal nor command it. */
  static void say(PrintWriter err, String message) {
    err.println("luctim: " + onOneLine(message));
  }

  private static String onOneLine(String message) {
    String line = message.strip().replaceAll("\\s+", " ").replaceAll("\\p{Cntrl}", "\uFFFD");
    int end =
        line.offsetByCodePoints(0, Math.min(MAX_MESSAGE, line.codePointCount(0, line.length())));
    return end < line.length() ? line.substring(0, end) + "…" : line;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  private int report(Throwable exception, PrintWriter err) {
    if (exception instanceof CheckedOutput.Failure failure && failure.isBrokenPipe()) {
      return 0;
    }
    say(err, message(exception));
    if (verbose) {
      exception.printStackTrace(err);
    }
    return exception instanceof RefusedInput ? INPUT_REFUSED : INDEX_TROUBLE;
  }

  private static String message(Throwable exception) {
    return switch (exception) {
      case IndexAccessException e -> String.valueOf(e.getMessage());
      case RefusedInput e -> String.valueOf(e.getMessage());
      case CheckedOutput.Failure e -> String.valueOf(e.getMessage());
      case FileSystemException e -> e.getFile() + ": " + InputFiles.reason(e);
      case OutOfMemoryError e ->
          "the memory that Java may take, "
              + (Runtime.getRuntime().maxMemory() >> 20)
              + " MB, is not enough; JAVA_TOOL_OPTIONS=-Xmx4g gives it more";
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
