// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.rank;

import io.luctim.index.ArticleFields;

/** The fields in which a term is scored; the one with the best score counts. */
enum ScoredField {
  TITLE(ArticleFields.TITLE),
  /** Title, lead, captions and body together. */
  TEXT(ArticleFields.TEXT);

  private final String field;

  ScoredField(String field) {
    this.field = field;
  }

  /** Returns the name of the field in the index. */
  String field() {
    return field;
  }
}
