// SPDX-License-Identifier: Apache-2.0
package io.luctim.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.luctim.article.Article;
import io.luctim.index.ArticleIndexer;
import io.luctim.index.IndexListener;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What listeners and the flight recorder are told. */
class ListenersTest {
  private final List<String> news = new CopyOnWriteArrayList<>();

  private void work() {
    try (ArticleIndexer indexer = ArticleIndexer.inMemory();
        ArticleSearcher searcher = ArticleSearcher.open(indexer)) {
      indexer.addListener(
          new IndexListener() {
            @Override
            public void added(String id, Duration took) {
              news.add("added " + id);
              throw new IllegalStateException("of the listener, not of the index");
            }

            @Override
            public void committed(Duration took) {
              news.add("committed");
            }

            @Override
            public void merged(int articles, Duration took) {
              news.add("merged " + articles);
            }
          });
      searcher.addListener(
          new SearchListener() {
            @Override
            public void searched(SearchRequest request, SearchResults results) {
              news.add(request.query() + ": " + results.suggestion());
            }

            @Override
            public void refreshed(int articles, Duration took) {
              news.add("refreshed " + articles);
              throw new IllegalStateException("of the listener, not of the searcher");
            }
          });
      indexer.add(Article.builder("a").title("Giá vàng").build());
      indexer.commit();
      searcher.refresh();
      searcher.search("gia vang");
      indexer.add(Article.builder("a").title("Giá vàng hôm nay").build());
      indexer.commit();
      indexer.compact();
    }
  }

  @Test
  void listenersAreToldAndCannotBreakAnything() {
    work();
    assertEquals(
        List.of(
            "added a", "committed", "refreshed 1", "gia vang: giá vàng", "added a", "committed"),
        news.subList(0, 6));
  }

  @Test
  void flightRecordings(@TempDir Path directory) throws IOException {
    try (Recording recording = new Recording()) {
      for (String name : List.of("Search", "Refresh", "Add", "Commit")) {
        recording.enable("io.luctim." + name).withoutThreshold();
      }
      recording.start();
      work();
      recording.stop();
      Path file = directory.resolve("luctim.jfr");
      recording.dump(file);
      List<RecordedEvent> events = RecordingFile.readAllEvents(file);
      for (String name : List.of("Search", "Refresh", "Add", "Commit")) {
        assertTrue(
            events.stream()
                .anyMatch(event -> event.getEventType().getName().equals("io.luctim." + name)),
            name);
      }
    }
  }
}
