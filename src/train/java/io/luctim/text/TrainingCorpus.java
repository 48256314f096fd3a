// SPDX-License-Identifier: Apache-2.0
package io.luctim.language;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.luctim.text.AccentFolder;
import io.luctim.text.ngram.NgramKeys;
import io.luctim.text.token.TokenNormalizer;
import io.luctim.text.token.TokenScanner;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Segmented text to learn from, its words as numbers. */
public final class TrainingCorpus {
  /** Units that are no words have the numbers that {@link SyllableSequence} gives them. */
  private static final int FIRST_WORD = SyllableSequence.CLASSES;

  private final Map<String, Integer> ids = new HashMap<>();
  private final List<String> names = new ArrayList<>(List.of("", "", "", ""));
  private final Map<String, Integer> pieces = new HashMap<>();
  private final TokenScanner scanner = new TokenScanner();
  private final TokenNormalizer normalizer = new TokenNormalizer();

  /**
   * A sentence, or a line of an article.
   *
   * @param units the number of each unit
   * @param joined whether a unit is joined to the next
   * @param capital whether a unit begins with a capital
   */
  public record Sentence(int[] units, boolean[] joined, boolean[] capital) {
    int unit(int i) {
      return i < 0 || i >= units.length ? (int) SyllableSequence.BREAK : units[i];
    }

    /** Whether unit {@code i} and the next are words, so that there is something to decide. */
    boolean isGap(int i) {
      return i + 1 < units.length && isWord(units[i]) && isWord(units[i + 1]);
    }

    Sentence joinedAs(boolean[] decided) {
      return new Sentence(units, decided, capital);
    }
  }

  public static boolean isWord(int id) {
    return id >= FIRST_WORD;
  }

  int size() {
    return names.size();
  }

  String name(int id) {
    return names.get(id);
  }

  /** The key that the models know a unit by. */
  public long key(int id) {
    return id < FIRST_WORD ? id : NgramKeys.ofWord(names.get(id));
  }

  int id(String word) {
    return ids.computeIfAbsent(
        word,
        w -> {
          names.add(w);
          return names.size() - 1;
        });
  }

  /** The number of a word without its marks. */
  public int bareId(int id) {
    return isWord(id) ? id(AccentFolder.fold(names.get(id))) : id;
  }

  /** Reads a CoNLL-U file, where a form may hold spaces. */
  List<Sentence> readConllu(Path file) throws IOException {
    List<Sentence> sentences = new ArrayList<>();
    List<String[]> words = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (line.isBlank()) {
        addTo(sentences, words);
      } else if (line.charAt(0) != '#') {
        words.add(line.split("\t", 3)[1].split(" "));
      }
    }
    addTo(sentences, words);
    return sentences;
  }

  /** Reads JSON Lines, words apart by spaces, syllables joined by low lines; a list an article. */
  List<List<Sentence>> readJsonLines(Path file) throws IOException {
    List<List<Sentence>> articles = new ArrayList<>();
    JsonFactory json = new JsonFactory();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file), 1 << 16),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        List<Sentence> article = new ArrayList<>();
        try (JsonParser parser = json.createParser(line)) {
          parser.nextToken();
          while (parser.nextToken() != JsonToken.END_OBJECT) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.VALUE_STRING && !field.equals("id")) {
              addLines(article, parser.getText());
            } else if (value == JsonToken.START_ARRAY) {
              while (parser.nextToken() != JsonToken.END_ARRAY) {
                addLines(article, parser.getText());
              }
            }
          }
        }
        articles.add(article);
      }
    }
    return articles;
  }

  /** A word as a sentence of its own. */
  Sentence wordAlone(String word) {
    List<Sentence> sentences = new ArrayList<>();
    addTo(sentences, new ArrayList<>(List.<String[]>of(word.split(" "))));
    return sentences.getFirst();
  }

  private void addLines(List<Sentence> article, String text) {
    for (String line : text.split("\n")) {
      List<String[]> words = new ArrayList<>();
      for (String word : line.split(" ")) {
        String[] syllables = word.replaceAll("^_+", "").split("_+");
        if (!syllables[0].isEmpty()) {
          words.add(syllables);
        }
      }
      addTo(article, words);
    }
  }

  private void addTo(List<Sentence> sentences, List<String[]> words) {
    int size = words.stream().mapToInt(word -> word.length).sum();
    int[] units = new int[size];
    boolean[] joined = new boolean[size];
    boolean[] capital = new boolean[size];
    int count = 0;
    for (String[] word : words) {
      for (int i = 0; i < word.length; i++) {
        int unit = unit(word[i]);
        if (unit == SyllableSequence.BREAK && count > 0 && units[count - 1] == unit) {
          continue; // a row of punctuation is one break, as when a text is read
        }
        units[count] = unit;
        capital[count] = Character.isUpperCase(word[i].charAt(0));
        joined[count++] = i + 1 < word.length;
      }
    }
    words.clear();
    if (count > 0) {
      sentences.add(
          new Sentence(
              java.util.Arrays.copyOf(units, count),
              java.util.Arrays.copyOf(joined, count),
              java.util.Arrays.copyOf(capital, count)));
    }
  }

  private int unit(String piece) {
    return pieces.computeIfAbsent(
        piece,
        p -> {
          char[] text = p.toCharArray();
          scanner.reset();
          if (!scanner.next(text, 0, text.length, true)) {
            return (int) SyllableSequence.BREAK;
          }
          if (scanner.start() != 0 || scanner.end() != text.length) {
            return (int) SyllableSequence.CODE;
          }
          return switch (scanner.type()) {
            case WORD, OTHER_WORD, IDEOGRAPH -> {
              int length = normalizer.normalize(scanner.type(), text, 0, text.length);
              yield id(new String(normalizer.buffer(), 0, length));
            }
            case NUMBER -> (int) SyllableSequence.NUMBER;
            default -> (int) SyllableSequence.CODE;
          };
        });
  }
}
