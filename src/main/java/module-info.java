// SPDX-License-Identifier: Apache-2.0

/**
 * Full-text search for Vietnamese articles, built on Lucene.
 *
 * <p>Two doors: {@link io.luctim.index.ArticleIndexer} and {@link io.luctim.search.ArticleSearcher}
 * for those who want articles in and hits out; {@link io.luctim.analysis.VietnameseAnalyzer} and
 * its factories for those who have a Lucene, Solr or OpenSearch of their own.
 */
module io.luctim {
  requires transitive org.apache.lucene.core;
  requires jdk.jfr;
  requires org.apache.lucene.analysis.common;
  requires org.apache.lucene.facet;
  requires org.apache.lucene.highlighter;
  requires org.apache.lucene.queries;
  requires static transitive org.jspecify;
  requires static org.jsoup;
  requires static com.fasterxml.jackson.core;
  requires static java.logging;
  requires static jdk.httpserver;
  requires static info.picocli;
  requires static org.jline.reader;
  requires static org.jline.terminal;

  exports io.luctim.analysis;
  exports io.luctim.article;
  exports io.luctim.eval;
  exports io.luctim.index;
  exports io.luctim.language;
  exports io.luctim.load;
  exports io.luctim.search;
  exports io.luctim.text;

  opens io.luctim.cli to
      info.picocli;

  provides org.apache.lucene.analysis.TokenizerFactory with
      io.luctim.analysis.VietnameseTokenizerFactory;
  provides org.apache.lucene.analysis.TokenFilterFactory with
      io.luctim.analysis.VietnameseCanonicalFilterFactory,
      io.luctim.analysis.VietnameseFoldingFilterFactory,
      io.luctim.analysis.VietnameseTokenPartsFilterFactory,
      io.luctim.analysis.VietnameseWordFilterFactory;
}
