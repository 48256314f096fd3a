// SPDX-License-Identifier: Apache-2.0
package io.luctim.article;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads articles from files and directories.
 *
 * <p>A text or HTML file is one article; its id is its path below the directory that was named,
 * with slashes, or its name if the file itself was named. A JSON Lines file ({@code .jsonl}, {@code
 * .ndjson}, plain or gzipped) has an article a line. What cannot be read is handed over with its
 * location and the reason, and reading goes on. Memory is bounded: a page or a line of more than
 * {@value #MAX_BYTES} bytes (unzipped) is rejected without being kept. Stateless and safe for use
 * by several threads.
 *
 * @since 0.1
 */
public final class ArticleFiles {
  /**
   * Maximum size of a page, and of a line of a JSON Lines file, in bytes after unzipping: some
   * twenty books, and what a heap of 256 MB can hold in all its forms.
   */
  public static final int MAX_BYTES = 16 * 1024 * 1024;

  /** Maximum length of a reason in chars; reasons quote the input. */
  private static final int MAX_REASON = 500;

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
     * @param location where it was read
     */
    void article(Article article, SourceLocation location);

    /**
     * Takes what cannot be read as an article.
     *
     * @param location the file, or the line of it
     * @param reason what is wrong and how to mend it, on one line
     */
    void rejected(SourceLocation location, String reason);

    /**
     * Decides whether a file is to be read; by default all are.
     *
     * @param file a file that was named, or found below a directory
     * @return false to pass it over
     */
    default boolean accepts(Path file) {
      return true;
    }

    /**
     * Takes how far the reading is.
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
   * Reads a file, or all files below a directory in the order of their names. Below a directory,
   * hidden files and directories (their names begin with a dot) are passed over, and links to
   * directories are not followed. A pipe is read if it is named itself.
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
    if (Files.isDirectory(path)) {
      for (Path file : FileTree.files(path, handler)) {
        readFile(file, idOf(path.relativize(file)), options, handler);
      }
    } else {
      readFile(path, String.valueOf(path.getFileName()), options, handler);
    }
  }

  /** The names of a path with slashes between them; a backslash is part of a name on Unix. */
  private static String idOf(Path relative) {
    StringJoiner id = new StringJoiner("/");
    relative.forEach(name -> id.add(name.toString()));
    return id.toString();
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
   * @param name what to call it in locations; the id of a page
   * @param options how it is read; {@link Format#AUTO} means JSON Lines
   * @param handler takes what is read; an exception that it throws ends the reading
   */
  public static void read(InputStream in, Path name, Options options, Handler handler) {
    boolean auto = options.format() == Format.AUTO;
    Options known = auto ? options.withFormat(Format.JSONL) : options;
    try {
      read(in, name, name.toString(), known, handler);
    } catch (IOException e) {
      reject(handler, SourceLocation.of(name), reasonOf(e));
    }
  }

  private static void readFile(Path file, String id, Options options, Handler handler) {
    if (!handler.accepts(file)) {
      return;
    }
    Options known = options.format() == Format.AUTO ? options.withFormat(formatOf(file)) : options;
    try {
      FileTree.checkReadable(file);
      try (InputStream in = open(file, handler)) {
        read(in, file, id, known, handler);
      }
    } catch (RejectedInputException e) {
      reject(handler, SourceLocation.of(file), String.valueOf(e.getMessage()));
    } catch (IOException e) {
      reject(handler, SourceLocation.of(file), reasonOf(e));
    } catch (OutOfMemoryError e) {
      reject(handler, SourceLocation.of(file), RejectedInputException.reasonOf(e));
    }
  }

  private static void reject(Handler handler, SourceLocation location, String reason) {
    String clipped = reason.length() > MAX_REASON ? reason.substring(0, MAX_REASON) + "…" : reason;
    handler.rejected(location, clipped.replaceAll("\\p{Cntrl}+", " "));
  }

  static String reasonOf(IOException e) {
    return switch (e) {
      case EOFException cut -> "damaged gzip file: " + cut.getMessage();
      case ZipException damaged -> "damaged gzip file: " + damaged.getMessage();
      case AccessDeniedException denied -> "permission denied; make it readable, or leave it out";
      case NoSuchFileException gone -> "no such file or directory; check the path";
      case FileSystemException file when file.getReason() != null ->
          "cannot be read: " + file.getReason();
      default -> "cannot be read: " + e;
    };
  }

  private static void read(InputStream in, Path file, String id, Options options, Handler handler)
      throws IOException {
    if (options.format() == Format.JSONL) {
      readLines(in, file, options, handler);
    } else {
      SourceLocation location = SourceLocation.of(file);
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      Article article = parsed(location, handler, () -> page(bytes, id, options));
      if (article != null) {
        handler.article(article, location);
      }
    }
  }

  private interface Parse {
    @Nullable Article run() throws RejectedInputException;
  }

  /** Runs a parser; what it cannot read, or fails on, is rejected, and null is returned. */
  private static @Nullable Article parsed(SourceLocation location, Handler handler, Parse parse) {
    String reason;
    try {
      return parse.run();
    } catch (RejectedInputException e) {
      reason = String.valueOf(e.getMessage());
    } catch (RuntimeException | Error e) {
      reason = RejectedInputException.reasonOf(e);
    }
    reject(handler, location, reason);
    return null;
  }

  private static Article page(byte[] bytes, String id, Options options)
      throws RejectedInputException {
    if (bytes.length > MAX_BYTES) {
      throw new RejectedInputException(
          "larger than " + MAX_BYTES + " bytes; one article a file, or use JSON Lines");
    }
    String text = LegacyText.mend(options.encoding().decode(bytes));
    if (text.isBlank()) {
      throw new RejectedInputException("empty; nothing to index");
    }
    try {
      return options.format() == Format.HTML
          ? HtmlPage.parse(id, text)
          : ScrapedPage.parse(id, text);
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
      return new GZIPInputStream(in, 1 << 16);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private static void readLines(InputStream in, Path file, Options options, Handler handler)
      throws IOException {
    LineReader lines = new LineReader(in, options.encoding(), MAX_BYTES);
    boolean any = false;
    while (lines.next()) {
      SourceLocation location = new SourceLocation(file, lines.number());
      AtomicBoolean blank = new AtomicBoolean();
      Article article = parsed(location, handler, () -> record(lines, options, blank));
      if (article != null) {
        handler.article(article, location);
      }
      any |= !blank.get();
    }
    if (!any) {
      reject(handler, SourceLocation.of(file), "empty; nothing to index");
    }
  }

  private static @Nullable Article record(LineReader lines, Options options, AtomicBoolean blank)
      throws RejectedInputException {
    String text = lines.text();
    if (text.isBlank()) {
      blank.set(true);
      return null;
    }
    return JsonLines.parse(text, options.unknownFields());
  }
}
