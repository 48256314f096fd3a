// SPDX-License-Identifier: Apache-2.0
package io.luctim.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpRequestTest {
  private static HttpRequest parse(String head) throws HttpError {
    byte[] bytes = head.getBytes(StandardCharsets.UTF_8);
    return HttpRequest.parse(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  private static HttpRequest get(String target) throws HttpError {
    return parse("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n");
  }

  private static int refused(String head) {
    return assertThrows(HttpError.class, () -> parse(head), head).response().status();
  }

  @Test
  void readsMethodTargetAndHeaders() throws HttpError {
    HttpRequest request =
        parse("HEAD /a%20b?q=gi%C3%A1+v%c3%A0ng&x=1&x=&y HTTP/1.1\nhost:  localhost \nX-Y: a:b\n");
    assertEquals("HEAD", request.method());
    assertEquals("/a b", request.path());
    assertNull(request.authority());
    assertEquals("giá vàng", request.parameter("q", ""));
    assertEquals(List.of("1", ""), request.parameters().get("x"));
    assertEquals("none", request.parameter("y", "none"));
    assertEquals(List.of("localhost"), request.header("host"));
    assertEquals(List.of("a:b"), request.header("x-y"));
    assertEquals(List.of(), request.header("origin"));
  }

  @Test
  void readsBytesOfUtf8ThatAreNotEscaped() throws HttpError {
    assertEquals("vàng", get("/api/search?q=vàng").parameter("q", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "http://evil.example/x?q=1, evil.example, /x",
    "HTTP://localhost:80, localhost:80, /",
    "http://localhost?q=1, localhost, /",
    "http:///x, '', /x",
    "//evil.example/, , //evil.example/",
    "/http://evil.example, , /http://evil.example",
    "/../etc, , /../etc",
    "/%2e%2e/, , /../",
  })
  void tellsWhoIsAskedForWhat(String target, String authority, String path) throws HttpError {
    assertEquals(authority, get(target).authority());
    assertEquals(path, get(target).path());
  }

  @ParameterizedTest
  @CsvSource({
    "mailto:foo, 400",
    "*, 400",
    "?q=1, 400",
    "search.html, 400",
    "https://localhost/, 400",
    "/%, 400",
    "/%4, 400",
    "/%zz, 400",
    "/?q=%+1, 400",
    "/?q=%E1%BA, 400",
    "/?q=%C0%AF, 400",
    "/?q=%ED%A0%80, 400",
    "/?%FF=1, 400",
    "/#top, 400",
    "/a b, 400",
    "'', 400",
  })
  void refusesTargetsThatAreNone(String target, int status) {
    assertEquals(status, refused("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n"));
  }

  @Test
  void refusesControlCharacters() {
    for (char c : "\0\t\u0001\u001F\u007F".toCharArray()) {
      assertEquals(400, refused("GET /" + c + " HTTP/1.1\nHost: localhost\n"));
      assertEquals(400, refused("GET / HTTP/1.1\nHost: localhost\nX" + c + ": y\n"));
    }
    assertEquals(400, refused("GET / HTTP/1.1\nHost: local\0host\n"));
    assertEquals(400, refused("GET /\r HTTP/1.1\nHost: localhost\n"));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, 400",
    "GET /, 400",
    "GET / http/1.1, 400",
    "GET / HTTP/1.1 x, 400",
    "' GET / HTTP/1.1', 400",
    "G(T / HTTP/1.1, 400",
    "GET / HTTP/2, 505",
    "GET / HTTP/9.9, 505",
    "GET / HTTP/1.2, 505",
  })
  void refusesOtherRequestLines(String line, int status) {
    assertEquals(status, refused(line + "\r\nHost: localhost\r\n"));
  }

  @ParameterizedTest
  @CsvSource({"Host : localhost", "no colon", ": x", "' folded: x'", "X\u00E0: y"})
  void refusesHeadersThatAreNone(String header) {
    assertEquals(400, refused("GET / HTTP/1.1\r\n" + header + "\r\n"));
  }

  @Test
  void refusesTooMuch() throws HttpError {
    assertEquals(414, refused("GET /?q=" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n"));
    assertEquals(431, refused("GET / HTTP/1.1\r\n" + "X: y\r\n".repeat(101)));
    assertEquals(400, refused("GET /?" + "a=1&".repeat(101) + " HTTP/1.1\r\n"));
    assertEquals(400, refused("GET /?" + "&".repeat(15_000) + " HTTP/1.1\r\n"));
    assertEquals(12_000, get("/?q=" + "a".repeat(12_000)).parameter("q", "").length());
  }
}
