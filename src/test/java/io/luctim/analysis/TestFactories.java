// SPDX-License-Identifier: Apache-2.0
package io.luctim.analysis;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeSet;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenFilterFactory;
import org.apache.lucene.analysis.TokenizerFactory;
import org.apache.lucene.analysis.custom.CustomAnalyzer;
import org.apache.lucene.tests.analysis.BaseTokenStreamTestCase;
import org.apache.lucene.util.ResourceLoader;

/** Every component is found by its SPI name and refuses unknown parameters. */
public class TestFactories extends BaseTokenStreamTestCase {
  private static final List<String> FILTERS =
      List.of(
          VietnameseTokenPartsFilterFactory.NAME,
          VietnameseCanonicalFilterFactory.NAME,
          VietnameseFoldingFilterFactory.NAME,
          VietnameseWordFilterFactory.NAME);

  public void testComponentsAreFoundByTheirNames() throws IOException {
    try (Analyzer analyzer =
        CustomAnalyzer.builder()
            .withTokenizer("vietnamese")
            .addTokenFilter("vietnameseTokenParts", "mode", "query")
            .addTokenFilter("vietnameseCanonical", "keepSpelling", "false")
            .addTokenFilter("vietnameseFolding", "preserveOriginal", "false")
            .build()) {
      assertAnalyzesTo(analyzer, "Hoà 40%", new String[] {"hoa", "40%"});
      assertEquals("nguye", analyzer.normalize("f", "Nguyễ").utf8ToString().substring(0, 5));
    }
  }

  public void testAUserDictionaryIsReadAndItsErrorsAreNamed() throws IOException {
    ResourceLoader dictionary = lines("đối thoại 2\n");
    TokenFilterFactory factory =
        TokenFilterFactory.forName("vietnameseWord", new HashMap<>(Map.of("graph", "true")));
    assertTrue(factory instanceof VietnameseWordFilterFactory);
    Map<String, String> args =
        new HashMap<>(Map.of("userDictionary", "words.txt", "graph", "true"));
    VietnameseWordFilterFactory own = new VietnameseWordFilterFactory(args);
    IllegalArgumentException e =
        expectThrows(IllegalArgumentException.class, () -> own.inform(dictionary));
    assertTrue(e.getMessage(), e.getMessage().contains("đối thoại 2"));
    own.inform(lines("# ours\nlục tìm\nhọc | sinh\n"));
    try (Analyzer analyzer =
        new Analyzer() {
          @Override
          protected TokenStreamComponents createComponents(String field) {
            VietnameseTokenizer tokenizer = new VietnameseTokenizer();
            return new TokenStreamComponents(
                tokenizer, own.create(new VietnameseCanonicalFilter(tokenizer)));
          }
        }) {
      assertAnalyzesTo(
          analyzer, "Lục tìm học sinh", new String[] {"lục", "lục_tìm", "tìm", "học", "sinh"});
    }
  }

  public void testTheDefaultsAreThoseOfVietnameseAnalyzer() throws IOException {
    try (Analyzer custom =
            CustomAnalyzer.builder()
                .withTokenizer("vietnamese")
                .addTokenFilter("vietnameseTokenParts")
                .addTokenFilter("vietnameseCanonical")
                .addTokenFilter("vietnameseFolding")
                .build();
        Analyzer whole = new VietnameseAnalyzer()) {
      for (String text : List.of("Hoà 40% S-400 11/4/2024", "kĩ thuật TP.HCM")) {
        assertEquals(terms(whole, text), terms(custom, text));
      }
    }
  }

  private static String terms(Analyzer analyzer, String text) throws IOException {
    StringBuilder terms = new StringBuilder();
    try (var stream = analyzer.tokenStream("f", text)) {
      var term =
          stream.addAttribute(org.apache.lucene.analysis.tokenattributes.CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        terms.append(term).append(' ');
      }
      stream.end();
    }
    return terms.toString();
  }

  public void testUnknownParametersAreRefused() {
    for (String name : FILTERS) {
      Map<String, String> args = new HashMap<>(Map.of("bogus", "value"));
      IllegalArgumentException e =
          expectThrows(
              IllegalArgumentException.class, () -> TokenFilterFactory.forName(name, args));
      assertTrue(e.getMessage(), e.getMessage().contains("Unknown parameters"));
    }
    IllegalArgumentException e =
        expectThrows(
            IllegalArgumentException.class,
            () -> TokenizerFactory.forName("vietnamese", new HashMap<>(Map.of("bogus", "value"))));
    assertTrue(e.getMessage(), e.getMessage().contains("Unknown parameters"));
    expectThrows(
        IllegalArgumentException.class,
        () ->
            TokenFilterFactory.forName(
                "vietnameseTokenParts", new HashMap<>(Map.of("mode", "bogus"))));
  }

  public void testDefaultConstructorsAreForTheServiceLoaderOnly() {
    expectThrows(UnsupportedOperationException.class, VietnameseTokenizerFactory::new);
    expectThrows(UnsupportedOperationException.class, VietnameseTokenPartsFilterFactory::new);
    expectThrows(UnsupportedOperationException.class, VietnameseCanonicalFilterFactory::new);
    expectThrows(UnsupportedOperationException.class, VietnameseFoldingFilterFactory::new);
  }

  public void testEveryProviderIsDeclared() {
    TreeSet<String> declared = new TreeSet<>();
    ServiceLoader.load(TokenFilterFactory.class).stream()
        .map(provider -> provider.type().getName())
        .filter(name -> name.startsWith("io.luctim."))
        .forEach(declared::add);
    assertEquals(FILTERS.size(), declared.size());
  }

  private static ResourceLoader lines(String text) {
    return new ResourceLoader() {
      @Override
      public InputStream openResource(String resource) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
      }

      @Override
      public <T> Class<? extends T> findClass(String name, Class<T> type) {
        throw new UnsupportedOperationException(name);
      }

      @Override
      public <T> T newInstance(String name, Class<T> type) {
        throw new UnsupportedOperationException(name);
      }
    };
  }
}
