/** Files of items as rows of cells: CSV, JSON and JSON Lines, plain or gzipped, read as streams. */
@NullMarked
package dev.garnish.catalog.input;

import org.jspecify.annotations.NullMarked;
