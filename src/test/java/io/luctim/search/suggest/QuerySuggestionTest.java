// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.suggest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.luctim.search.query.AccentRestorations;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may have been meant. */
class QuerySuggestionTest {
  private static final QuerySuggestion.Neighbours NOTHING_KNOWN = (first, second) -> false;

  private static @Nullable String suggestion(String typed, QuerySuggestion.Neighbours neighbours) {
    return suggestion(typed, null, neighbours);
  }

  private static @Nullable String suggestion(
      String typed, @Nullable String decoded, QuerySuggestion.Neighbours neighbours) {
    AccentRestorations restorations = new AccentRestorations(AccentRestorations::restore);
    return QuerySuggestion.of(typed, decoded, List.of(), neighbours, restorations);
  }

  @ParameterizedTest
  @CsvSource({
    "thu tuong Nhat Ban, thủ tướng Nhật Bản",
    "doi thoai 2+2, đối thoại 2+2",
    "the gioi di dong, thế giới di động",
    "giá ca phe, giá cà phê",
  })
  void putsAccentsBack(String typed, String meant) {
    assertEquals(meant, suggestion(typed, NOTHING_KNOWN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ban", "iphone 15 pro max", "google maps", "đối thoại 2+2", "2024", ""})
  void leavesAloneWhatIsSureOrAnyonesGuess(String typed) {
    assertNull(suggestion(typed, NOTHING_KNOWN));
  }

  @ParameterizedTest
  @CsvSource({"ddoois thoaij, đối thoại, đối thoại", "ddoois thoai, đối thoai, đối thoại"})
  void goesOnFromWhatTheKeysSay(String typed, String decoded, String meant) {
    assertEquals(meant, suggestion(typed, decoded, NOTHING_KNOWN));
  }

  @ParameterizedTest
  @CsvSource({
    "giàm đốc công an, giám đốc công an",
    "xử dụng nước tiết kiệm, sử dụng nước tiết kiệm",
    "chia sẽ kinh nghiệm, chia sẻ kinh nghiệm",
    "chách nhiệm bồi thường, trách nhiệm bồi thường",
    "Nãnh đạo thành phố, Lãnh đạo thành phố",
  })
  void mendsSlipsThatAreSyllables(String typed, String meant) {
    QuerySuggestion.Neighbours known =
        (first, second) -> meant.toLowerCase(Locale.ROOT).contains(first + " " + second);
    assertEquals(meant, suggestion(typed, known));
    // What the articles say so is no slip, and what they do not know is anyone's guess.
    assertNull(suggestion(typed, (first, second) -> true));
    assertNull(suggestion(typed, NOTHING_KNOWN));
  }
}
