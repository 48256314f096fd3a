// SPDX-License-Identifier: Apache-2.0
package io.luctim.search.rank;

import io.luctim.index.ArticleFields;

/**
 * All weights of the ranking. Immutable.
 *
 * <p>The values are round numbers, chosen by five-fold cross-validation: of 40 settings, each with
 * one weight changed, the best on four folds of the events and titles was read on the fifth.
 * Measured is nDCG@10 on 22,812 articles with three kinds of queries: labels of 100 news events,
 * their summaries, and 1,000 titles that were left out of the index; "stripped" is the same typed
 * without accents. As shipped it is 0.939 on labels, 0.922 stripped, 0.948 on summaries, 0.919 on
 * titles; each group of weights says what is lost without it. Where a weight names no measurement
 * of its own, none was recorded but those 40 settings. docs/EXPERIMENTS.md has the whole table.
 *
 * @param firstPass BM25 of the first pass, which every article of the index goes through
 * @param grades the share of a term's score that each grade of a match keeps
 * @param terms weights of single terms in the second pass
 * @param proximity weights of pairs of terms that stand near each other
 * @param coverage weights of how much of the query an article has
 * @param shortQuery weights of queries that an article is expected to match whole
 * @param feedback weights of pseudo-relevance feedback
 * @param windows how many articles the second pass looks at
 * @param related weights of articles that are related to a given one
 */
public record RankingWeights(
    Bm25 firstPass,
    Grades grades,
    Terms terms,
    Proximity proximity,
    Coverage coverage,
    ShortQuery shortQuery,
    Feedback feedback,
    Windows windows,
    Related related) {
  /** Number of articles in the larger of the two {@link Windows}. */
  public static final int MAX_WINDOW = 200;

  private static final RankingWeights STANDARD =
      new RankingWeights(
          new Bm25(ArticleFields.K1, ArticleFields.B),
          new Grades(
              /* loose= */ 0.01f,
              /* fuzzy= */ 0.5f,
              /* unaccented= */ 0.05f,
              /* synonym= */ 0.8f,
              /* refined= */ 0.1f,
              /* likely= */ 1,
              /* same= */ 1),
          new Terms(
              new Bm25(/* k1= */ 1, /* b= */ 1),
              /* title= */ 1.3f,
              /* text= */ 1,
              /* candidates= */ 0.25f,
              /* spelling= */ 0.02f),
          new Proximity(
              /* weight= */ 0.5f,
              /* b= */ 0.3f,
              /* maxDistance= */ 4,
              /* apart= */ 0.5f,
              /* otherAccents= */ 0.7f,
              /* unlistedRarity= */ 6,
              /* unlistedIdf= */ 0.1f),
          new Coverage(/* weight= */ 0.2f, /* minimumShare= */ 0.25f),
          new ShortQuery(
              /* maxTerms= */ 3,
              /* gradeBonus= */ 200,
              new Grades(
                  /* loose= */ 0.25f,
                  /* fuzzy= */ 0.4f,
                  /* unaccented= */ 0.5f,
                  /* synonym= */ 0.7f,
                  /* refined= */ 0.75f,
                  /* likely= */ 0.85f,
                  /* same= */ 1),
              /* wordBonus= */ 20),
          new Feedback(
              /* minTerms= */ 4,
              /* weight= */ 1,
              /* articles= */ 5,
              /* sharpness= */ 12,
              /* compared= */ 80),
          new Windows(/* accented= */ 100, /* unaccented= */ MAX_WINDOW),
          new Related(/* topic= */ 0.7f, /* maxTerms= */ 30, /* window= */ 200));

  /** Returns the weights that searches use. */
  public static RankingWeights standard() {
    return STANDARD;
  }

  /**
   * The parameters of BM25 (Robertson and Zaragoza, <i>The Probabilistic Relevance Framework: BM25
   * and Beyond</i>, 2009). The first pass has k1 1.6 and b 0.9, the second k1 1 and b 1; both were
   * chosen on the judged queries.
   *
   * @param k1 how late a repeated term stops adding to the score, from 0 (at once)
   * @param b how much the length of the text counts, from 0 (not) to 1 (in full proportion)
   */
  public record Bm25(float k1, float b) {
    /** Checks the ranges. */
    public Bm25 {
      check("k1", k1, 0, Float.MAX_VALUE);
      check("b", b, 0, 1);
    }

    Bm25 withB(float other) {
      return new Bm25(k1, other);
    }

    /**
     * Returns the term frequency part of BM25.
     *
     * @param frequency how often the term occurs
     * @param length the length of the text in terms
     * @param averageLength the average length of all texts
     * @return a share of the term's idf, in [0, 1)
     */
    float saturate(float frequency, float length, float averageLength) {
      return frequency == 0
          ? 0
          : frequency / (frequency + k1 * (1 - b + b * length / averageLength));
    }
  }

  /**
   * A value for each grade but {@link MatchGrade#NONE}, which has 0; in [0, 1]. The score that a
   * term keeps is far below its full score where accents differ, so that BM25 cannot lift a text
   * that repeats other accents above one with the typed ones; a synonym or a similar word is what
   * was meant, and keeps most of it. Without synonyms nDCG@10 is 0.934 on labels, 0.946 on
   * summaries; of the other grades no measurement is recorded.
   *
   * @param loose the value of {@link MatchGrade#LOOSE}
   * @param fuzzy the value of {@link MatchGrade#FUZZY}
   * @param unaccented the value of {@link MatchGrade#UNACCENTED}
   * @param synonym the value of {@link MatchGrade#SYNONYM}
   * @param refined the value of {@link MatchGrade#REFINED}
   * @param likely the value of {@link MatchGrade#LIKELY}
   * @param same the value of {@link MatchGrade#SAME}
   */
  public record Grades(
      float loose,
      float fuzzy,
      float unaccented,
      float synonym,
      float refined,
      float likely,
      float same) {
    /** Checks the ranges. */
    public Grades {
      check("loose", loose, 0, 1);
      check("fuzzy", fuzzy, 0, 1);
      check("unaccented", unaccented, 0, 1);
      check("synonym", synonym, 0, 1);
      check("refined", refined, 0, 1);
      check("likely", likely, 0, 1);
      check("same", same, 0, 1);
    }

    /** Returns the value of a grade. */
    public float of(MatchGrade grade) {
      return switch (grade) {
        case NONE -> 0;
        case LOOSE -> loose;
        case FUZZY -> fuzzy;
        case UNACCENTED -> unaccented;
        case SYNONYM -> synonym;
        case REFINED -> refined;
        case LIKELY -> likely;
        case SAME -> same;
      };
    }
  }

  /**
   * Weights of single terms in the second pass. A term counts in the field where its score is best;
   * with the whole text alone nDCG@10 is 0.899 on labels and 0.890 on titles.
   *
   * @param bm25 BM25 of the terms
   * @param title factor of a term's score in the title, at least 0
   * @param text factor of a term's score in the whole text, at least 0
   * @param candidates share of an unaccented term's score that its likeliest candidate contributes,
   *     in [0, 1]; without candidates nDCG@10 is 0.911 instead of 0.914 on stripped titles, and
   *     within 0.003 of the shipped value elsewhere
   * @param spelling score for the typed one of two spellings with i and y, in units of idf; just
   *     enough to decide between texts that are equal otherwise
   */
  public record Terms(Bm25 bm25, float title, float text, float candidates, float spelling) {
    /** Checks the ranges. */
    public Terms {
      check("title", title, 0, Float.MAX_VALUE);
      check("text", text, 0, Float.MAX_VALUE);
      check("candidates", candidates, 0, 1);
      check("spelling", spelling, 0, Float.MAX_VALUE);
    }

    /** Returns the factor of a field. */
    float of(ScoredField field) {
      return field == ScoredField.TITLE ? title : text;
    }
  }

  /**
   * Weights of proximity: adjacent terms of the query that stand near each other in the text, in
   * their order. Without proximity nDCG@10 is 0.925 on labels, 0.902 stripped, 0.914 on titles;
   * with pairs side by side alone it is within 0.003 of the shipped value.
   *
   * @param weight factor of a pair's score, at least 0
   * @param b the b of BM25 for pairs, in [0, 1]; lower than for terms, because a pair tells much in
   *     a long text too
   * @param maxDistance maximum distance of the two terms in positions, from 1
   * @param apart frequency of a pair at distance 2 or more, before it is divided by the distance; a
   *     pair side by side counts 1
   * @param otherAccents factor of a pair one of whose terms has other accents, in [0, 1]
   * @param unlistedRarity rarity of a pair that is in no list of common pairs, in units of idf
   * @param unlistedIdf factor of the two terms' idf that is added to it, at least 0
   */
  public record Proximity(
      float weight,
      float b,
      int maxDistance,
      float apart,
      float otherAccents,
      float unlistedRarity,
      float unlistedIdf) {
    /** Checks the ranges. */
    public Proximity {
      check("weight", weight, 0, Float.MAX_VALUE);
      check("b", b, 0, 1);
      check("maxDistance", maxDistance, 1, Integer.MAX_VALUE);
      check("apart", apart, 0, Float.MAX_VALUE);
      check("otherAccents", otherAccents, 0, 1);
      check("unlistedRarity", unlistedRarity, 0, Float.MAX_VALUE);
      check("unlistedIdf", unlistedIdf, 0, Float.MAX_VALUE);
    }
  }

  /**
   * Weights of coverage: the share of the query's total idf that an article matches. Without it
   * nDCG@10 is 0.916 on titles, 0.911 stripped, and 0.939 on labels as with it.
   *
   * @param weight factor of the query's total idf, at least 0; multiplied by the square of the
   *     share
   * @param minimumShare minimum share of the query's total idf that a hit must match, in [0, 1];
   *     what matches less has only the common words of the query
   */
  public record Coverage(float weight, float minimumShare) {
    /** Checks the ranges. */
    public Coverage {
      check("weight", weight, 0, Float.MAX_VALUE);
      check("minimumShare", minimumShare, 0, 1);
    }
  }

  /**
   * Weights of short queries, for which an article with all terms stands above any that lacks one.
   * The bonuses follow from that rule, not from measurement: that for grades exceeds the other
   * components of a score, that for words is the step of one term from {@link MatchGrade#REFINED}
   * to {@link MatchGrade#LIKELY}.
   *
   * @param maxTerms maximum number of terms of a short query
   * @param gradeBonus score of an article with all terms, for each term at the best grade
   * @param grades share of that bonus for each grade
   * @param wordBonus score of an article with all terms if it has them as words, not as syllables
   *     of other words
   */
  public record ShortQuery(int maxTerms, float gradeBonus, Grades grades, float wordBonus) {
    /** Checks the ranges. */
    public ShortQuery {
      check("maxTerms", maxTerms, 0, Integer.MAX_VALUE);
      check("gradeBonus", gradeBonus, 0, Float.MAX_VALUE);
      check("wordBonus", wordBonus, 0, Float.MAX_VALUE);
    }
  }

  /**
   * Weights of pseudo-relevance feedback: articles about the same topic as the best ones move up.
   * Without it nDCG@10 is 0.918 on labels, 0.903 stripped, 0.920 on summaries. All five folds chose
   * to count it more, by its weight or over more articles; both are shipped. RM3 instead gave
   * labels 0.02 more and first hits 0.034 less.
   *
   * @param minTerms minimum number of terms of a query that has a topic
   * @param weight the most that feedback adds, as a factor of the best score; at least 0
   * @param articles number of feedback articles, from 1
   * @param sharpness exponent by which a feedback article's weight falls with its score, at least 0
   * @param compared maximum number of articles that feedback can move, from 1
   */
  public record Feedback(int minTerms, float weight, int articles, int sharpness, int compared) {
    /** Checks the ranges. */
    public Feedback {
      check("minTerms", minTerms, 0, Integer.MAX_VALUE);
      check("weight", weight, 0, Float.MAX_VALUE);
      check("articles", articles, 1, Integer.MAX_VALUE);
      check("sharpness", sharpness, 0, Integer.MAX_VALUE);
      check("compared", compared, 1, Integer.MAX_VALUE);
    }
  }

  /**
   * Numbers of articles from the first pass that the second pass looks at, from 1. The first pass
   * alone reads 0.820 on labels, 0.754 stripped.
   *
   * @param accented the number if more than half of the terms were typed with accents
   * @param unaccented the number otherwise; larger, because the first pass cannot tell apart what
   *     an unaccented term may stand for
   */
  public record Windows(int accented, int unaccented) {
    /** Checks the ranges. */
    public Windows {
      check("accented", accented, 1, MAX_WINDOW);
      check("unaccented", unaccented, 1, MAX_WINDOW);
    }
  }

  /**
   * Weights of related articles. By topic the first of them is about the same event in 93.7 % of
   * the judged events.
   *
   * @param topic share of the similarity of topics in the score, in [0, 1]; the rest is that of the
   *     terms in common
   * @param maxTerms maximum number of terms of an article that others are looked up by
   * @param window number of articles whose topics are compared
   */
  public record Related(float topic, int maxTerms, int window) {
    /** Checks the ranges. */
    public Related {
      check("topic", topic, 0, 1);
      check("maxTerms", maxTerms, 1, Integer.MAX_VALUE);
      check("window", window, 1, Integer.MAX_VALUE);
    }
  }

  private static void check(String name, float value, float min, float max) {
    if (!(value >= min && value <= max)) {
      throw new IllegalArgumentException(
          "the ranking weight " + name + " must be from " + min + " to " + max + ", not " + value);
    }
  }
}
