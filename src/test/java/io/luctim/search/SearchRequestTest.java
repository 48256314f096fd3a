// SPDX-License-Identifier: Apache-2.0
package io.luctim.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Requests as values. */
class SearchRequestTest {
  private static void assertSame(SearchRequest request, SearchRequest other) {
    assertEquals(request.size(), other.size());
    assertEquals(request.offset(), other.offset());
    assertEquals(request.accents(), other.accents());
    assertEquals(request.syntax(), other.syntax());
    assertEquals(request.snippets(), other.snippets());
    assertEquals(request.explain(), other.explain());
    assertEquals(request.filters(), other.filters());
    assertEquals(request.facets(), other.facets());
    assertEquals(request.from(), other.from());
    assertEquals(request.to(), other.to());
    assertEquals(request.sort(), other.sort());
    assertEquals(request.recencyHalfLife(), other.recencyHalfLife());
    assertEquals(request.groupCopies(), other.groupCopies());
    assertEquals(request.paged(), other.paged());
  }

  @Test
  void aRequestLikeAnother() {
    SearchRequest request =
        SearchRequest.builder("giá vàng")
            .size(3)
            .offset(7)
            .accents(AccentMode.STRICT)
            .syntax(QuerySyntax.STRICT)
            .snippets(1)
            .explain(true)
            .filter("section", "Kinh tế")
            .facet("source", 5)
            .from(Instant.EPOCH)
            .to(Instant.EPOCH.plusSeconds(9))
            .recencyHalfLife(Duration.ofDays(3))
            .groupCopies(true)
            .paged(true)
            .build();
    assertSame(request, request.toBuilder().build());
    assertEquals("giá vàng", request.toBuilder().build().query());
    assertSame(request, request.withQuery("giá bạc"));
    assertEquals("giá bạc", request.withQuery("giá bạc").query());
    SearchRequest defaults = SearchRequest.of("giá");
    assertSame(defaults, defaults.toBuilder().build());
    assertFalse(defaults.explain());
    assertFalse(defaults.paged());
    assertFalse(defaults.isFiltered());
    assertTrue(request.isFiltered());
  }

  /** What is added to the copy is not in the first. */
  @Test
  void anotherValueOfAFilter() {
    SearchRequest request = SearchRequest.builder("giá").filter("source", "A").build();
    SearchRequest more = request.toBuilder().filter("source", "B").build();
    assertEquals(Map.of("source", Set.of("A", "B")), more.filters());
    assertEquals(Map.of("source", Set.of("A")), request.filters());
  }

  @Test
  void limits() {
    int most = SearchRequest.MAX_WINDOW;
    assertEquals(most, SearchRequest.builder("a").size(most).build().size());
    assertEquals(most, SearchRequest.builder("a").size(0).offset(most).build().offset());
    assertEquals(100, SearchRequest.builder("a").snippets(100).build().snippets());
    SearchRequest.Builder builder = SearchRequest.builder("a");
    assertThrows(IllegalArgumentException.class, () -> builder.size(most + 1));
    assertThrows(IllegalArgumentException.class, () -> builder.size(-1));
    assertThrows(IllegalArgumentException.class, () -> builder.snippets(101));
    SearchRequest.Builder both = SearchRequest.builder("a").size(1).offset(most);
    assertThrows(IllegalArgumentException.class, both::build);
  }
}
