// SPDX-License-Identifier: Apache-2.0
package io.luctim.search;

/**
 * In which order hits come.
 *
 * @since 0.1
 */
public enum SortOrder {
  /** The best first. */
  RELEVANCE,
  /** The latest first; those without a time of publication last. */
  NEWEST,
  /** The earliest first; those without a time of publication last. */
  OLDEST
}
