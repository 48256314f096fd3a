// SPDX-License-Identifier: Apache-2.0
package io.luctim.language;

import io.luctim.language.TrainingCorpus.Sentence;
import io.luctim.text.ngram.ModelFile;
import io.luctim.text.term.TermRarity;
import io.luctim.text.term.TermRarityTrainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains the models that are shipped: {@code mvn -Ptrain test}. The same inputs give the same
 * models, bit for bit.
 *
 * <p>One article in eleven of the large corpus and the whole of UD's dev set are held out: what is
 * measured on them is what the shipped models do on text that they have not seen.
 */
final class TrainModels {
  /** One article in this many is held out: 2,045 of 22,496. */
  private static final int HELD_OUT = 11;

  private TrainModels() {}

  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      throw new IllegalArgumentException("usage: TrainModels DATA_DIRECTORY RESOURCE_DIRECTORY");
    }
    Path data = Path.of(args[0]);
    Path target = Path.of(args[1]);
    TrainingCorpus corpus = new TrainingCorpus();
    List<Sentence> words =
        readLines("words.txt").stream().map(corpus::wordAlone).map(TrainModels::joinAll).toList();
    List<Sentence> gold = corpus.readConllu(data.resolve("ud-vtb/train.conllu"));
    List<List<Sentence>> articles = corpus.readJsonLines(data.resolve("news/segmented.jsonl.gz"));
    articles = select(articles, false);
    List<Sentence> sentences = new ArrayList<>();
    articles.forEach(sentences::addAll);

    List<Sentence> accented = new ArrayList<>(sentences);
    accented.addAll(gold);
    accented.addAll(words);
    write(target.resolve(AccentModel.NAME), new AccentModelTrainer(corpus).train(accented));

    WordStatistics statistics = new WordStatistics(corpus, articles);
    GapTeacher teacher = new GapTeacher(corpus, statistics, readLines("words.txt"));
    teacher.learnFromTool(articles, 2);
    teacher.learnFromPeople(gold, 8);
    List<Sentence> taught = sentences.stream().map(s -> s.joinedAs(teacher.decide(s))).toList();
    WordModel model = new WordModelTrainer(corpus, statistics).train(taught, gold, words);
    write(target.resolve(WordModel.NAME), model.write());
    write(target.resolve(TermRarity.NAME), TermRarityTrainer.train(corpus, articles));
  }

  /** The articles to learn from, or those held out. */
  static List<List<Sentence>> select(List<List<Sentence>> articles, boolean heldOut) {
    List<List<Sentence>> selected = new ArrayList<>();
    for (int i = 0; i < articles.size(); i++) {
      if ((i % HELD_OUT == 0) == heldOut) {
        selected.add(articles.get(i));
      }
    }
    return selected;
  }

  private static Sentence joinAll(Sentence word) {
    boolean[] joined = word.joined();
    for (int i = 0; i + 1 < joined.length; i++) {
      joined[i] = true;
    }
    return word;
  }

  /** A list of ours beside this class; lines that start with # are remarks. */
  private static List<String> readLines(String name) throws IOException {
    try (var in = TrainModels.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("src/train/resources lacks " + name);
      }
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && line.charAt(0) != '#')
          .toList();
    }
  }

  private static void write(Path file, byte[] model) throws IOException {
    byte[] sealed = ModelFile.seal(model);
    Files.write(file, sealed);
    System.out.printf("%s: %d bytes%n", file, sealed.length);
  }
}
