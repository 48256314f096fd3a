// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.similar;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.luctim.article.Article;
import io.luctim.index.ArticleProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is the same report in another newspaper, and what is another report. */
class NearDuplicatesTest {
  private static final String REPORT =
      "Bão số 3 giật cấp 12 đang hướng vào vịnh Bắc Bộ. Tàu thuyền đã được gọi về nơi trú ẩn trước"
          + " 17 giờ. Các tỉnh ven biển cho học sinh nghỉ học, chằng chống nhà cửa và sơ tán dân ở"
          + " vùng trũng thấp. Dự báo mưa lớn kéo dài đến hết tuần.";

  private static ArticleProfile profile(String title, String body) {
    return ArticleProfile.of(Article.builder("a").title(title).body(body).build());
  }

  private static void assertDuplicate(boolean isDuplicate, String body) {
    ArticleProfile first = profile("Bão số 3 vào vịnh Bắc Bộ", REPORT);
    ArticleProfile second = profile("Bão số 3 vào vịnh Bắc Bộ", body);
    if (isDuplicate) {
      assertTrue(NearDuplicates.isDuplicate(first, second), body);
      assertTrue(NearDuplicates.isDuplicate(second, first), body);
    } else {
      assertFalse(NearDuplicates.isDuplicate(first, second), body);
      assertFalse(NearDuplicates.isDuplicate(second, first), body);
    }
  }

  @Test
  void aFewWordsMayDiffer() {
    assertDuplicate(true, REPORT);
    assertDuplicate(true, REPORT.replace("Dự báo mưa", "Dự kiến mưa"));
    assertDuplicate(true, REPORT + " Theo VNX.");
  }

  @Test
  void otherNumbersAreAnotherReport() {
    assertDuplicate(false, REPORT.replace("số 3", "số 4").replace("12", "9").replace("17", "5"));
  }

  /** The same words about the same, but told in another order. */
  @Test
  void anotherOrderOfWordsIsAnotherText() {
    List<String> words = new ArrayList<>(Arrays.asList(REPORT.split(" ")));
    Collections.reverse(words);
    assertDuplicate(false, String.join(" ", words));
  }

  @Test
  void halfOfAReportIsNoDuplicate() {
    assertDuplicate(false, REPORT.substring(0, REPORT.length() / 2));
  }
}
