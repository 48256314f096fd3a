// SPDX-License-Identifier: Apache-2.0
package io.luctim.language;

import io.luctim.language.TrainingCorpus.Sentence;
import io.luctim.text.SyllableNormalizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Measures the shipped models on what {@link TrainModels} held out: prints the share of syllables
 * restored, and writes the dev set segmented in five spellings for a scorer.
 */
final class MeasureModels {
  private MeasureModels() {}

  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      throw new IllegalArgumentException("usage: MeasureModels DATA_DIRECTORY OUTPUT_DIRECTORY");
    }
    Path data = Path.of(args[0]);
    Path target = Files.createDirectories(Path.of(args[1]));
    List<String> dev =
        Files.readAllLines(data.resolve("ud-vtb/dev.conllu")).stream()
            .filter(line -> line.startsWith("# text"))
            .map(line -> line.substring(line.indexOf('=') + 1).strip())
            .toList();
    Map<String, UnaryOperator<String>> spellings = new LinkedHashMap<>();
    spellings.put("plain", text -> text);
    spellings.put("nfd", text -> Normalizer.normalize(text, Normalizer.Form.NFD));
    spellings.put("upper", text -> text.toUpperCase(Locale.ROOT));
    spellings.put("lower", text -> text.toLowerCase(Locale.ROOT));
    spellings.put("bare", MeasureModels::withoutMarks);
    for (Map.Entry<String, UnaryOperator<String>> spelling : spellings.entrySet()) {
      Path file = target.resolve("dev." + spelling.getKey() + ".txt");
      Files.write(file, dev.stream().map(spelling.getValue()).map(MeasureModels::segment).toList());
      System.out.println("wrote " + file);
    }
    System.out.printf("restored syllables, dev: %.2f %%%n", restored(dev));
    TrainingCorpus corpus = new TrainingCorpus();
    List<List<Sentence>> articles = corpus.readJsonLines(data.resolve("news/segmented.jsonl.gz"));
    List<String> held = new ArrayList<>();
    for (List<Sentence> article : TrainModels.select(articles, true)) {
      for (Sentence sentence : article) {
        held.add(text(corpus, sentence));
      }
    }
    System.out.printf("restored syllables, held-out articles: %.2f %%%n", restored(held));
  }

  private static String text(TrainingCorpus corpus, Sentence sentence) {
    StringBuilder text = new StringBuilder();
    for (int unit : sentence.units()) {
      text.append(
              switch (unit) {
                case (int) SyllableSequence.BREAK -> ",";
                case (int) SyllableSequence.NUMBER -> "1";
                case (int) SyllableSequence.CODE -> "a1";
                default -> corpus.name(unit);
              })
          .append(' ');
    }
    return text.toString();
  }

  private static String segment(String text) {
    return WordSegmenter.standard().segment(text).stream()
        .map(word -> word.in(text, '_'))
        .collect(Collectors.joining(" "));
  }

  /** The share of words in letters that come back as they were, in per cent. */
  private static double restored(List<String> texts) {
    long words = 0;
    long right = 0;
    for (String text : texts) {
      String[] wanted = text.strip().split("\\s+");
      String[] got = AccentRestorer.standard().restore(withoutMarks(text)).strip().split("\\s+");
      for (int i = 0; i < wanted.length; i++) {
        if (wanted[i].chars().anyMatch(Character::isLetter)) {
          words++;
          right +=
              SyllableNormalizer.normalize(wanted[i]).equals(SyllableNormalizer.normalize(got[i]))
                  ? 1
                  : 0;
        }
      }
    }
    return 100.0 * right / words;
  }

  static String withoutMarks(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .replace('đ', 'd')
        .replace('Đ', 'D');
  }
}
