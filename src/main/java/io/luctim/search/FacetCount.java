// SPDX-License-Identifier: Apache-2.0
package io.luctim.search;

/**
 * How many of the articles that match have a value. Immutable.
 *
 * @param value the value, as it was added
 * @param count how many articles that match have it
 * @since 0.1
 */
public record FacetCount(String value, int count) {}
