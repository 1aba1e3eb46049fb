/**
 * Finished columns in files: CSV, JSON Lines, and the documented requests of services that hold a catalog of their own. Nothing
 * is sent.
 */
@NullMarked
package dev.garnish.review.columns;

import org.jspecify.annotations.NullMarked;
