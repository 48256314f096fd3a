// SPDX-License-Identifier: Apache-2.0
package io.luctim.bench;

import io.luctim.article.Article;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SQLite's full-text index, accents folded, any word of the query, ranked by its BM25. */
final class SqliteFts5 implements Engine {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

  private final Connection connection;
  private final PreparedStatement insert;
  private final PreparedStatement select;

  SqliteFts5(Path directory) throws IOException, SQLException {
    Path file = Engine.clean(directory).resolve("articles.db");
    connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    try (Statement statement = connection.createStatement()) {
      statement.execute("pragma journal_mode = wal");
      statement.execute(
          "create virtual table articles using fts5(id unindexed, title, lead, body, caption,"
              + " tokenize = \"unicode61 remove_diacritics 2\")");
    }
    connection.setAutoCommit(false);
    insert =
        connection.prepareStatement(
            "insert into articles (id, title, lead, body, caption) values (?, ?, ?, ?, ?)");
    select =
        connection.prepareStatement(
            "select id, title, lead, body from articles where articles match ?"
                + " order by bm25(articles, 0, 2, 1, 1, 1) limit 10");
  }

  @Override
  public String name() {
    return "SQLite FTS5";
  }

  @Override
  public void add(Article article) throws SQLException {
    insert.setString(1, article.id());
    insert.setString(2, article.title());
    insert.setString(3, article.lead());
    insert.setString(4, article.body());
    insert.setString(5, String.join("\n", article.captions()));
    insert.executeUpdate();
  }

  @Override
  public void commit() throws SQLException {
    connection.commit();
  }

  @Override
  public int search(String query) throws SQLException {
    StringBuilder match = new StringBuilder();
    Matcher words = WORD.matcher(query.toLowerCase(Locale.ROOT));
    while (words.find()) {
      match.append(match.isEmpty() ? "" : " OR ").append('"').append(words.group()).append('"');
    }
    select.setString(1, match.toString());
    int count = 0;
    try (ResultSet results = select.executeQuery()) {
      while (results.next()) {
        count += results.getString(2) == null ? 0 : 1;
      }
    }
    return count;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
