// SPDX-License-Identifier: Apache-2.0
package io.luctim;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The arrows of ARCHITECTURE.md: a package imports only what stands below it. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.luctim");

  @Test
  void arrowsPointDown() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("search")
        .definedBy("io.luctim.search..")
        .layer("index")
        .definedBy("io.luctim.index..")
        .layer("analysis")
        .definedBy("io.luctim.analysis..")
        .layer("article")
        .definedBy("io.luctim.article..")
        .layer("text")
        .definedBy("io.luctim.text..")
        .whereLayer("search")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("index")
        .mayOnlyBeAccessedByLayers("search")
        .whereLayer("analysis")
        .mayOnlyBeAccessedByLayers("index", "search")
        .whereLayer("article")
        .mayOnlyBeAccessedByLayers("index", "search")
        .check(CLASSES);
  }

  @Test
  void noCycles() {
    slices().matching("io.luctim.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void textAndArticleKnowNothingOfLucene() {
    noClasses()
        .that()
        .resideInAnyPackage("io.luctim.text..", "io.luctim.article..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.lucene..")
        .check(CLASSES);
  }

  @Test
  void whatIsOptionalStaysWhereItBelongs() {
    noClasses()
        .that()
        .haveNameNotMatching("io\\.luctim\\.article\\.(HtmlPage|StructuredData)(\\$.*)?")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.jsoup..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackage("io.luctim.article..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.fasterxml..")
        .check(CLASSES);
  }
}
