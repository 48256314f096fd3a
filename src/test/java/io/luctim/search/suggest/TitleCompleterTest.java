// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.suggest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.luctim.article.Article;
import io.luctim.search.SearcherTestBase;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which titles complete a query, and in which order. */
class TitleCompleterTest extends SearcherTestBase {
  private void add(String... titles) {
    for (String title : titles) {
      indexer.add(Article.builder(title).title(title).build());
    }
    searcher.refresh();
  }

  @Test
  void titlesThatBeginWithTheQueryComeFirstThenThoseThatContainIt() {
    add(
        "Cà phê giá nào cũng bán",
        "Tin về giá cà phê",
        "Giá cà phê hôm nay tăng mạnh",
        "Giá cà phê tăng",
        "Giá vàng tăng");
    List<String> ordered =
        List.of(
            "Giá cà phê tăng", // the shorter of two that begin so
            "Giá cà phê hôm nay tăng mạnh",
            "Tin về giá cà phê",
            "Cà phê giá nào cũng bán");
    assertEquals(ordered, searcher.complete("giá cà ph", 10));
    assertEquals(ordered, searcher.complete("gia ca phe", 10));
    assertEquals(ordered.subList(0, 2), searcher.complete("gia ca phe", 2));
    assertEquals(ordered.subList(0, 1), searcher.complete("gia ca phe", 1));
  }

  @Test
  void titlesOfEqualLengthAreSortedByTheirLetters() {
    add("Giá gạo", "Giá dầu", "Giá cam");
    assertEquals(List.of("Giá cam", "Giá dầu", "Giá gạo"), searcher.complete("gia", 10));
  }

  @Test
  void aWordBeforeASpaceIsComplete() {
    add("Cả nước đón Tết", "Cảng biển mới", "Nước cảng");
    assertEquals(
        List.of("Cảng biển mới", "Cả nước đón Tết", "Nước cảng"), searcher.complete("ca", 10));
    assertEquals(List.of("Cả nước đón Tết"), searcher.complete("ca ", 10));
    assertEquals(List.of("Cả nước đón Tết"), searcher.complete("cả nu", 10));
    assertEquals(List.of(), searcher.complete("cà ", 10), "another mark");
  }

  @Test
  void completesTheRawKeysOfAnUnfinishedSyllable() {
    add("Đường sắt đô thị", "Dương lịch");
    assertEquals(List.of("Đường sắt đô thị"), searcher.complete("dduwo", 10));
    assertEquals(List.of("Đường sắt đô thị"), searcher.complete("d9uo7", 10));
    assertEquals(List.of("Đường sắt đô thị"), searcher.complete("dduwowngf sa", 10));
  }

  @Test
  void equalTitlesAreOneCompletionUntilTheLastIsDeleted() {
    for (int i = 0; i < 3; i++) {
      indexer.add(Article.builder("same-" + i).title("Giá gạo").build());
      indexer.commit(); // a segment of its own
    }
    add("Giá dầu");
    assertEquals(List.of("Giá dầu", "Giá gạo"), searcher.complete("gia", 10));
    indexer.delete("Giá dầu");
    searcher.refresh();
    assertEquals(List.of("Giá gạo"), searcher.complete("gia", 10));
    indexer.delete("same-0");
    indexer.delete("same-1");
    searcher.refresh();
    assertEquals(List.of("Giá gạo"), searcher.complete("gia", 10), "one is left");
    indexer.delete("same-2");
    searcher.refresh();
    assertEquals(List.of(), searcher.complete("gia", 10));
  }

  @Test
  void oneInThreeCompletionsMayBeAPhrase() {
    for (String rest : List.of("tăng", "giảm", "lập đỉnh", "đi ngang", "biến động", "hôm nay")) {
      add("Giá vàng " + rest);
    }
    assertEquals("Giá vàng", searcher.complete("gia v", 3).getFirst());
    assertEquals(3, searcher.complete("gia v", 3).size());
    assertEquals(List.of("Giá vàng giảm", "Giá vàng tăng"), searcher.complete("gia v", 2));
    assertEquals("Giá vàng giảm", searcher.complete("giá vàng", 3).getFirst(), "typed already");
  }
}
