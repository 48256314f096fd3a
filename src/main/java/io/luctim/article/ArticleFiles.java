// SPDX-License-Identifier: Apache-2.0
package io.luctim.article;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads articles from files and directories.
 *
 * <p>A text or HTML file is one article; its id is its path below the directory that was named,
 * with slashes, or its name if the file itself was named. A JSON Lines file ({@code .jsonl}, {@code
 * .ndjson}, plain or gzipped) has an article a line. What is broken is handed over with its place
 * and the reason, and reading goes on. Stateless and safe for use by several threads.
 *
 * @since 0.1
 */
public final class ArticleFiles {
  /** The largest page, and the longest line, in bytes. */
  public static final int MAX_BYTES = 64 * 1024 * 1024;

  private ArticleFiles() {}

  /** What a file holds. */
  public enum Format {
    /** By the file's name: {@code .html} and {@code .htm}, {@code .jsonl} and so on, else text. */
    AUTO,
    /** A page scraped to plain text: {@link ScrapedPage}. */
    TEXT,
    /** An HTML page: {@link HtmlPage}. */
    HTML,
    /** One JSON object a line: {@link JsonLines}. */
    JSONL
  }

  /**
   * How files are read.
   *
   * @param format what they hold
   * @param encoding how their bytes are read
   * @param unknownFields what becomes of JSON fields that are none of an article's
   */
  public record Options(
      Format format, TextEncoding encoding, JsonLines.UnknownFields unknownFields) {
    /** All by what is found, and everything kept. */
    public static final Options DEFAULT =
        new Options(Format.AUTO, TextEncoding.AUTO, JsonLines.UnknownFields.KEEP);

    /**
     * The same for files of one format.
     *
     * @param known what the files hold
     * @return options that differ in this
     */
    public Options withFormat(Format known) {
      return new Options(known, encoding, unknownFields);
    }
  }

  /** Takes what is read, in order. */
  public interface Handler {
    /**
     * Takes an article.
     *
     * @param article the article
     * @param place the file it came from, with {@code :line} where the file holds several
     */
    void article(Article article, String place);

    /**
     * Takes what cannot be read as an article.
     *
     * @param place the file, with {@code :line} where the file holds several
     * @param reason what is wrong and how to mend it
     */
    void rejected(String place, String reason);

    /**
     * Is told how far the reading is.
     *
     * @param bytes how many more bytes of files have been read, compressed as they are
     */
    default void read(long bytes) {}
  }

  /** Tells how much of a file has been read. */
  private static final class Counted extends FilterInputStream {
    private final Handler handler;

    Counted(InputStream in, Handler handler) {
      super(in);
      this.handler = handler;
    }

    @Override
    public int read() throws IOException {
      int value = in.read();
      handler.read(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int count = in.read(target, offset, length);
      handler.read(Math.max(0, count));
      return count;
    }
  }

  /**
   * Reads a file, or all files below a directory in the order of their names. Hidden files and
   * directories (their names begin with a dot) below it are passed over.
   *
   * @param path the file or directory
   * @param handler takes what is read; an exception that it throws ends the reading
   */
  public static void read(Path path, Handler handler) {
    read(path, Options.DEFAULT, handler);
  }

  /**
   * Reads a file, or all files below a directory, with options.
   *
   * @param path the file or directory
   * @param options how the files are read
   * @param handler takes what is read; an exception that it throws ends the reading
   */
  public static void read(Path path, Options options, Handler handler) {
    if (!Files.exists(path)) {
      handler.rejected(path.toString(), "no such file or directory; check the path");
    } else if (Files.isDirectory(path)) {
      for (Path file : walk(path, handler)) {
        readFile(file, path.relativize(file).toString().replace('\\', '/'), options, handler);
      }
    } else {
      readFile(path, String.valueOf(path.getFileName()), options, handler);
    }
  }

  private static List<Path> walk(Path directory, Handler handler) {
    try (Stream<Path> paths = Files.walk(directory)) {
      return paths
          .filter(Files::isRegularFile)
          .filter(file -> !isHidden(directory.relativize(file)))
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      handler.rejected(directory.toString(), "cannot be listed: " + e.getMessage());
      return List.of();
    }
  }

  private static boolean isHidden(Path relative) {
    for (Path name : relative) {
      if (name.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  /**
   * What a file holds by its name, as {@link Format#AUTO} reads it.
   *
   * @param file the file; not read
   * @return its format, never {@link Format#AUTO}
   */
  public static Format formatOf(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".gz")) {
      name = name.substring(0, name.length() - 3);
    }
    if (name.endsWith(".html") || name.endsWith(".htm") || name.endsWith(".xhtml")) {
      return Format.HTML;
    }
    return name.endsWith(".jsonl") || name.endsWith(".ndjson") ? Format.JSONL : Format.TEXT;
  }

  /**
   * Reads what comes from a stream, such as standard input.
   *
   * @param in the bytes; read to the end and left open
   * @param name how to call it in the places of what is read; the id of a page
   * @param options how it is read; {@link Format#AUTO} means JSON Lines
   * @param handler takes what is read; an exception that it throws ends the reading
   */
  public static void read(InputStream in, String name, Options options, Handler handler) {
    boolean auto = options.format() == Format.AUTO;
    read(in, name, name, auto ? options.withFormat(Format.JSONL) : options, handler);
  }

  private static void readFile(Path file, String id, Options options, Handler handler) {
    Options known = options.format() == Format.AUTO ? options.withFormat(formatOf(file)) : options;
    try (InputStream in = open(file, handler)) {
      read(in, file.toString(), id, known, handler);
    } catch (EOFException | ZipException e) {
      handler.rejected(file.toString(), "damaged gzip file: " + e.getMessage());
    } catch (IOException e) {
      handler.rejected(file.toString(), "cannot be read: " + e);
    }
  }

  private static void read(
      InputStream in, String place, String id, Options options, Handler handler) {
    try {
      if (options.format() == Format.JSONL) {
        readLines(place, in, options, handler);
        return;
      }
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new RejectedInputException(
            "larger than " + MAX_BYTES + " bytes; one article a file, or use JSON Lines");
      }
      String text = LegacyText.mend(options.encoding().decode(bytes));
      if (text.isBlank()) {
        throw new RejectedInputException("empty; nothing to index");
      }
      handler.article(parse(id, text, options.format()), place);
    } catch (RejectedInputException e) {
      handler.rejected(place, String.valueOf(e.getMessage()));
    } catch (EOFException | ZipException e) {
      handler.rejected(place, "damaged gzip file: " + e.getMessage());
    } catch (IOException e) {
      handler.rejected(place, "cannot be read: " + e);
    }
  }

  private static Article parse(String id, String text, Format format)
      throws RejectedInputException {
    try {
      return format == Format.HTML ? HtmlPage.parse(id, text) : ScrapedPage.parse(id, text);
    } catch (IllegalArgumentException e) {
      throw new RejectedInputException("no article in it: " + e.getMessage(), e);
    }
  }

  private static InputStream open(Path file, Handler handler) throws IOException {
    InputStream in =
        new BufferedInputStream(new Counted(Files.newInputStream(file), handler), 1 << 16);
    if (!String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".gz")) {
      return in;
    }
    try {
      return new BufferedInputStream(new GZIPInputStream(in, 1 << 16), 1 << 16);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private static void readLines(String file, InputStream in, Options options, Handler handler)
      throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 14);
    long number = 0;
    long offset = 0;
    int b;
    do {
      b = in.read();
      if (b >= 0 && b != '\n') {
        if (line.size() < MAX_BYTES) {
          line.write(b);
        }
        continue;
      }
      number++;
      if (line.size() > 0) {
        readLine(file + ":" + number, line.toByteArray(), options, offset, handler);
      }
      offset += line.size() + 1L;
      line.reset();
    } while (b >= 0);
    if (number == 1 && offset == 1) {
      handler.rejected(file, "empty; nothing to index");
    }
  }

  private static void readLine(
      String place, byte[] line, Options options, long offset, Handler handler) {
    Article article;
    try {
      if (line.length >= MAX_BYTES) {
        throw new RejectedInputException("longer than " + MAX_BYTES + " bytes");
      }
      String text = options.encoding().decode(line, offset);
      if (text.isBlank()) {
        return;
      }
      article = JsonLines.parse(text, options.unknownFields());
    } catch (RejectedInputException e) {
      handler.rejected(place, String.valueOf(e.getMessage()));
      return;
    }
    handler.article(article, place);
  }
}
