// SPDX-License-Identifier: Apache-2.0
package io.luctim.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.luctim.text.AccentFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which words are found, in sentences that were written for this test. */
class WordSegmenterTest {
  private static final WordSegmenter SEGMENTER = WordSegmenter.standard();

  private static String segment(WordSegmenter segmenter, String text) {
    return segmenter.segment(text).stream()
        .map(word -> word.in(text, '_'))
        .collect(Collectors.joining(" "));
  }

  private static String segment(String text) {
    return segment(SEGMENTER, text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "học_sinh lớp năm làm bài_tập .",
        "Đại_học sinh_thái mở ngành",
        "Thành_phố Hồ_Chí_Minh mưa lớn",
        "Bà nội trồng rau_muống sau nhà .",
        "Nhật_Bản và Hoa_Kỳ đối_thoại 2+2",
        "ngân_hàng nhà_nước giảm lãi_suất",
        "cả đời đầu_tắt_mặt_tối",
        "Giá vàng tăng 1,5 triệu đồng một lượng",
      })
  void findsTheWordsOfNews(String segmented) {
    assertEquals(segmented, segment(segmented.replace('_', ' ')));
  }

  @Test
  void everySpellingGivesTheSameWords() throws IOException {
    int words = 0;
    for (String line : sampleLines()) {
      String expected = bounds(line, line);
      words += (int) expected.chars().filter(c -> c == ' ').count();
      assertEquals(expected, bounds(line.toUpperCase(Locale.ROOT), line), line);
      assertEquals(expected, bounds(line.toLowerCase(Locale.ROOT), line), line);
      assertEquals(expected, bounds(Normalizer.normalize(line, Normalizer.Form.NFD), line), line);
      assertEquals(expected, bounds(line.replace(" ", " \u00A0\t"), line), line);
      String stopped = line + " .";
      assertEquals(bounds(stopped, stopped), expected + " .", line);
    }
    assertTrue(words > 5_000, words + " words");
  }

  /** The words in a form that shows only where they begin and end. */
  private static String bounds(String text, String original) {
    String folded = AccentFolder.fold(segment(text));
    assertFalse(folded.isEmpty() && !original.isBlank());
    return folded;
  }

  private static List<String> sampleLines() throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("testdata", "articles"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
        for (String line : Files.readAllLines(file)) {
          // A short form's full stop is a matter of what follows; capitals of ß and the like
          // differ.
          if (!line.isBlank() && !line.matches("(?s).*\\p{L}\\.\\s*\\S.*")) {
            lines.add(line.strip().replaceAll("[.…]+$|\uFEFF", ""));
          }
        }
      }
    }
    return lines.stream().filter(line -> !line.isBlank()).toList();
  }

  @Test
  void nothingIsJoinedAcrossPunctuationOrLines() {
    assertEquals("học , sinh", segment("học, sinh"));
    assertEquals("học sinh", segment("học\nsinh"));
    assertEquals("học sinh", segment("học\u2028sinh"));
    assertEquals("học ( sinh", segment("học (sinh"));
    assertEquals("học_sinh", segment("học \u200B sinh"));
  }

  @Test
  void textWithoutMarksHasTheSameWords() {
    assertEquals("hoc_sinh lop nam lam bai_tap", segment("hoc sinh lop nam lam bai tap"));
    assertEquals("HOC_SINH LOP NAM", segment("HOC SINH LOP NAM"));
    assertEquals("thủ_tướng nhat_ban", segment("thủ tướng nhat ban"));
  }

  @Test
  void numbersCodesAndPunctuationAreTokens() {
    assertEquals(
        "Covid-19 , 5,4 % ; 11/4/2024 ...",
        segment("Covid-19, 5,4 %; 11/4/2024...").replace("5,4_%", "5,4 %"));
    assertEquals("TP. Hà_Tiên", segment("TP. Hà Tiên"));
    assertEquals("Ông K. nói .", segment("Ông K. nói."));
    assertEquals("Wai-kru !!! ?", segment("Wai-kru!!! ?"));
    assertEquals("", segment(" \n\t "));
    assertEquals("", segment(""));
  }

  @Test
  void spansCoverAllButWhiteSpaceInOrder() throws IOException {
    for (String line : sampleLines()) {
      int at = 0;
      for (WordSpan word : SEGMENTER.segment(line)) {
        assertTrue(line.substring(at, word.start()).isBlank(), line);
        assertTrue(word.end() > word.start());
        at = word.end();
      }
      assertTrue(line.substring(at).isBlank(), line);
    }
  }

  @Test
  void aUserDictionaryOverrulesTheModel() {
    WordSegmenter own =
        WordSegmenter.builder()
            .join("trí tuệ nhân tạo", "nhà Trần", "TRÍ TUỆ")
            .split("học sinh")
            .dictionary(List.of("# ours", "", "chợ Bến Thành", "công nghệ | thông tin"))
            .build();
    assertEquals("trí_tuệ_nhân_tạo mới", segment(own, "trí tuệ nhân tạo mới"));
    assertEquals("TRÍ_TUỆ của nhà_trần", segment(own, "TRÍ TUỆ của nhà trần"));
    assertEquals("học sinh giỏi", segment(own, "học sinh giỏi"));
    assertEquals("chợ_Bến_Thành", segment(own, "chợ Bến Thành"));
    assertEquals("công nghệ thông tin", segment(own, "công nghệ thông tin"));
    assertEquals("học_sinh giỏi", segment("học sinh giỏi"), "others are not touched");
    for (String bad : List.of("một", "", "a, b", "x y z t u v w x y z t u v")) {
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class, () -> WordSegmenter.builder().join(bad).build());
      assertTrue(String.valueOf(e.getMessage()).contains("\"" + bad + "\""));
    }
  }

  @Test
  void segmentsHostileInputInLinearTime() {
    for (String piece :
        List.of("a", "học ", "\u0301", "\uD800", "!", "- ", "đ\u0323 ", "漢", "a.", "nguyen ")) {
      String text = piece.repeat(100_000);
      List<WordSpan> words = SEGMENTER.segment(text);
      assertTrue(words.size() <= 100_000, piece);
    }
  }

  /** Where accents are missing they are restored first, a part of a long text after the other. */
  @Test
  void findsTheWordsOfALongTextWithoutAccents() {
    int words = 30_000;
    for (String end : List.of(" ", ". ")) {
      String found = segment(("hoc sinh" + end).repeat(words));
      int joined = found.split("hoc_sinh", -1).length - 1;
      // Two syllables may come apart where a part ends that has no break.
      assertTrue(joined >= words - 20, () -> joined + " words");
    }
  }

  @Test
  void isSafeForUseBySeveralThreads() throws InterruptedException, IOException {
    List<String> lines = sampleLines().subList(0, 100);
    List<String> expected = lines.stream().map(WordSegmenterTest::segment).toList();
    ConcurrentLinkedQueue<String> different = new ConcurrentLinkedQueue<>();
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      Thread thread =
          new Thread(() -> {
            for (int i = 0; i < lines.size(); i++) {
              if (!segment(lines.get(i)).equals(expected.get(i))) {
                different.add(lines.get(i));
              }
            }
          });
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertTrue(different.isEmpty(), different.toString());
  }
}
