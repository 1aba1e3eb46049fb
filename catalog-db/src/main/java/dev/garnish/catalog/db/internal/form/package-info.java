/**
 * The forms in which files spell values: numbers, dates and truths as people and programs write them, and what a column's
 * cells together show of its form. Internal: may change in any release.
 */
@NullMarked
package dev.garnish.catalog.db.internal.form;

import org.jspecify.annotations.NullMarked;
