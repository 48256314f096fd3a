// SPDX-License-Identifier: Apache-2.0
package io.luctim.demo;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The head of an HTTP/1 request: what is asked for, and of whom. A body is not read. Immutable.
 *
 * @param method such as {@code GET}
 * @param authority the host and port that an absolute target names, null for other targets
 * @param path the decoded path, which begins with {@code /}
 * @param parameters the decoded parameters of the query, each with its values in their order
 * @param headers the headers by their names in lower case, each with its values in their order
 */
record HttpRequest(
    String method,
    @Nullable String authority,
    String path,
    Map<String, List<String>> parameters,
    Map<String, List<String>> headers) {
  /** Maximum length of a target in bytes: well above what a search box or a link holds. */
  private static final int MAX_TARGET = 16 << 10;

  /** Maximum number of headers, and of parameters: browsers send about twenty headers. */
  private static final int MAX_FIELDS = 100;

  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Pattern ABSOLUTE =
      Pattern.compile("http://([^/?]*)(.*)", Pattern.CASE_INSENSITIVE);

  /**
   * Reads a head.
   *
   * @param head its lines, without the empty one at the end; each byte is a char
   * @throws HttpError if it is not a head of HTTP/1, or if there is too much of it
   */
  static HttpRequest parse(String head) throws HttpError {
    List<String> lines = head.lines().toList();
    String[] words = lines.getFirst().split(" ", -1);
    if (words.length != 3 || !TOKEN.matcher(words[0]).matches()) {
      throw new HttpError(400, "the request line is not: method, target, version");
    }
    if (!words[2].matches("HTTP/1\\.[01]")) {
      boolean isOther = words[2].matches("HTTP/[0-9]+(\\.[0-9]+)?");
      throw new HttpError(isOther ? 505 : 400, "the version must be HTTP/1.1");
    }
    return request(words[0], words[1], headers(lines.subList(1, lines.size())));
  }

  private static HttpRequest request(
      String method, String target, Map<String, List<String>> headers) throws HttpError {
    if (target.length() > MAX_TARGET) {
      throw new HttpError(414, "the address is longer than " + MAX_TARGET + " bytes");
    }
    if (target.chars().anyMatch(c -> c <= ' ' || c == 0x7F || c == '#')) {
      throw new HttpError(400, "the address has a control character or a '#'");
    }
    var absolute = ABSOLUTE.matcher(target);
    String authority = null;
    String local = target;
    if (absolute.matches()) {
      authority = absolute.group(1);
      local = absolute.group(2).startsWith("/") ? absolute.group(2) : "/" + absolute.group(2);
    } else if (!target.startsWith("/")) {
      throw new HttpError(400, "the address has no path");
    }
    int question = local.indexOf('?');
    String path = question < 0 ? local : local.substring(0, question);
    String query = question < 0 ? "" : local.substring(question + 1);
    return new HttpRequest(method, authority, decode(path), parameters(query), headers);
  }

  private static Map<String, List<String>> headers(List<String> lines) throws HttpError {
    if (lines.size() > MAX_FIELDS) {
      throw new HttpError(431, "there are more than " + MAX_FIELDS + " headers");
    }
    Map<String, List<String>> headers = new HashMap<>();
    for (String line : lines) {
      int colon = line.indexOf(':');
      String name = line.substring(0, Math.max(0, colon));
      String value = line.substring(colon + 1);
      if (!TOKEN.matcher(name).matches()
          || value.chars().anyMatch(c -> c < ' ' && c != '\t' || c == 0x7F)) {
        throw new HttpError(400, "a header is not: name, colon, value");
      }
      headers
          .computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new ArrayList<>())
          .add(value.strip());
    }
    return headers;
  }

  private static Map<String, List<String>> parameters(String query) throws HttpError {
    String[] pairs = query.split("&", -1);
    if (pairs.length > MAX_FIELDS) {
      throw new HttpError(400, "there are more than " + MAX_FIELDS + " parameters");
    }
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        String value = decode(pair.substring(equals + 1).replace('+', ' '));
        parameters
            .computeIfAbsent(decode(pair.substring(0, equals)), name -> new ArrayList<>())
            .add(value);
      }
    }
    return parameters;
  }

  /** Decodes percent escapes, and bytes of UTF-8 that came without them. */
  private static String decode(String text) throws HttpError {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '%') {
        bytes.write(escaped(text, i + 1));
        i += 2;
      } else {
        bytes.write(text.charAt(i));
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw new HttpError(400, "the address is not UTF-8");
    }
  }

  private static int escaped(String text, int at) throws HttpError {
    int high = at + 1 < text.length() ? Character.digit(text.charAt(at), 16) : -1;
    int low = at + 1 < text.length() ? Character.digit(text.charAt(at + 1), 16) : -1;
    if (high < 0 || low < 0) {
      throw new HttpError(400, "the address has a '%' without two hexadecimal digits after it");
    }
    return high << 4 | low;
  }

  /** Returns the values of a header, by its name in lower case. */
  List<String> header(String name) {
    return headers.getOrDefault(name, List.of());
  }

  /** Returns the first value of a parameter, or another where there is none. */
  String parameter(String name, String otherwise) {
    return parameters.getOrDefault(name, List.of(otherwise)).getFirst();
  }
}
