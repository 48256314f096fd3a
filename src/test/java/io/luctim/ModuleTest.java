// SPDX-License-Identifier: Apache-2.0
package io.luctim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleDescriptor.Requires;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Applications name the module and its packages: neither changes by accident. */
class ModuleTest {
  private static ModuleDescriptor module() throws IOException {
    try (InputStream in = Files.newInputStream(Path.of("target/classes/module-info.class"))) {
      return ModuleDescriptor.read(in);
    }
  }

  @Test
  void nameAndExports() throws IOException {
    assertEquals("io.luctim", module().name());
    assertEquals(
        Set.of(
            "io.luctim.analysis",
            "io.luctim.article",
            "io.luctim.eval",
            "io.luctim.index",
            "io.luctim.language",
            "io.luctim.load",
            "io.luctim.search",
            "io.luctim.text"),
        module().exports().stream().map(Exports::source).collect(Collectors.toSet()));
  }

  @Test
  void whatAnApplicationGetsWithIt() throws IOException {
    assertEquals(
        Set.of(
            "java.base",
            "jdk.jfr",
            "org.apache.lucene.core",
            "org.apache.lucene.analysis.common",
            "org.apache.lucene.facet",
            "org.apache.lucene.highlighter",
            "org.apache.lucene.queries"),
        module().requires().stream()
            .filter(requires -> !requires.modifiers().contains(Requires.Modifier.STATIC))
            .map(Requires::name)
            .collect(Collectors.toSet()));
  }
}
