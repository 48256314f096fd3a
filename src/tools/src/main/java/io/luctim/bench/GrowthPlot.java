// SPDX-License-Identifier: Apache-2.0
package io.luctim.bench;

import java.util.List;
import java.util.Locale;

/** Draws how long a query takes as the collection grows, both axes logarithmic. */
final class GrowthPlot {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 360;
  private static final int MARGIN = 56;
  private static final List<String> COLORS = List.of("#6b645c", "#8a1c1c", "#2b6a8f");

  private GrowthPlot() {}

  static String svg(List<Bench.Row> rows) {
    double minX = rows.stream().mapToDouble(Bench.Row::articles).min().orElseThrow();
    double maxX = rows.stream().mapToDouble(Bench.Row::articles).max().orElseThrow();
    double minY = 0.1;
    double maxY =
        Math.pow(
            10,
            Math.ceil(Math.log10(rows.stream().mapToDouble(Bench.Row::p50).max().orElseThrow())));
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\""
                + " font-family=\"sans-serif\" font-size=\"13\">%n<rect width=\"100%%\""
                + " height=\"100%%\" fill=\"#fff\"/>%n<text x=\"%d\" y=\"22\">median time of a"
                + " query in ms, by articles</text>%n",
            WIDTH,
            HEIGHT,
            MARGIN));
    for (double y = minY; y <= maxY * 1.01; y *= 10) {
      int at = scaleY(y, minY, maxY);
      svg.append(
          String.format(
              Locale.ROOT,
              "<path d=\"M%d %dH%d\" stroke=\"#ddd\"/><text x=\"%d\" y=\"%d\""
                  + " text-anchor=\"end\">%s</text>%n",
              MARGIN,
              at,
              WIDTH - MARGIN,
              MARGIN - 8,
              at + 4,
              y < 1 ? String.format(Locale.ROOT, "%.1f", y) : String.valueOf(Math.round(y))));
    }
    List<String> engines = rows.stream().map(Bench.Row::engine).distinct().toList();
    for (int e = 0; e < engines.size(); e++) {
      String engine = engines.get(e);
      StringBuilder line = new StringBuilder();
      for (Bench.Row row : rows) {
        if (row.engine().equals(engine)) {
          int x = scaleX(row.articles(), minX, maxX);
          line.append(line.isEmpty() ? "M" : "L");
          line.append(x).append(' ').append(scaleY(row.p50(), minY, maxY));
          if (e == 0) {
            svg.append(
                String.format(
                    Locale.ROOT,
                    "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%,d</text>%n",
                    x,
                    HEIGHT - MARGIN + 22,
                    row.articles()));
          }
        }
      }
      svg.append(
          String.format(
              Locale.ROOT,
              "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2.5\"/>%n"
                  + "<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>%n",
              line,
              COLORS.get(e),
              MARGIN + 10,
              MARGIN + 4 + 18 * e,
              COLORS.get(e),
              engine));
    }
    return svg.append("</svg>\n").toString();
  }

  private static int scaleX(double value, double min, double max) {
    return (int) (MARGIN + (WIDTH - 2 * MARGIN) * Math.log(value / min) / Math.log(max / min));
  }

  private static int scaleY(double value, double min, double max) {
    double share = Math.log(Math.max(value, min) / min) / Math.log(max / min);
    return (int) (HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * share);
  }
}
