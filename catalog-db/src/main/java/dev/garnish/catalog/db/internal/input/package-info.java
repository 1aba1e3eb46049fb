/**
 * Files of items as rows of cells: CSV, JSON and JSON Lines, plain or gzipped, read as streams. Internal: may change in any release.
 */
@NullMarked
package dev.garnish.catalog.db.internal.input;

import org.jspecify.annotations.NullMarked;
