// SPDX-License-Identifier: Apache-2.0
package io.luctim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Sources look as google-java-format has them and begin with the licence; {@code
 * -Dformat.apply=true} rewrites them instead of failing. A test, not a plug-in: the formatter needs
 * the JDK that the build selects, and plug-ins run in Maven's own.
 */
class SourceFormatTest {
  private static final String LICENCE = "// SPDX-License-Identifier: Apache-2.0\n";

  @TestFactory
  Stream<DynamicTest> formatted() throws IOException {
    List<Path> files;
    try (Stream<Path> sources = Files.walk(Path.of("src"))) {
      files = sources.filter(file -> file.toString().endsWith(".java")).toList();
    }
    return files.stream().map(file -> DynamicTest.dynamicTest(file.toString(), () -> check(file)));
  }

  private static void check(Path file) throws IOException, FormatterException {
    String source = Files.readString(file);
    String formatted =
        RemoveUnusedImports.removeUnusedImports(new Formatter().formatSourceAndFixImports(source));
    if (Boolean.getBoolean("format.apply")) {
      if (!source.equals(formatted)) {
        Files.writeString(file, formatted);
      }
    } else {
      assertEquals(formatted, source, "run: mvn test -Dtest=SourceFormatTest -Dformat.apply=true");
      assertTrue(source.startsWith(LICENCE), "begins with the licence");
    }
  }
}
