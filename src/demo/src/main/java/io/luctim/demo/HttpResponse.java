// SPDX-License-Identifier: Apache-2.0
package io.luctim.demo;

import java.nio.charset.StandardCharsets;

/**
 * What is sent for a request; always the last of its connection. Immutable.
 *
 * @param status the status code
 * @param type the media type of the text
 * @param text what is sent
 */
record HttpResponse(int status, String type, String text) {
  /** No script, style or address but the server's own, and nothing is kept or guessed. */
  private static final String HEADERS =
      """
      Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; \
      connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'
      X-Content-Type-Options: nosniff
      Referrer-Policy: no-referrer
      Cache-Control: no-store
      Connection: close
      """;

  static HttpResponse text(int status, String text) {
    return new HttpResponse(status, "text/plain", text);
  }

  static HttpResponse json(String text) {
    return new HttpResponse(200, "application/json", text);
  }

  /** Returns the bytes to send; for {@code HEAD} those before the text only. */
  byte[] bytes(boolean withText) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    String head =
        ("HTTP/1.1 " + status + " " + reason() + "\n")
            + ("Content-Type: " + type + "; charset=utf-8\n")
            + ("Content-Length: " + content.length + "\n")
            + (status == 405 ? "Allow: GET, HEAD\n" : "")
            + HEADERS
            + "\n";
    byte[] start = head.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
    byte[] bytes = new byte[start.length + (withText ? content.length : 0)];
    System.arraycopy(start, 0, bytes, 0, start.length);
    System.arraycopy(content, 0, bytes, start.length, bytes.length - start.length);
    return bytes;
  }

  private String reason() {
    return switch (status) {
      case 200 -> "OK";
      case 400 -> "Bad Request";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 408 -> "Request Timeout";
      case 414 -> "URI Too Long";
      case 421 -> "Misdirected Request";
      case 431 -> "Request Header Fields Too Large";
      case 503 -> "Service Unavailable";
      case 505 -> "HTTP Version Not Supported";
      default -> "Internal Server Error";
    };
  }
}
