// SPDX-License-Identifier: Apache-2.0
package io.luctim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.luctim.text.Internal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What applications may rely on: which types, that they hide what is internal, and their docs. */
class ApiTest {
  /** The packages that the module exports. */
  private static final Set<String> EXPORTED = exported();

  private static final List<JavaClass> API =
      new ClassFileImporter()
              .withImportOption(new ImportOption.DoNotIncludeTests())
              .importPackages("io.luctim")
              .stream()
              .filter(type -> EXPORTED.contains(type.getPackageName()))
              .filter(ApiTest::isApi)
              .toList();

  private static Set<String> exported() {
    try (InputStream in = Files.newInputStream(Path.of("target/classes/module-info.class"))) {
      return ModuleDescriptor.read(in).exports().stream()
          .map(Exports::source)
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isApi(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && !isInternal(type)
        && type.getEnclosingClass().map(ApiTest::isApi).orElse(true);
  }

  private static boolean isInternal(JavaClass type) {
    return type.isAnnotatedWith(Internal.class)
        || type.getPackageName().startsWith("io.luctim")
            && !EXPORTED.contains(type.getPackageName());
  }

  /** A type more or less is a decision, and has a line in CHANGES.md. */
  @Test
  void types() {
    Set<String> types = new TreeSet<>();
    API.stream()
        .filter(type -> type.getEnclosingClass().isEmpty())
        .forEach(type -> types.add(type.getName().substring("io.luctim.".length())));
    assertEquals(
        Set.of(
            "analysis.TextBreakAttribute",
            "analysis.TextBreakAttributeImpl",
            "analysis.VietnameseAnalyzer",
            "analysis.VietnameseCanonicalFilter",
            "analysis.VietnameseCanonicalFilterFactory",
            "analysis.VietnameseFoldingFilter",
            "analysis.VietnameseFoldingFilterFactory",
            "analysis.VietnameseTokenPartsFilter",
            "analysis.VietnameseTokenPartsFilterFactory",
            "analysis.VietnameseTokenizer",
            "analysis.VietnameseTokenizerFactory",
            "analysis.VietnameseWordFilter",
            "analysis.VietnameseWordFilterFactory",
            "article.Article",
            "article.ArticleFiles",
            "article.HtmlPage",
            "article.JsonLines",
            "article.RejectedInputException",
            "article.ScrapedPage",
            "article.SourceLocation",
            "article.TextEncoding",
            "index.ArticleFields",
            "index.ArticleIndexer",
            "index.IndexAccessException",
            "index.IndexBackup",
            "index.IndexCheck",
            "index.IndexListener",
            "index.Reindexer",
            "load.ArticleLoader",
            "load.BoilerplateFilter",
            "load.LoadListener",
            "load.LoadReport",
            "load.RejectedLoadException",
            "search.AccentMode",
            "search.ArticleSearcher",
            "search.FacetCount",
            "search.Hit",
            "search.QuerySyntax",
            "search.QuerySyntaxException",
            "eval.RankingMetrics",
            "search.RelatedArticle",
            "search.SearchListener",
            "search.SearchRequest",
            "search.SearchResults",
            "search.Snippet",
            "search.SortOrder",
            "search.Synonyms",
            "text.AccentFolder",
            "text.AccentRelation",
            "language.AccentRestorer",
            "text.InputMethod",
            "text.Internal",
            "text.KeystrokeDecoder",
            "text.Syllable",
            "text.SyllableInventory",
            "text.SyllableNormalizer",
            "text.TokenType",
            "text.Tone",
            "language.WordSegmenter",
            "language.WordSpan"),
        types);
  }

  /** Whoever sees an API type does not meet an internal one. */
  @Test
  void signaturesNameNothingInternal() {
    List<String> leaks = new ArrayList<>();
    for (JavaClass type : API) {
      for (JavaCodeUnit unit : type.getCodeUnits()) {
        if (unit.getModifiers().contains(JavaModifier.PUBLIC)
            && !unit.isAnnotatedWith(Internal.class)
            && (isInternal(unit.getRawReturnType())
                || unit.getRawParameterTypes().stream().anyMatch(ApiTest::isInternal))) {
          leaks.add(unit.getFullName());
        }
      }
    }
    assertEquals(List.of(), leaks);
  }

  /** Each class says since when it is there, and what threads may do with it. */
  @Test
  void classesSayWhatThreadsMayDo() throws IOException {
    Pattern comment =
        Pattern.compile(
            "/\\*\\*(?:(?!\\*/).)*\\*/\\s*(?=(?:@\\w+(?:\\([^)]*\\))?\\s+)*public )",
            Pattern.DOTALL);
    Pattern threads = Pattern.compile("thread|immutable", Pattern.CASE_INSENSITIVE);
    int seen = 0;
    List<String> silent = new ArrayList<>();
    for (JavaClass type : API) {
      if (type.getEnclosingClass().isPresent()) {
        continue;
      }
      Path source = Path.of("src/main/java", type.getName().replace('.', '/') + ".java");
      Matcher found = comment.matcher(Files.readString(source));
      assertTrue(found.find(), source::toString);
      seen++;
      if (!found.group().contains("@since")) {
        silent.add(type.getSimpleName() + " does not say since when");
      }
      boolean isValue =
          type.isEnum() || type.isAnnotation() || type.isAssignableTo(Throwable.class);
      if (!isValue && !threads.matcher(found.group()).find()) {
        silent.add(type.getSimpleName() + " does not say what threads may do");
      }
    }
    assertEquals(List.of(), silent);
    assertTrue(seen > 40);
  }
}
