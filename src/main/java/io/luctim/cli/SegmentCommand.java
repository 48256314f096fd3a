// SPDX-License-Identifier: Apache-2.0
package io.luctim.cli;

import io.luctim.language.WordSegmenter;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code luctim segment}. */
@Command(
    name = "segment",
    description = {
      "Finds the words of each line of standard input.",
      "Words and punctuation come apart by spaces, the syllables of a word joined by _."
    },
    mixinStandardHelpOptions = true)
final class SegmentCommand implements Callable<Integer> {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Option(
      names = "--dictionary",
      paramLabel = "FILE",
      description = "words to join, one a line, or to part (học | sinh)")
  private @Nullable Path dictionary;

  SegmentCommand() {}

  @Override
  public Integer call() throws IOException {
    WordSegmenter segmenter = segmenter();
    return Lines.map(
        spec,
        line ->
            segmenter.segment(line).stream()
                .map(word -> word.in(line, '_'))
                .collect(Collectors.joining(" ")));
  }

  private WordSegmenter segmenter() throws IOException {
    if (dictionary == null) {
      return WordSegmenter.standard();
    }
    try {
      return WordSegmenter.builder()
          .dictionary(Files.readAllLines(dictionary, StandardCharsets.UTF_8))
          .build();
    } catch (NoSuchFileException e) {
      throw new Luctim.RefusedInput(dictionary + ": no such file");
    } catch (MalformedInputException e) {
      throw new Luctim.RefusedInput(dictionary + ": not UTF-8");
    } catch (IllegalArgumentException e) {
      throw new Luctim.RefusedInput(dictionary + ": " + e.getMessage());
    }
  }
}
