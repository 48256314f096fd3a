// SPDX-License-Identifier: Apache-2.0
package io.luctim.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostNamesTest {
  private final HostNames local = new HostNames(InetAddress.getLoopbackAddress(), "127.0.0.1");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST",
        "localhost:8080",
        "127.0.0.1",
        "127.0.0.1:1",
        "127.9.255.0:65535",
        "[::1]",
        "[::1]:8080",
        "[0:0:0:0:0:0:0:1]",
        "[::ffff:127.0.0.1]"
      })
  void acceptsNamesAndAddressesOfThisMachine(String host) {
    assertTrue(local.accept(host));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "127.evil.example",
        "127.0.0.1.evil.example",
        "127.0.0.1.evil.example:8080",
        "localhost.evil.example",
        "evil.example",
        "evil.example:80@127.0.0.1",
        "127.",
        "127.1",
        "127.0.0.256",
        "127.0.0.01",
        "0177.0.0.1",
        "127.0.0.1.",
        "127.0.0.1.1",
        "128.0.0.1",
        "0.0.0.0",
        "[::]",
        "[::2]",
        "[::1",
        "::1",
        "[::1].evil.example",
        "[::1%25lo]",
        "[1:2]",
        "[127.0.0.1]x",
        "localhost.",
        "localhost:",
        "localhost:0",
        "localhost:65536",
        "localhost:999999",
        "localhost:8080:80",
        "localhost:x",
        "localhost:-1",
        "localhost ",
        " localhost",
        "127.0.0.1\tx",
        "127.0.0.1/x",
        "127.0.0.1#x",
        "user@localhost",
        "xn--localhost",
        "localhost,evil.example",
        "127。0。0。1",
        "2130706433"
      })
  void refusesAnyOtherHost(String host) {
    assertFalse(local.accept(host));
  }

  @Test
  void acceptsTheNameThatWasGiven() throws UnknownHostException {
    InetAddress address = InetAddress.getByAddress("Search.Example", new byte[] {10, 0, 0, 7});
    HostNames names = new HostNames(address, address.getHostName());
    assertTrue(names.accept("search.example:8080"));
    assertTrue(names.accept("10.0.0.7"));
    assertTrue(names.accept(InetAddress.getLocalHost().getHostName()));
    assertFalse(names.accept("evil.example"));
    assertFalse(names.accept("search.example.evil.example"));
    assertFalse(names.accept("0.0.0.0"), "a browser takes it for this machine");
    assertFalse(local.accept("10.0.0.7"), "listens on this machine only");
  }

  @Test
  void acceptsAddressesWhenListeningOnAll() throws UnknownHostException {
    HostNames names = new HostNames(InetAddress.getByName("0.0.0.0"), "0.0.0.0");
    for (String host : new String[] {"192.168.1.4:8080", "[fd00::4]", "localhost"}) {
      assertTrue(names.accept(host), host);
    }
    assertEquals(false, names.accept("192.168.1.4.evil.example"));
  }
}
