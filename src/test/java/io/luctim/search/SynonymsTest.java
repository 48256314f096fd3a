// SPDX-License-Identifier: Apache-2.0
package io.luctim.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.luctim.article.Article;
import io.luctim.index.ArticleIndexer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Abbreviations and variants find each other, and the literal form comes first. */
class SynonymsTest {
  private static List<String> ids(Synonyms synonyms, String query, String... titles) {
    return ids(synonyms, SearchRequest.of(query), titles);
  }

  private static List<String> ids(Synonyms synonyms, SearchRequest request, String... titles) {
    try (ArticleIndexer indexer = ArticleIndexer.inMemory()) {
      for (int i = 0; i < titles.length; i++) {
        indexer.add(Article.builder("" + i).title(titles[i]).body("Tin trong ngày.").build());
      }
      try (ArticleSearcher searcher = ArticleSearcher.open(indexer, synonyms)) {
        return searcher.search(request).hits().stream().map(hit -> hit.article().id()).toList();
      }
    }
  }

  @Test
  void bothWaysTheLiteralFormFirst() {
    String[] titles = {"Ủy ban nhân dân huyện họp", "UBND huyện họp", "Chợ huyện họp phiên"};
    assertEquals(List.of("1", "0"), ids(Synonyms.standard(), "UBND", titles));
    assertEquals(List.of("1", "0"), ids(Synonyms.standard(), "ubnd huyen", titles));
    assertEquals(
        List.of("0", "1"), ids(Synonyms.standard(), "ủy ban nhân dân", titles).subList(0, 2));
    assertEquals(
        List.of("0", "1"), ids(Synonyms.standard(), "uy ban nhan dan huyen", titles).subList(0, 2));
    assertEquals(List.of("1"), ids(Synonyms.none(), "UBND", titles));
    SearchRequest strict = SearchRequest.builder("UBND").accents(AccentMode.STRICT).build();
    assertEquals(List.of("1"), ids(Synonyms.standard(), strict, titles));
  }

  @Test
  void placesAndSpellings() {
    String[] titles = {"Mưa ở TP.HCM", "Mưa ở Hà Nội", "Ô tô ngập nước", "Chuyện ở Hoa Kỳ"};
    assertEquals(List.of("0"), ids(Synonyms.standard(), "tp hcm", titles));
    assertEquals(List.of("0"), ids(Synonyms.standard(), "thành phố Hồ Chí Minh", titles));
    assertEquals(List.of("0"), ids(Synonyms.standard(), "Sài Gòn", titles));
    assertEquals(List.of("1"), ids(Synonyms.standard(), "hanoi", titles));
    assertEquals(List.of("2"), ids(Synonyms.standard(), "oto", titles));
    assertEquals(List.of("3"), ids(Synonyms.standard(), "Mỹ", titles));
    // Typed without marks it may be anything; but where nothing has it, it is likely Mỹ.
    assertEquals(List.of("3"), ids(Synonyms.standard(), "my", titles));
    String[] both = {"Chuyện ở Hoa Kỳ", "Mỳ tôm lên giá"};
    assertEquals(List.of("1"), ids(Synonyms.standard(), "my", both));
  }

  @Test
  void aListOfOnesOwn(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("own.txt");
    Files.writeString(file, "# ours\nxe ôm công nghệ, Grab\nsầu riêng => trái cây vua\n");
    Synonyms own = Synonyms.standard().with(file);
    String[] titles = {"Tài xế Grab", "Tài xế xe ôm công nghệ", "Trái cây vua", "Sầu riêng"};
    assertEquals(List.of("0", "1"), ids(own, "grab", titles));
    assertEquals(List.of("3", "2"), ids(own, "sầu riêng", titles));
    assertEquals(List.of("2"), ids(own, "trái cây vua", titles).subList(0, 1));
    assertEquals(List.of("0"), ids(Synonyms.none().with(file), "Grab", titles).subList(0, 1));
  }

  @Test
  void anotherFormOfAPartOfACodeIsNotRequired(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("own.txt");
    Files.writeString(file, "kg, cân\n");
    Synonyms own = Synonyms.none().with(file);
    String[] titles = {"Giảm 32kg sau một năm", "Giảm 32 cân sau một năm", "Tăng 32kg"};
    assertEquals(List.of("0"), ids(own, "giảm 32kg", titles));
  }

  @Test
  void aBrokenListIsRefusedByItsLine(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("broken.txt");
    Files.writeString(file, "a, b\na => b => c\n");
    String message =
        assertThrows(IllegalArgumentException.class, () -> Synonyms.none().with(file)).getMessage();
    assertTrue(message.contains("broken.txt") && message.contains("line 2"), message);
    Files.write(file, new byte[] {'a', ',', (byte) 0xC3, '(', '\n'});
    assertThrows(IllegalArgumentException.class, () -> Synonyms.none().with(file));
    assertThrows(
        IllegalArgumentException.class, () -> Synonyms.none().with(directory.resolve("none.txt")));
  }
}
