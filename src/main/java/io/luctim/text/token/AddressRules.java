// SPDX-License-Identifier: Apache-2.0
package io.luctim.text.token;

import io.luctim.text.TokenType;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Finds e-mail addresses, host names and URLs among the atoms of a run.
 *
 * <p>Remembers up to which atom no address can start, so that a run such as {@code a.a.a.a} is not
 * searched again from each of its atoms. Not safe for use by several threads; allocates nothing.
 */
final class AddressRules {
  /**
   * Top-level domains that end a host name, packed and sorted. Before other letters, a dot is more
   * likely a full stop whose space was forgotten.
   */
  private static final long[] TOP_LEVEL_DOMAINS =
      Stream.of(
              "vn com net org edu gov info biz io dev app tv me eu us uk fr de jp kr cn hk tw sg th"
                  + " la kh my ru ua au ca ch int mil name pro online store shop site xyz blog news"
                  + " asia example")
          .flatMap(list -> Stream.of(list.split(" ")))
          .mapToLong(domain -> packLetters(domain.toCharArray(), 0, domain.length()))
          .sorted()
          .toArray();

  /** Maximum length of a scheme, such as {@code https}, in chars. */
  private static final int MAX_SCHEME = 7;

  /** Maximum length of a top-level domain in chars, so that it can be packed into a long. */
  private static final int MAX_DOMAIN = 7;

  private final CompoundScanner run;
  private int noHostBefore; // no host name starts at an atom before this one
  private int noEmailBefore; // the same for an e-mail address
  private int end;
  private TokenType type = TokenType.URL;

  AddressRules(CompoundScanner run) {
    this.run = run;
  }

  /** Prepares for another run. */
  void reset() {
    noHostBefore = 0;
    noEmailBefore = 0;
  }

  /** Returns where the last match ends in the text, exclusive. */
  int end() {
    return end;
  }

  /** Returns the type of the last match. */
  TokenType type() {
    return type;
  }

  /**
   * Matches an address that starts at an atom.
   *
   * @return the number of atoms that belong to it; 0 if no address starts there
   */
  int match(char[] text, int atom, int limit) {
    if (run.kinds[atom] == CompoundScanner.LETTERS && isScheme(text, atom, limit)) {
      return matchUrl(text, atom, run.ends[atom], limit);
    }
    char after = run.connectors[atom];
    if (after != '.' && after != '@' && after != '-' && after != '_' && after != '+') {
      return 0;
    }
    int email = atom < noEmailBefore ? 0 : matchEmail(text, atom);
    if (email > 0) {
      return email;
    }
    int host = atom < noHostBefore ? -1 : hostEnd(text, atom);
    if (host < 0) {
      return 0;
    }
    int hostEnd = run.ends[host];
    return hostEnd < limit && text[hostEnd] == '/'
        ? matchUrl(text, atom, hostEnd, limit)
        : found(atom, host, TokenType.URL);
  }

  private int found(int first, int last, TokenType found) {
    end = run.ends[last];
    type = found;
    return last - first + 1;
  }

  private int matchEmail(char[] text, int atom) {
    int at = atom;
    while (run.isAscii(text, at)
        && run.connectors[at] != 0
        && "._-+".indexOf(run.connectors[at]) >= 0) {
      at++;
    }
    if (run.connectors[at] == '@' && run.isAscii(text, at)) {
      int known = noHostBefore;
      int host = hostEnd(text, at + 1);
      noHostBefore = known; // the atoms before the @ were not searched for a host name
      if (host > 0) {
        return found(atom, host, TokenType.EMAIL);
      }
    }
    noEmailBefore = at + 1;
    return 0;
  }

  private boolean isScheme(char[] text, int atom, int limit) {
    int end = run.ends[atom];
    return end + 3 < limit
        && text[end] == ':'
        && text[end + 1] == '/'
        && text[end + 2] == '/'
        && run.isAscii(text, atom)
        && run.length(atom) <= MAX_SCHEME
        && isUrlChar(text[end + 3]);
  }

  /** Matches a URL up to the next space or quote, without the punctuation that ends a sentence. */
  private int matchUrl(char[] text, int atom, int from, int limit) {
    int bound = Math.min(limit, run.starts[atom] + TokenScanner.MAX_TOKEN_LENGTH);
    int stop = from;
    while (stop < bound && isUrlChar(text[stop])) {
      stop++;
    }
    while (stop > from && ".,;:!?/-".indexOf(text[stop - 1]) >= 0) {
      stop--;
    }
    int last = atom;
    while (last + 1 < run.atomCount && run.starts[last + 1] < stop) {
      last++;
    }
    end = Math.max(stop, run.ends[atom]);
    type = TokenType.URL;
    return last - atom + 1;
  }

  private static boolean isUrlChar(char c) {
    return c > ' ' && c < 0x7F && "\"<>\\^`{|}()[]".indexOf(c) < 0;
  }

  /** Returns the last atom of the host name that starts at an atom, or -1 if none does. */
  private int hostEnd(char[] text, int atom) {
    int found = -1;
    int i = atom;
    for (; i < run.atomCount && run.isAscii(text, i); i++) {
      char before = i == atom ? 0 : run.connectors[i - 1];
      if (before == '.' && run.kinds[i] == CompoundScanner.LETTERS && isTopLevelDomain(text, i)) {
        found = i;
      }
      if (run.connectors[i] != '.' && run.connectors[i] != '-') {
        break;
      }
    }
    if (found < 0) {
      noHostBefore = Math.max(noHostBefore, i + 1);
    }
    return found;
  }

  private boolean isTopLevelDomain(char[] text, int atom) {
    int length = run.length(atom);
    if (length < 2 || length > MAX_DOMAIN) {
      return false;
    }
    long packed = packLetters(text, run.starts[atom], run.ends[atom]);
    return Arrays.binarySearch(TOP_LEVEL_DOMAINS, packed) >= 0;
  }

  /** Packs up to seven ASCII letters of either case into one number. */
  private static long packLetters(char[] text, int from, int to) {
    long packed = 0;
    for (int i = from; i < to; i++) {
      packed = packed << 8 | (text[i] | 0x20);
    }
    return packed;
  }
}
