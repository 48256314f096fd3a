// SPDX-License-Identifier: Apache-2.0
package io.luctim.article;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A newspaper article with its parts. Immutable.
 *
 * <p>Absent text is {@code ""} and an absent list is empty; only {@code publishedAt} can be null.
 * Title, lead, body and captions are searched, in this order of weight. Teasers (what the page says
 * of other articles) and furniture (navigation, share buttons, footers) are kept but not searched.
 *
 * <p>All texts are well-formed Unicode: half a surrogate pair, which is no character, becomes
 * U+FFFD. In an id or in the name of an extra it is refused, since two of them would become the
 * same.
 *
 * @param id names the article in an index; adding another one with this id replaces it
 * @param title the headline
 * @param author who wrote it
 * @param lead the paragraph under the headline (sapo), not repeated in the body
 * @param body the text, paragraphs separated by a blank line
 * @param captions captions of pictures
 * @param teasers titles and leads of other articles that the page shows
 * @param furniture lines of the page that are about no article
 * @param url where it was published
 * @param source which newspaper or site
 * @param section which section of it
 * @param tags keywords
 * @param publishedAt when it was published, to the millisecond, {@link #EARLIEST} to {@link
 *     #LATEST}
 * @param extras what else is to be kept with it, by name; not searched
 * @since 0.1
 */
public record Article(
    String id,
    String title,
    String author,
    String lead,
    String body,
    List<String> captions,
    List<String> teasers,
    List<String> furniture,
    String url,
    String source,
    String section,
    List<String> tags,
    @Nullable Instant publishedAt,
    Map<String, String> extras) {

  /** Maximum length of an id in chars; an index keeps it as one term. */
  public static final int MAX_ID_LENGTH = 2_000;

  /** The earliest time of publication, the beginning of the year 1. */
  public static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

  /** The latest time of publication, the end of the year 9999. */
  public static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException if the id is blank, longer than {@link #MAX_ID_LENGTH} or not
   *     well-formed, if the name of an extra is not well-formed, if title, lead and body are all
   *     blank, or if the time of publication is out of its range
   */
  public Article {
    ArticleIds.check(id);
    title = WellFormed.text(title, "title");
    author = WellFormed.text(author, "author");
    lead = WellFormed.text(lead, "lead");
    body = WellFormed.text(body, "body");
    url = WellFormed.text(url, "url");
    source = WellFormed.text(source, "source");
    section = WellFormed.text(section, "section");
    captions = WellFormed.texts(captions, "caption");
    teasers = WellFormed.texts(teasers, "teaser");
    furniture = WellFormed.texts(furniture, "furniture");
    tags = WellFormed.texts(tags, "tag");
    extras = WellFormed.values(extras, id);
    if (title.isBlank() && lead.isBlank() && body.isBlank()) {
      throw new IllegalArgumentException(
          "article '" + id + "' is empty: it needs a title, a lead or a body");
    }
    if (publishedAt != null) {
      publishedAt = checkTime(publishedAt, id);
    }
  }

  /** Returns whether an article can be published at a time. */
  static boolean isInRange(Instant time) {
    return !time.isBefore(EARLIEST) && time.isBefore(LATEST.plusMillis(1));
  }

  private static Instant checkTime(Instant publishedAt, String id) {
    if (!isInRange(publishedAt)) {
      throw new IllegalArgumentException(
          "article '"
              + id
              + "' is published at "
              + publishedAt
              + "; allowed are the years 1 to 9999");
    }
    return publishedAt.truncatedTo(ChronoUnit.MILLIS);
  }

  /**
   * Starts an article.
   *
   * @param id its id
   * @return a builder in which everything else is empty
   */
  public static Builder builder(String id) {
    return new Builder(id);
  }

  /**
   * Starts an article from this one.
   *
   * @return a builder that holds everything of this article
   */
  public Builder toBuilder() {
    Builder builder =
        new Builder(id)
            .title(title)
            .author(author)
            .lead(lead)
            .body(body)
            .url(url)
            .source(source)
            .section(section)
            .publishedAt(publishedAt);
    builder.captions.addAll(captions);
    builder.teasers.addAll(teasers);
    builder.furniture.addAll(furniture);
    builder.tags.addAll(tags);
    builder.extras.putAll(extras);
    return builder;
  }

  /** Collects the parts of an article. One per thread. */
  public static final class Builder {
    private final String id;
    private String title = "";
    private String author = "";
    private String lead = "";
    private String body = "";
    private final List<String> captions = new ArrayList<>();
    private final List<String> teasers = new ArrayList<>();
    private final List<String> furniture = new ArrayList<>();
    private String url = "";
    private String source = "";
    private String section = "";
    private final List<String> tags = new ArrayList<>();
    private @Nullable Instant publishedAt;
    private final Map<String, String> extras = new HashMap<>();

    private Builder(String id) {
      this.id = Objects.requireNonNull(id, "id");
    }

    /**
     * Sets the headline.
     *
     * @param title the headline
     * @return this builder
     */
    public Builder title(String title) {
      this.title = Objects.requireNonNull(title, "title");
      return this;
    }

    /**
     * Sets the author.
     *
     * @param author the author
     * @return this builder
     */
    public Builder author(String author) {
      this.author = Objects.requireNonNull(author, "author");
      return this;
    }

    /**
     * Sets the lead.
     *
     * @param lead the paragraph under the headline
     * @return this builder
     */
    public Builder lead(String lead) {
      this.lead = Objects.requireNonNull(lead, "lead");
      return this;
    }

    /**
     * Sets the body.
     *
     * @param body the text, paragraphs separated by a blank line
     * @return this builder
     */
    public Builder body(String body) {
      this.body = Objects.requireNonNull(body, "body");
      return this;
    }

    /**
     * Adds a caption.
     *
     * @param caption the caption of a picture
     * @return this builder
     */
    public Builder caption(String caption) {
      captions.add(Objects.requireNonNull(caption, "caption"));
      return this;
    }

    /**
     * Adds a teaser.
     *
     * @param teaser the title or lead of another article
     * @return this builder
     */
    public Builder teaser(String teaser) {
      teasers.add(Objects.requireNonNull(teaser, "teaser"));
      return this;
    }

    /**
     * Adds a line of furniture.
     *
     * @param line a line of the page that is about no article
     * @return this builder
     */
    public Builder furniture(String line) {
      furniture.add(Objects.requireNonNull(line, "line"));
      return this;
    }

    /**
     * Sets the address.
     *
     * @param url where it was published
     * @return this builder
     */
    public Builder url(String url) {
      this.url = Objects.requireNonNull(url, "url");
      return this;
    }

    /**
     * Sets the source.
     *
     * @param source which newspaper or site
     * @return this builder
     */
    public Builder source(String source) {
      this.source = Objects.requireNonNull(source, "source");
      return this;
    }

    /**
     * Sets the section.
     *
     * @param section which section of the source
     * @return this builder
     */
    public Builder section(String section) {
      this.section = Objects.requireNonNull(section, "section");
      return this;
    }

    /**
     * Adds a keyword.
     *
     * @param tag a keyword
     * @return this builder
     */
    public Builder tag(String tag) {
      tags.add(Objects.requireNonNull(tag, "tag"));
      return this;
    }

    /**
     * Sets the time of publication.
     *
     * @param publishedAt when it was published, {@link Article#EARLIEST} to {@link Article#LATEST};
     *     null if not known
     * @return this builder
     */
    public Builder publishedAt(@Nullable Instant publishedAt) {
      this.publishedAt = publishedAt;
      return this;
    }

    /**
     * Keeps something else with the article; not searched.
     *
     * @param name what it is
     * @param value its value
     * @return this builder
     */
    public Builder extra(String name, String value) {
      extras.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
      return this;
    }

    /**
     * Makes the article.
     *
     * @return the article
     */
    public Article build() {
      return new Article(
          id,
          title,
          author,
          lead,
          body,
          captions,
          teasers,
          furniture,
          url,
          source,
          section,
          tags,
          publishedAt,
          extras);
    }
  }
}
