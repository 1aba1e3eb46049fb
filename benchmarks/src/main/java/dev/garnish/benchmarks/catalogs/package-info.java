/** What it costs to open catalogs of many sizes, and to look items up in them, each in a JVM of its own. */
@NullMarked
package dev.garnish.benchmarks.catalogs;

import org.jspecify.annotations.NullMarked;
