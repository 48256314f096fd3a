// SPDX-License-Identifier: Apache-2.0
package io.luctim.demo;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The hosts under which a server may be asked. A page of another site can make a browser ask this
 * machine, but only under that site's name (DNS rebinding); so addresses are accepted, and of names
 * only those that are known. The port is not compared: tunnels change it. Immutable.
 */
final class HostNames {
  private static final Pattern AUTHORITY =
      Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)(?::([0-9]{1,5}))?");
  private static final String OCTET = "(0|[1-9][0-9]?|1[0-9][0-9]|2[0-4][0-9]|25[0-5])";
  private static final Pattern IPV4 =
      Pattern.compile(String.join("\\.", OCTET, OCTET, OCTET, OCTET));

  private final boolean loopback;
  private final Set<String> names = new HashSet<>();

  /** Makes the names of a server that listens at an address, which was given under a name. */
  HostNames(InetAddress address, String given) {
    loopback = address.isLoopbackAddress();
    names.add("localhost");
    if (literal(given) == null) {
      names.add(given.toLowerCase(Locale.ROOT));
    }
    if (!loopback) {
      try {
        names.add(InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT));
      } catch (UnknownHostException e) {
        // This machine has no name; its addresses do.
      }
    }
  }

  /** Returns whether a host, with or without a port, is one of the server's own. */
  boolean accept(String authority) {
    Matcher parts = AUTHORITY.matcher(authority);
    if (!parts.matches() || !isPort(parts.group(2))) {
      return false;
    }
    InetAddress address = literal(parts.group(1));
    if (address == null) {
      return names.contains(parts.group(1).toLowerCase(Locale.ROOT));
    }
    return loopback ? address.isLoopbackAddress() : !address.isAnyLocalAddress();
  }

  private static boolean isPort(@Nullable String port) {
    return port == null || Integer.parseInt(port) >= 1 && Integer.parseInt(port) <= 65535;
  }

  /** Parses an address that is written out; names are never looked up. */
  private static @Nullable InetAddress literal(String host) {
    boolean isLiteral = host.startsWith("[") || IPV4.matcher(host).matches() || host.contains(":");
    try {
      return isLiteral ? InetAddress.getByName(host) : null;
    } catch (UnknownHostException e) {
      return null; // such as [1:2]
    }
  }
}
