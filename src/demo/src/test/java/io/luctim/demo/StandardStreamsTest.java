// SPDX-License-Identifier: Apache-2.0
package io.luctim.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Standard output that takes nothing more, and standard input that gives nothing. */
@Timeout(120)
class StandardStreamsTest extends CommandTest {
  private static final String TEXT = "Đối thoại 2+2 ở Hà Nội\n\nHai bên bàn về an ninh biển.\n";

  /** Takes some bytes, then fails whatever is asked of it, and counts how often. */
  private static final class Failing extends OutputStream {
    private final String reason;
    private int left;
    private int failures;

    Failing(String reason, int left) {
      this.reason = reason;
      this.left = left;
    }

    @Override
    public void write(int b) throws IOException {
      if (left-- <= 0) {
        failures++;
        throw new IOException(reason);
      }
    }
  }

  /** Gives the same line again and again. */
  private static final class Endless extends InputStream {
    private final byte[] line = "hoc sinh lop nam\n".getBytes(StandardCharsets.UTF_8);
    private long at;

    @Override
    public int read() {
      return line[(int) (at++ % line.length)];
    }
  }

  private static final class Unreadable extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("Bad file descriptor");
    }
  }

  /** A command line of each command that prints; {@code index} and the like are made before. */
  private List<Object[]> commands() throws IOException {
    Path page = file("pages/talks.txt", TEXT);
    file("pages/more.txt", TEXT.replace("Hà Nội", "Huế") + "Mới.\n");
    Path index = temp.resolve("index");
    assertEquals(0, run("index", "--index", index, page.getParent()), err);
    Path queries = file("queries.tsv", "1\tđối thoại\n");
    List<Object[]> commands = new ArrayList<>();
    commands.add(new Object[] {"--help"});
    commands.add(new Object[] {"--version"});
    commands.add(new Object[] {});
    for (String command : Luctim.commands()) {
      commands.add(new Object[] {command, "--help"});
    }
    commands.add(new Object[] {"index", "--index", index, page});
    commands.add(new Object[] {"search", "--index", index, "đối thoại"});
    commands.add(new Object[] {"search", "--index", index, "--format", "json", "đối thoại"});
    commands.add(new Object[] {"search", "--index", index, "somaliland"});
    commands.add(new Object[] {"shell", "--index", index});
    commands.add(new Object[] {"eval", "--index", index, "--queries", queries});
    commands.add(new Object[] {"analyze", "Đối thoại"});
    commands.add(new Object[] {"analyze"});
    commands.add(new Object[] {"analyze", "--page", page});
    commands.add(new Object[] {"segment"});
    commands.add(new Object[] {"restore"});
    commands.add(new Object[] {"suggest", "--index", index, "doi t"});
    commands.add(new Object[] {"related", "--index", index, "talks.txt"});
    commands.add(new Object[] {"stats", "--index", index});
    commands.add(new Object[] {"check", index});
    commands.add(new Object[] {"reindex", "--index", index});
    return commands;
  }

  private int runInto(OutputStream out, Object... args) {
    PrintWriter writer = CheckedOutput.writer(out, "standard output");
    InputStream in = System.in;
    System.setIn(new Endless());
    try {
      return run(writer, args);
    } finally {
      System.setIn(in);
    }
  }

  @Test
  void outputThatDoesNotArriveIsAnError() throws IOException {
    for (Object[] command : commands()) {
      Failing full = new Failing("No space left on device", 0);
      String line = List.of(command).toString();
      assertEquals(Luctim.INDEX_TROUBLE, runInto(full, command), line);
      assertEquals(
          "luctim: cannot write to standard output: No space left on device", err.strip(), line);
      assertEquals(1, full.failures, line + " goes on");
    }
  }

  @Test
  void aReaderWhoHasEnoughIsNoError() throws IOException {
    for (Object[] command : commands()) {
      Failing pipe = new Failing("Broken pipe", 1);
      String line = List.of(command).toString();
      assertTrue(runInto(pipe, command) <= Luctim.NOTHING_FOUND, line);
      assertEquals("", err, line);
      assertEquals(1, pipe.failures, line + " goes on");
    }
  }

  /** What was refused is still told by the exit code. */
  @Test
  void aReaderWhoHasEnoughHidesNoRefusal() throws IOException {
    Path lines = file("a.jsonl", "{\"id\":\"a\",\"title\":\"Giá vàng\"}\nbroken\n");
    PrintWriter pipe = CheckedOutput.writer(new Failing("Broken pipe", 0), "standard output");
    assertEquals(3, run(pipe, "index", "--index", temp.resolve("index"), lines));
  }

  @ParameterizedTest
  @ValueSource(strings = {"segment", "restore", "analyze", "restore --readings 2"})
  void inputThatCannotBeReadIsRefused(String command) {
    assertEquals(Luctim.INPUT_REFUSED, runOn(new Unreadable(), (Object[]) command.split(" ")));
    assertEquals(
        "luctim: standard input cannot be read: Bad file descriptor", err.strip(), command);
  }

  @Test
  void inputOfACommandWithAnIndexThatCannotBeRead() throws IOException {
    Path index = temp.resolve("index");
    assertEquals(0, run("index", "--index", index, file("talks.txt", TEXT)), err);
    assertEquals(Luctim.INPUT_REFUSED, runOn(new Unreadable(), "shell", "--index", index));
    assertEquals(1, err.lines().count(), err);
    assertEquals(Luctim.INPUT_REFUSED, runOn(new Unreadable(), "index", "--index", index, "-"));
    assertTrue(err.contains("Bad file descriptor"), err);
    assertTrue(out.contains("0 articles indexed, 1 refused, 1 in the index"), out);
  }

  @Test
  void aLineWithoutEndIsRefused() {
    InputStream zeros =
        new InputStream() {
          @Override
          public int read() {
            return 'a';
          }
        };
    assertEquals(Luctim.INPUT_REFUSED, runOn(zeros, "segment"));
    assertEquals("luctim: line 1 of standard input exceeds 10000000 characters", err.strip());
  }

  @Test
  void aListOfRefusalsThatCannotBeWrittenIsAnError() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "only some systems have it");
    Path lines = file("a.jsonl", "{\"id\":\"a\",\"title\":\"Giá vàng\"}\nbroken\n");
    Path index = temp.resolve("index");
    assertEquals(
        Luctim.INDEX_TROUBLE, run("index", "--index", index, "--rejects", full, lines), err);
    assertTrue(err.contains("cannot write to /dev/full: No space left on device"), err);
    assertEquals(0, run("search", "--index", index, "giá vàng"), err);
  }

  /** The main method, as a shell starts it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--version > /dev/full | 4 | luctim: cannot write to standard output: No space left on"
            + " device",
        "segment < /dev/zero | 3 | luctim: line 1 of standard input exceeds 10000000 characters",
        "segment < . | 3 | luctim: standard input cannot be read: Is a directory",
      })
  void asAShellStartsIt(String line, int code, String said) throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/full")), "only some systems have it");
    assertEquals(said, shell("\"$0\" -Xmx200m -cp \"$1\" io.luctim.demo.Luctim " + line, code));
  }

  @Test
  void endsQuietlyWhenItsReaderDoes() throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/full")), "only some systems have it");
    String java = "\"$0\" -cp \"$1\" io.luctim.demo.Luctim segment";
    assertEquals("học_sinh", shell("yes 'học sinh' | " + java + " | head -n 1", 0));
  }

  private String shell(String script, int code) throws Exception {
    Process process =
        new ProcessBuilder(
                "sh",
                "-c",
                script,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                System.getProperty("java.class.path"))
            .directory(temp.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(1, TimeUnit.MINUTES), script);
    assertEquals(code, process.exitValue(), said);
    return said.lines().filter(line -> !line.startsWith("WARNING")).findFirst().orElse("");
  }
}
