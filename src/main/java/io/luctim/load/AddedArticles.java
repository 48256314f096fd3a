// SPDX-License-Identifier: Apache-2.0
package io.luctim.load;

import io.luctim.article.SourceLocation;
import io.luctim.index.IndexLookup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Remembers which articles were added, until they have been found in the index. Safe for use by
 * several threads.
 */
final class AddedArticles {
  /** Maximum number of articles that are remembered: some 20 MB of ids and locations. */
  private static final int MAX = 100_000;

  private final Supplier<IndexLookup> index;
  private Map<String, SourceLocation> locations = new HashMap<>();

  AddedArticles(Supplier<IndexLookup> index) {
    this.index = index;
  }

  synchronized void add(String id, SourceLocation location) {
    locations.put(id, location);
  }

  /** Returns whether it is time to look for them. */
  synchronized boolean isFull() {
    return locations.size() >= MAX;
  }

  /** Returns where those articles came from that are not in the index, and forgets all. */
  synchronized List<SourceLocation> missing() {
    Map<String, SourceLocation> checked = locations;
    locations = new HashMap<>();
    List<SourceLocation> missing = new ArrayList<>();
    try (IndexLookup now = index.get()) {
      now.missing(checked.keySet()).forEach(id -> missing.add(checked.get(id)));
    }
    return missing;
  }
}
