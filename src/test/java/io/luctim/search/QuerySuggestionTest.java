// SPDX-License-Identifier: Apache-2.0
package io.luctim.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may have been meant. */
class QuerySuggestionTest {
  @ParameterizedTest
  @CsvSource({
    "thu tuong Nhat Ban, thủ tướng Nhật Bản",
    "doi thoai 2+2, đối thoại 2+2",
    "the gioi di dong, thế giới di động",
    "giá ca phe, giá cà phê",
  })
  void putsAccentsBack(String typed, String meant) {
    assertEquals(meant, QuerySuggestion.of(typed, null, List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ban", "iphone 15 pro max", "google maps", "đối thoại 2+2", "2024", ""})
  void leavesAloneWhatIsSureOrAnyonesGuess(String typed) {
    assertNull(QuerySuggestion.of(typed, null, List.of()));
  }

  @ParameterizedTest
  @CsvSource({"ddoois thoaij, đối thoại, đối thoại", "ddoois thoai, đối thoai, đối thoại"})
  void goesOnFromWhatTheKeysSay(String typed, String decoded, String meant) {
    assertEquals(meant, QuerySuggestion.of(typed, decoded, List.of()));
  }
}
