// SPDX-License-Identifier: Apache-2.0
package io.luctim.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.luctim.language.AccentRestorer.Candidate;
import io.luctim.text.AccentFolder;
import io.luctim.text.SyllableInventory;
import io.luctim.text.token.TokenScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which accents are restored, in sentences that were written for this test. */
class AccentRestorerTest {
  private static final AccentRestorer RESTORER = AccentRestorer.standard();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "doi thoai 2+2 | đối thoại 2+2",
        "thu tuong Nhat Ban tham Viet Nam | thủ tướng Nhật Bản thăm Việt Nam",
        "THU TUONG NHAT BAN | THỦ TƯỚNG NHẬT BẢN",
        "Ngan hang Nha nuoc giam lai suat | Ngân hàng Nhà nước giảm lãi suất",
        "hoc sinh tro lai truong sau ky nghi Tet | học sinh trở lại trường sau kỳ nghỉ Tết",
      })
  void restoresTheLikeliestAccents(String typed, String accented) {
    assertEquals(accented, RESTORER.restore(typed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \n ",
        "iPhone 15, S-400, 2+2, 40%",
        "https://example.org/an-ban?x=1 a.b@c.vn",
        "WHO, ASEAN và UNESCO",
        "Microsoft Windows",
        "đối thoại",
        "\uD800\u0301!!! 漢字 東京",
      })
  void leavesTextWithoutMissingAccentsAsItIs(String text) {
    assertEquals(text, RESTORER.restore(text));
  }

  @Test
  void keepsTypedMarks() throws IOException {
    SplittableRandom random = new SplittableRandom(5);
    int kept = 0;
    for (String line : sampleLines()) {
      StringBuilder partial = new StringBuilder();
      for (String word : line.split(" ")) {
        partial.append(random.nextBoolean() ? withoutMarks(word) : word).append(' ');
      }
      String restored = RESTORER.restore(partial);
      assertEquals(AccentFolder.fold(partial), AccentFolder.fold(restored), line);
      String[] typed = partial.toString().split(" ");
      String[] got = restored.split(" ");
      for (int i = 0; i < typed.length; i++) {
        if (SyllableInventory.contains(typed[i].replaceAll("\\P{L}", ""))
            && AccentFolder.isMarked(typed[i].toLowerCase(Locale.ROOT))) {
          assertEquals(typed[i], got[i], line);
          kept++;
        }
      }
    }
    assertTrue(kept > 2_000, kept + " words");
  }

  @Test
  void restoresMostSyllablesOfNews() throws IOException {
    int words = 0;
    int right = 0;
    for (String line : sampleLines()) {
      String[] wanted = line.split(" ");
      String[] got = RESTORER.restore(withoutMarks(line)).split(" ");
      for (int i = 0; i < wanted.length; i++) {
        words++;
        right += wanted[i].equals(got[i]) ? 1 : 0;
      }
    }
    assertTrue(right > 0.9 * words, right + " of " + words);
  }

  @Test
  void addsMarksToASyllableThatHasSome() {
    assertEquals("tiếng việt", RESTORER.restore("tiếng viêt"));
    assertEquals("đường phố", RESTORER.restore("đuong pho"));
    assertEquals("kĩ thuật và kỹ thuật", RESTORER.restore("ki thuat va ky thuat"));
  }

  @Test
  void candidatesAreRankedAndDifferent() {
    List<Candidate> candidates = RESTORER.candidates("ban an", 10);
    assertEquals(10, candidates.size());
    double sum = 0;
    for (int i = 0; i < candidates.size(); i++) {
      Candidate candidate = candidates.get(i);
      assertTrue(candidate.probability() > 0 && candidate.probability() <= 1);
      assertTrue(i == 0 || candidate.probability() <= candidates.get(i - 1).probability());
      assertEquals("ban an", AccentFolder.fold(candidate.text()));
      sum += candidate.probability();
    }
    assertTrue(sum <= 1.0001, String.valueOf(sum));
    assertEquals(10, new HashSet<>(candidates.stream().map(Candidate::text).toList()).size());
    assertTrue(candidates.stream().anyMatch(candidate -> candidate.text().equals("bản án")));
    assertEquals(List.of(new Candidate("2+2", 1)), RESTORER.candidates("2+2", 3));
    assertThrows(IllegalArgumentException.class, () -> RESTORER.candidates("a", 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> RESTORER.candidates("a", AccentRestorer.MAX_CANDIDATES + 1));
  }

  @Test
  void restoresHostileInputInLinearTime() {
    for (String piece : List.of("a", "ban ", "\u0301", "\uD800", "!", "đ\u0323 ", "漢 ", "x ")) {
      String text = piece.repeat(50_000);
      assertEquals(AccentFolder.fold(text), AccentFolder.fold(RESTORER.restore(text)), piece);
      assertTrue(RESTORER.candidates(text, 3).size() >= 1);
    }
  }

  @Test
  void leavesATokenThatNormalizingLengthensAsItIs() {
    String ligatures = "\uFDFA".repeat(TokenScanner.MAX_TOKEN_LENGTH); // 18 chars each
    String text = ligatures + " hoc sinh";
    assertEquals(ligatures + " học sinh", RESTORER.restore(text));
    assertEquals(2, WordSegmenter.standard().segment(text).size());
  }

  private static List<String> sampleLines() throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("testdata", "articles"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
        for (String line : Files.readAllLines(file)) {
          String composed = Normalizer.normalize(line, Normalizer.Form.NFC);
          if (composed.split(" ").length > 8 && AccentFolder.isMarked(composed)) {
            lines.add(composed.strip());
          }
        }
      }
    }
    return lines;
  }

  private static String withoutMarks(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .replace('đ', 'd')
        .replace('Đ', 'D');
  }
}
