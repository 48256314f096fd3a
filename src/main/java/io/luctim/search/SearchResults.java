// SPDX-License-Identifier: Apache-2.0
package io.luctim.search;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a request. Immutable; holds nothing of the index open.
 *
 * @param query what was typed
 * @param suggestion what may have been meant, with the accents that were left out or typed as keys;
 *     null if that is what was typed, or anyone's guess. What the keys say has been searched too
 * @param total how many articles match; exact up to a thousand and where facets are counted, else a
 *     lower bound. Of a query of more than two words, articles with any of them count, save those
 *     of the best that were left out because they have too few
 * @param hits the best of them, best first
 * @param facets for each field that was to be counted its commonest values, the commonest first
 * @param notes what was left out of account, such as words beyond the limit of a query, a sentence
 *     each
 * @param took how long it took
 * @param cursor for {@link SearchRequest.Builder#after}, where the next page begins; null if there
 *     is none, or the request was not {@link SearchRequest.Builder#paged}
 * @since 0.1
 */
public record SearchResults(
    String query,
    @Nullable String suggestion,
    long total,
    List<Hit> hits,
    Map<String, List<FacetCount>> facets,
    List<String> notes,
    Duration took,
    @Nullable String cursor) {
  /** Copies the lists and the map. */
  public SearchResults {
    hits = List.copyOf(hits);
    facets = Collections.unmodifiableMap(new LinkedHashMap<>(facets));
    notes = List.copyOf(notes);
  }

  /** These are of no avail; the answer is what was meant, and says so. */
  SearchResults insteadOf(SearchResults meant) {
    List<String> notes = new ArrayList<>(this.notes);
    notes.add("nothing matches as it was typed; these match: " + meant.query());
    return new SearchResults(
        query,
        suggestion,
        meant.total,
        meant.hits,
        meant.facets,
        notes,
        took.plus(meant.took),
        meant.cursor);
  }

  SearchResults withCursor(PageCursor next) {
    return new SearchResults(query, suggestion, total, hits, facets, notes, took, next.toString());
  }

  SearchResults withNote(String note) {
    List<String> all = new ArrayList<>(notes);
    all.add(note);
    return new SearchResults(query, suggestion, total, hits, facets, all, took, cursor);
  }
}
