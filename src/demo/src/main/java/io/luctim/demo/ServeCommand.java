// SPDX-License-Identifier: Apache-2.0
package io.luctim.demo;

import io.luctim.search.ArticleSearcher;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code luctim serve}. */
@Command(
    name = "serve",
    description = {
      "Opens a search page for a browser on this machine, until Ctrl-C.",
      "Others can reach it only if --host says so; it asks nobody who they are."
    },
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @CommandLine.Mixin private IndexOption index = new IndexOption();

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "where to listen (${DEFAULT-VALUE}); 0 for any that is free")
  private int port = 8080;

  @Option(
      names = "--host",
      paramLabel = "NAME",
      description = "the address to listen at (${DEFAULT-VALUE})")
  private String host = "127.0.0.1";

  ServeCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (ArticleSearcher searcher = index.open(spec.commandLine().getErr());
        SearchServer server = start(searcher)) {
      spec.commandLine()
          .getErr()
          .println(Messages.get("serving", Messages.articles(searcher.size()), server.url()));
      new CountDownLatch(1).await();
      return 0;
    }
  }

  private SearchServer start(ArticleSearcher searcher) throws IOException {
    if (port < 0 || port > 65535) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--port is " + port + "; allowed are 0 to 65535");
    }
    try {
      return SearchServer.start(searcher, new InetSocketAddress(InetAddress.getByName(host), port));
    } catch (UnknownHostException e) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--host is '" + host + "', which has no address here", e);
    } catch (BindException e) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "cannot listen at " + host + ":" + port + ": " + e.getMessage() + "; try another --port",
          e);
    }
  }
}
