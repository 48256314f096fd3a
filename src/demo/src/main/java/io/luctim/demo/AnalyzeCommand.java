// SPDX-License-Identifier: Apache-2.0
package io.luctim.demo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.luctim.analysis.VietnameseAnalyzer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code luctim analyze}. */
@Command(
    name = "analyze",
    description = {
      "Shows the tokens of a text: term, start, end, position, type.",
      "Reads lines from standard input where no text is given.",
      "With --page, shows what a page is taken for."
    },
    mixinStandardHelpOptions = true)
final class AnalyzeCommand implements Callable<Integer> {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Option(names = "--format", description = "${COMPLETION-CANDIDATES}", defaultValue = "text")
  private SearchCommand.Format format = SearchCommand.Format.TEXT;

  @Option(
      names = "--folding",
      description = "${COMPLETION-CANDIDATES}: what becomes of marks (none)",
      defaultValue = "none")
  private VietnameseAnalyzer.Folding folding = VietnameseAnalyzer.Folding.NONE;

  @Option(
      names = "--page",
      paramLabel = "FILE",
      description = "show each line of a page with the part it was taken for, and why")
  private @Nullable Path page;

  @Option(
      names = "--site",
      paramLabel = "DIR",
      description = "other pages of its site: lines that recur on most of them are furniture")
  private @Nullable Path site;

  @Parameters(arity = "0..*", paramLabel = "TEXT", description = "the text")
  private @Nullable List<String> text;

  AnalyzeCommand() {}

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Path file = page;
    if (file != null) {
      PageReport.print(file, site, out);
      return 0;
    }
    try (Analyzer analyzer = VietnameseAnalyzer.builder().folding(folding).build()) {
      if (text != null) {
        analyze(analyzer, String.join(" ", text), out);
        return 0;
      }
      Lines lines = new Lines();
      for (String line = lines.next(); line != null; line = lines.next()) {
        analyze(analyzer, line, out);
      }
      return 0;
    }
  }

  private void analyze(Analyzer analyzer, String line, PrintWriter out) throws IOException {
    StringWriter json = new StringWriter();
    try (TokenStream stream = analyzer.tokenStream("", line);
        JsonGenerator tokens = new JsonFactory().createGenerator(json)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
      PositionIncrementAttribute increment = stream.addAttribute(PositionIncrementAttribute.class);
      TypeAttribute type = stream.addAttribute(TypeAttribute.class);
      int position = -1;
      stream.reset();
      tokens.writeStartArray();
      while (stream.incrementToken()) {
        position += increment.getPositionIncrement();
        if (format == SearchCommand.Format.TEXT) {
          out.println(
              String.join(
                  "\t",
                  term.toString(),
                  String.valueOf(offset.startOffset()),
                  String.valueOf(offset.endOffset()),
                  String.valueOf(position),
                  type.type()));
          continue;
        }
        tokens.writeStartObject();
        tokens.writeStringField("term", term.toString());
        tokens.writeNumberField("start", offset.startOffset());
        tokens.writeNumberField("end", offset.endOffset());
        tokens.writeNumberField("position", position);
        tokens.writeStringField("type", type.type());
        tokens.writeEndObject();
      }
      stream.end();
      tokens.writeEndArray();
    }
    if (format == SearchCommand.Format.JSON) {
      out.println(json);
    }
  }
}
