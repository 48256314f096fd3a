// SPDX-License-Identifier: Apache-2.0
package io.luctim.analysis;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/** What people use for Vietnamese: the standard tokenizer and Lucene's folding of accents. */
final class FoldingAnalyzer extends Analyzer {
  private final boolean preserveOriginal;

  /**
   * Makes the analyzer.
   *
   * @param preserveOriginal whether the accented term stands beside the folded one
   */
  FoldingAnalyzer(boolean preserveOriginal) {
    this.preserveOriginal = preserveOriginal;
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    Tokenizer tokenizer = new StandardTokenizer();
    return new TokenStreamComponents(
        tokenizer, new ASCIIFoldingFilter(new LowerCaseFilter(tokenizer), preserveOriginal));
  }
}
