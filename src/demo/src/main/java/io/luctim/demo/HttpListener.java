// SPDX-License-Identifier: Apache-2.0
package io.luctim.demo;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads one request from each connection and sends one answer, whatever the other side does: heads
 * are bounded in bytes and time, connections in number and time. A connection has a virtual thread,
 * so that waiting for one holds up no other; answers are made by a few threads that are used again.
 *
 * <p>The JDK's HTTP server is not used: it closes connections without an answer where a target has
 * no path or a head is too large, and its limits are properties of the whole process. Thread-safe.
 */
final class HttpListener implements AutoCloseable {
  /** Maximum size of a head in bytes; browsers send one or two thousand. */
  private static final int MAX_HEAD = 64 << 10;

  private static final int MIN_HEAD = 2 << 10;

  /** Maximum number of bytes after a head that are read and dropped before closing. */
  private static final int MAX_REST = 16 << 20;

  private final ServerSocket server;
  private final Limits limits;
  private final Handler handler;
  private final ExecutorService answers =
      Executors.newFixedThreadPool(2 * Runtime.getRuntime().availableProcessors());
  private final ScheduledThreadPoolExecutor deadlines = new ScheduledThreadPoolExecutor(1);

  /** All connections, the oldest first. */
  private final Set<Socket> open = new LinkedHashSet<>();

  /** Those of them that are not being answered. */
  private final Set<Socket> waiting = new LinkedHashSet<>();

  /**
   * What a connection may cost.
   *
   * @param connections how many there may be; for one more, the oldest that waits is closed
   * @param head how long a head may take to come
   * @param total how long a connection may be open
   */
  record Limits(int connections, Duration head, Duration total) {
    static final Limits DEFAULT = new Limits(128, Duration.ofSeconds(10), Duration.ofMinutes(1));
  }

  /** What is answered. */
  interface Handler {
    HttpResponse answer(HttpRequest request) throws HttpError;
  }

  private HttpListener(ServerSocket server, Limits limits, Handler handler) {
    this.server = server;
    this.limits = limits;
    this.handler = handler;
    deadlines.setRemoveOnCancelPolicy(true);
  }

  /** Starts to listen; the handler is called by several threads. */
  static HttpListener start(InetSocketAddress address, Limits limits, Handler handler)
      throws IOException {
    ServerSocket server = new ServerSocket();
    try {
      server.bind(address);
    } catch (IOException e) {
      server.close();
      throw e;
    }
    HttpListener listener = new HttpListener(server, limits, handler);
    Thread.ofPlatform().daemon().name("luctim-http").start(listener::accept);
    return listener;
  }

  InetSocketAddress address() {
    return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        if (admit(socket)) {
          Thread.ofVirtual().start(() -> serve(socket));
        }
      } catch (IOException e) {
        pause(); // the server is closed, or the process has no file descriptor left
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(server.isClosed() ? 0 : 100);
    } catch (InterruptedException e) {
      close();
    }
  }

  /** Takes a connection in; where there are too many, in the place of the oldest that waits. */
  private synchronized boolean admit(Socket socket) {
    if (open.size() >= limits.connections()) {
      if (waiting.isEmpty()) {
        closeQuietly(socket);
        return false;
      }
      remove(waiting.iterator().next());
    }
    open.add(socket);
    waiting.add(socket);
    return true;
  }

  private synchronized void remove(Socket socket) {
    open.remove(socket);
    waiting.remove(socket);
    closeQuietly(socket);
  }

  private synchronized void setWaiting(Socket socket, boolean waits) {
    if (waits && open.contains(socket)) {
      waiting.add(socket);
    } else {
      waiting.remove(socket);
    }
  }

  private void serve(Socket socket) {
    Future<?> deadline = null;
    try {
      deadline =
          deadlines.schedule(
              () -> remove(socket), limits.total().toMillis(), TimeUnit.MILLISECONDS);
      byte[] response = response(socket);
      if (response != null) {
        socket.getOutputStream().write(response);
        socket.shutdownOutput();
        setWaiting(socket, true);
        dropRest(socket);
      }
    } catch (IOException | RejectedExecutionException e) {
      // The other side is gone or slower than the limits allow, or the server is closing.
    } finally {
      remove(socket);
      if (deadline != null) {
        deadline.cancel(false);
      }
    }
  }

  /** Returns what to send, null if nothing was asked. */
  private byte @Nullable [] response(Socket socket) throws IOException {
    boolean withText = true;
    try {
      String head = readHead(socket);
      if (head.isEmpty()) {
        return null;
      }
      setWaiting(socket, false);
      HttpRequest request = HttpRequest.parse(head);
      withText = !request.method().equals("HEAD");
      return answer(request).bytes(withText);
    } catch (HttpError e) {
      return e.response().bytes(withText);
    }
  }

  private HttpResponse answer(HttpRequest request) throws HttpError {
    try {
      return answers.submit(() -> handler.answer(request)).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof HttpError error) {
        throw error;
      }
      return HttpResponse.text(500, "this cannot be answered: " + e.getCause());
    } catch (InterruptedException e) {
      return HttpResponse.text(503, "the server is closing");
    }
  }

  /** Returns the lines before the first empty one, each byte a char; nothing if none came. */
  private String readHead(Socket socket) throws IOException, HttpError {
    InputStream in = socket.getInputStream();
    long end = System.nanoTime() + limits.head().toNanos();
    byte[] bytes = new byte[MIN_HEAD];
    int length = 0;
    int first = -1; // where the first line with something in it begins
    int line = 0; // where the current line begins
    while (true) {
      int read = read(socket, in, bytes, length, end);
      if (read < 0 && length == 0) {
        return "";
      }
      if (read < 0) {
        throw new HttpError(400, "the request ends in its head");
      }
      for (int i = length; i < length + read; i++) {
        if (bytes[i] == '\n') {
          boolean isEmpty = i == line || i == line + 1 && bytes[line] == '\r';
          if (isEmpty && first >= 0) {
            return new String(bytes, first, line - first, StandardCharsets.ISO_8859_1);
          }
          first = isEmpty || first >= 0 ? first : line;
          line = i + 1;
        }
      }
      length += read;
      if (length == MAX_HEAD) {
        throw new HttpError(first < 0 ? 414 : 431, "the head exceeds " + MAX_HEAD + " bytes");
      }
      bytes = length < bytes.length ? bytes : Arrays.copyOf(bytes, 2 * length);
    }
  }

  private static int read(Socket socket, InputStream in, byte[] bytes, int from, long end)
      throws IOException, HttpError {
    long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    try {
      if (left > 0) {
        socket.setSoTimeout((int) left);
        return in.read(bytes, from, bytes.length - from);
      }
    } catch (SocketTimeoutException e) {
      // as if there was no time left
    }
    if (from == 0) {
      return -1;
    }
    throw new HttpError(408, "the request took too long to come");
  }

  /** Reads what else is sent: closing with bytes unread would take the answer away. */
  private static void dropRest(Socket socket) throws IOException {
    socket.setSoTimeout(1000);
    byte[] rest = new byte[8192];
    InputStream in = socket.getInputStream();
    int dropped = 0;
    for (int n = in.read(rest); n >= 0 && dropped < MAX_REST; n = in.read(rest)) {
      dropped += n;
    }
  }

  @Override
  public void close() {
    closeQuietly(server);
    List<Socket> sockets;
    synchronized (this) {
      sockets = List.copyOf(open);
    }
    sockets.forEach(this::remove);
    deadlines.shutdownNow();
    answers.shutdown();
    try {
      boolean unused = answers.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void closeQuietly(Closeable socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is of no more use either way.
    }
  }
}
