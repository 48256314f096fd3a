// SPDX-License-Identifier: Apache-2.0
package io.luctim.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What arrives at a socket, by sockets. */
@Timeout(60)
class HttpListenerTest {
  private static final String GET = "GET /a?b=c HTTP/1.1\r\nHost: localhost\r\n\r\n";
  private static final Duration LONG = Duration.ofMinutes(5);

  private final List<Socket> sockets = new ArrayList<>();
  private HttpListener listener;

  private void start(int connections, Duration head, Duration total, HttpListener.Handler handler)
      throws IOException {
    listener =
        HttpListener.start(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            new HttpListener.Limits(connections, head, total),
            handler);
  }

  private void start() throws IOException {
    start(8, LONG, LONG, request -> HttpResponse.text(200, request.path()));
  }

  @AfterEach
  void close() throws IOException {
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private Socket connect(String sent) throws IOException {
    Socket socket = new Socket(listener.address().getAddress(), listener.address().getPort());
    sockets.add(socket);
    socket.getOutputStream().write(sent.getBytes(StandardCharsets.ISO_8859_1));
    return socket;
  }

  private static String answer(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private String ask(String sent) throws IOException {
    return answer(connect(sent));
  }

  private void assertStatus(int status, String sent) throws IOException {
    String answer = ask(sent);
    assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
    assertTrue(answer.contains("\r\nConnection: close\r\n"), answer);
  }

  @Test
  void answersOnceAndCloses() throws IOException {
    start();
    String answer = ask(GET + GET);
    assertTrue(answer.startsWith("HTTP/1.1 200 OK\r\n"), answer);
    assertTrue(answer.endsWith("\r\n\r\n/a"), answer);
    assertTrue(answer.contains("\r\nContent-Length: 2\r\n"), answer);
    assertTrue(ask("\r\n\n" + GET).endsWith("/a"), "empty lines before");
    assertTrue(ask(GET.replace("\r", "")).endsWith("/a"), "ends of lines");
  }

  @Test
  void answersHeadWithoutText() throws IOException {
    start();
    String answer = ask(GET.replace("GET", "HEAD"));
    assertTrue(answer.contains("\r\nContent-Length: 2\r\n"), answer);
    assertTrue(answer.endsWith("\r\n\r\n"), answer);
  }

  @Test
  void answersWhatIsNoRequest() throws IOException {
    start();
    assertStatus(400, "GET mailto:foo HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assertStatus(400, "hello\r\n\r\n");
    assertStatus(400, "\u0016\u0003\u0001\0\0\n\n");
    Socket half = connect("GET / HTTP/1.1\r\nHost: local");
    half.shutdownOutput();
    assertTrue(answer(half).startsWith("HTTP/1.1 400 "));
    Socket nothing = connect("");
    nothing.shutdownOutput();
    assertEquals("", answer(nothing));
  }

  /** Though bytes were unread when it answered, which would reset the connection. */
  @Test
  void answersWhatIsTooLarge() throws IOException {
    start();
    assertStatus(414, "GET /" + "a".repeat(5_000_000) + " HTTP/1.1\r\n\r\n");
    assertStatus(431, "GET / HTTP/1.1\r\nX: " + "a".repeat(1_000_000) + "\r\n\r\n");
    assertStatus(431, "GET / HTTP/1.1\r\n" + "X: y\r\n".repeat(100_000) + "\r\n");
    assertStatus(414, "\n".repeat(100_000) + GET);
    assertStatus(200, GET.replace("GET", "POST") + "a".repeat(5_000_000));
  }

  @Test
  void halfSentRequestsHoldUpNoOther() throws IOException {
    start();
    for (int i = 0; i < 500; i++) {
      connect(i % 2 == 0 ? "GET / HTTP/1.1\r\nHost: localhost\r\nX: " : "");
    }
    for (int i = 0; i < 20; i++) {
      assertTrue(ask(GET).endsWith("/a"));
    }
    int closed = 0;
    for (Socket socket : sockets.subList(0, 450)) {
      try {
        closed += socket.getInputStream().read() < 0 ? 1 : 0;
      } catch (IOException e) {
        closed++; // reset
      }
    }
    assertEquals(450, closed, "no more connections than allowed");
  }

  @Test
  void refusesAConnectionWhenAllAreBeingAnswered() throws Exception {
    CountDownLatch answering = new CountDownLatch(2);
    CountDownLatch go = new CountDownLatch(1);
    start(
        2,
        LONG,
        LONG,
        request -> {
          answering.countDown();
          try {
            go.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return HttpResponse.text(200, "done");
        });
    Socket one = connect(GET);
    Socket two = connect(GET);
    answering.await();
    String third;
    try {
      third = ask(GET);
    } catch (IOException e) {
      third = ""; // reset
    }
    assertEquals("", third);
    go.countDown();
    assertTrue(answer(one).endsWith("done"));
    assertTrue(answer(two).endsWith("done"));
  }

  @Test
  void aHeadMayNotTakeLongerThanTheLimit() throws Exception {
    start(8, Duration.ofMillis(300), LONG, request -> HttpResponse.text(200, "done"));
    assertStatus(408, "GET / HTTP/1.1\r\nHost: localhost\r\nX: ");
    assertEquals("", ask(""), "nothing was asked");
    Socket slow = connect("GET / HTTP/1.1\r\nX: ");
    try {
      while (slow.getInputStream().available() == 0) { // a byte now and then does not help
        slow.getOutputStream().write('a');
        Thread.sleep(20);
      }
    } catch (IOException e) {
      return; // reset after the answer
    }
    assertTrue(answer(slow).startsWith("HTTP/1.1 408 "));
  }

  @Test
  void aConnectionMayNotTakeLongerThanTheLimit() throws Exception {
    String large = "a".repeat(50 << 20);
    start(8, LONG, Duration.ofMillis(500), request -> HttpResponse.text(200, large));
    Socket lazy = connect(GET);
    Thread.sleep(1500);
    assertTrue(lazy.getInputStream().readAllBytes().length < large.length(), "was it not closed?");
  }

  @Test
  void aFaultOfTheHandlerIsAnswered() throws IOException {
    start(
        8,
        LONG,
        LONG,
        request -> {
          throw new IllegalStateException("out of order");
        });
    String answer = ask(GET);
    assertTrue(answer.startsWith("HTTP/1.1 500 "), answer);
    assertTrue(answer.contains("out of order"), answer);
  }
}
