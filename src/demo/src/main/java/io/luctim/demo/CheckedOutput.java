// SPDX-License-Identifier: Apache-2.0
package io.luctim.demo;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A stream that fails with an exception that a {@link PrintWriter} does not swallow, so that no
 * command has to ask whether what it printed arrived, and none goes on when it did not. It fails
 * once; what is written after that is dropped.
 */
final class CheckedOutput extends FilterOutputStream {
  private final String name;
  private boolean failed;

  private CheckedOutput(OutputStream out, String name) {
    super(out);
    this.name = name;
  }

  /** Makes a writer of UTF-8; its methods throw {@link Failure} where they cannot write. */
  static PrintWriter writer(OutputStream out, String name) {
    return new PrintWriter(new CheckedOutput(out, name), false, StandardCharsets.UTF_8);
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    attempt(() -> out.write(bytes, from, length));
  }

  @Override
  public void flush() {
    attempt(out::flush);
  }

  @Override
  public void close() {
    attempt(out::close);
  }

  private interface Step {
    void run() throws IOException;
  }

  private void attempt(Step step) {
    try {
      if (!failed) {
        step.run();
      }
    } catch (IOException e) {
      failed = true;
      throw new Failure(name, e);
    }
  }

  /** Output that did not arrive. */
  static final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    Failure(String name, IOException cause) {
      super("cannot write to " + name + ": " + cause.getMessage(), cause);
      reason = String.valueOf(cause.getMessage());
    }

    /** Returns whether the reader has gone, as {@code head} does when it has enough. */
    boolean isBrokenPipe() {
      return reason.toLowerCase(Locale.ROOT).contains("pipe");
    }
  }
}
