// SPDX-License-Identifier: Apache-2.0
package io.luctim.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever is typed, the answer is one line and the exit code that the help names. Only a load
 * makes an index that was not there.
 */
class HostileArgumentsTest extends CommandTest {
  private final Map<String, String> values = new HashMap<>();

  private List<String> rows() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(getClass().getResourceAsStream("hostile-arguments.tsv"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }

  /** Every command has twenty lists of arguments at least. */
  @Test
  void noCommandIsSpared() throws IOException {
    Map<String, Long> counts =
        rows().stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.split("[\t ]")[1], TreeMap::new, Collectors.counting()));
    for (String command : Luctim.commands()) {
      assertTrue(counts.getOrDefault(command, 0L) >= 20, command + " " + counts.get(command));
    }
  }

  @Test
  @Timeout(300)
  void oneLineAndAnExitCode() throws IOException {
    prepare();
    Map<Path, Long> before = files();
    List<String> wrong = new ArrayList<>();
    for (String row : rows()) {
      String problem = problem(row);
      if (!problem.isEmpty()) {
        wrong.add(row + "\n    " + problem);
      }
      Map<Path, Long> after = files();
      if (!after.equals(before) && !row.matches("3\tindex .*")) {
        Set<Path> made = new HashSet<>(after.keySet());
        made.removeAll(before.keySet());
        wrong.add(row + "\n    changed files: " + made);
      }
      before = after;
    }
    assertEquals("", String.join("\n", wrong));
  }

  private void prepare() throws IOException {
    Path page = file("in/page.txt", "Đối thoại 2+2 ở Hà Nội\n\nHai bên bàn về an ninh biển.\n");
    Path index = temp.resolve("index");
    assertEquals(0, run("index", "--index", index, page), err);
    values.put("{index}", index.toString());
    values.put("{page}", page.toString());
    values.put("{file}", page.toString());
    values.put("{missing}", temp.resolve("missing").toString());
    values.put("{new}", temp.resolve("new").toString());
    values.put("{empty}", Files.createDirectory(temp.resolve("empty")).toString());
    values.put("{foreign}", file("foreign/notes.txt", "mine").getParent().toString());
    values.put("{blank}", file("blank.txt", " \n").toString());
    values.put("{queries}", file("queries.tsv", "1\tđối thoại\n").toString());
    values.put("{grades}", file("grades.tsv", "1\tpage.txt\tgood\n").toString());
    Path binary = temp.resolve("binary");
    values.put("{binary}", Files.write(binary, new byte[] {0, (byte) 0xFF, 0, 1}).toString());
    values.put("{e}", "");
    values.put("{esc}", "\u001B[2J\u0007");
    values.put("{nl}", "one\ntwo\r\nthree\u2028four");
    values.put("{long}", "a".repeat(100_000));
    values.put("{surrogate}", "\uD800");
  }

  private Map<Path, Long> files() throws IOException {
    Map<Path, Long> files = new HashMap<>();
    try (Stream<Path> all = Files.walk(temp)) {
      for (Path file : (Iterable<Path>) all::iterator) {
        files.put(file, Files.isDirectory(file) ? 0 : Files.size(file));
      }
    }
    return files;
  }

  private String problem(String row) {
    int tab = row.indexOf('\t');
    int expected = Integer.parseInt(row.substring(0, tab));
    Object[] args = Arrays.stream(row.substring(tab + 1).split(" ")).map(this::value).toArray();
    int code = runOn(InputStream.nullInputStream(), args);
    String said = err.strip();
    if (code != expected) {
      return "exit code " + code + ": " + said;
    }
    if (code > 1 && said.isEmpty() || said.lines().count() > 1) {
      return "says: " + said;
    }
    if (said.length() > 1000 || said.chars().anyMatch(c -> c < ' ')) {
      return "fills the terminal, or commands it: " + said.length();
    }
    return said.matches(".*(Exception|Error\\b|null).*") ? "tells insiders only: " + said : "";
  }

  private String value(String word) {
    String value = word;
    for (Map.Entry<String, String> entry : values.entrySet()) {
      value = value.replace(entry.getKey(), entry.getValue());
    }
    assertFalse(value.matches("\\{\\w+}"), value);
    return value;
  }
}
