/**
 * Reports as objects of JSON, in the shapes that {@code docs/reports.md} promises whatever the reports' types look like. Every
 * host writes them by a library of its own; the order of the keys is that of the maps.
 */
@NullMarked
package dev.garnish.review.json;

import org.jspecify.annotations.NullMarked;
