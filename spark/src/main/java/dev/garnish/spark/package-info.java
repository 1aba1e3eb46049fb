/**
 * Garnish in Apache Spark 3.5 and 4: recommendations for the rows of a {@link org.apache.spark.sql.Dataset}, and a main class
 * for files of JSON lines and for tables. Start with {@link dev.garnish.spark.SparkGarnish}.
 */
@NullMarked
package dev.garnish.spark;

import org.jspecify.annotations.NullMarked;
