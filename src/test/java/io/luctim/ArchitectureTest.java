// SPDX-License-Identifier: Apache-2.0
package io.luctim;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The arrows of ARCHITECTURE.md: a package imports only what stands below it. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.luctim");

  /** What each package may import; a package that is not named here fails the test. */
  private static final Map<String, List<String>> MAY_IMPORT =
      Map.ofEntries(
          entry("text.letter"),
          entry("text", "text.letter"),
          entry("text.token", "text", "text.letter"),
          entry("text.ngram"),
          entry("language", "text", "text.letter", "text.token", "text.ngram"),
          entry("text.term", "text", "text.letter", "text.ngram", "language"),
          entry("article", "text"),
          entry("analysis.graph"),
          entry("analysis", "analysis.graph", "text", "text.token", "language"),
          entry(
              "index",
              "analysis",
              "analysis.graph",
              "article",
              "language",
              "text",
              "text.letter",
              "text.token",
              "text.term"),
          entry("eval"),
          entry("search.rank", "index", "search", "text", "text.term"),
          entry(
              "search.query",
              "search.rank",
              "index",
              "analysis",
              "analysis.graph",
              "search",
              "language",
              "text",
              "text.term"),
          entry("search.highlight", "search", "index", "article", "text", "analysis"),
          entry("search.similar", "search", "search.rank", "index", "article", "text.term"),
          entry(
              "search.suggest",
              "analysis.graph",
              "search.query",
              "search.rank",
              "index",
              "language",
              "text",
              "text.term"),
          entry(
              "search",
              "search.query",
              "search.rank",
              "search.highlight",
              "search.similar",
              "search.suggest",
              "index",
              "analysis",
              "analysis.graph",
              "article",
              "language",
              "text"),
          entry("load", "article", "index"));

  /** Types of {@code io.luctim.search} that its engine packages may use: values, no facade. */
  private static final List<String> SEARCH_VALUES =
      List.of("AccentMode", "QuerySyntax", "QuerySyntaxException", "RelatedArticle", "Snippet");

  private static Map.Entry<String, List<String>> entry(String room, String... imports) {
    return Map.entry(room, List.of(imports));
  }

  @Test
  void packagesImportOnlyWhatStandsBelowThem() {
    Set<String> wrong = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      String from = room(type);
      List<String> allowed = MAY_IMPORT.get(from);
      if (allowed == null) {
        wrong.add(from + " is not in the table of this test");
        continue;
      }
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        String to = room(target);
        boolean isOwn = target.getPackageName().startsWith("io.luctim") && !to.equals(from);
        boolean isAnnotation = target.getSimpleName().equals("Internal");
        boolean isFacade =
            to.equals("search")
                && from.startsWith("search.")
                && !SEARCH_VALUES.contains(outermost(target).getSimpleName());
        if (isOwn && !isAnnotation && (!allowed.contains(to) || isFacade)) {
          wrong.add(type.getName() + " imports " + target.getName());
        }
      }
    }
    assertEquals(Set.of(), wrong);
  }

  private static String room(JavaClass type) {
    return type.getPackageName().replaceFirst("^io\\.luctim\\.?", "");
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
  }

  @Test
  void orthographyModelsArticlesAndLoaderKnowNothingOfLucene() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "io.luctim.text..", "io.luctim.language..", "io.luctim.article..", "io.luctim.load..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.lucene..")
        .check(CLASSES);
  }

  @Test
  void whatIsOptionalStaysWhereItBelongs() {
    noClasses()
        .that()
        .haveNameNotMatching("io\\.luctim\\.article\\.(HtmlPage|MainText|StructuredData)(\\$.*)?")
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
