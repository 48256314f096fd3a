// SPDX-License-Identifier: Apache-2.0
package io.luctim.demo;

import io.luctim.language.WordSegmenter;
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
  public Integer call() {
    WordSegmenter segmenter = segmenter();
    return Lines.map(
        spec,
        line ->
            segmenter.segment(line).stream()
                .map(word -> word.in(line, '_'))
                .collect(Collectors.joining(" ")));
  }

  private WordSegmenter segmenter() {
    if (dictionary == null) {
      return WordSegmenter.standard();
    }
    try {
      return WordSegmenter.builder().dictionary(InputFiles.lines(dictionary)).build();
    } catch (IllegalArgumentException e) {
      throw new Luctim.RefusedInput(dictionary + ": " + e.getMessage());
    }
  }
}
