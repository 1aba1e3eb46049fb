/**
 * Reports about rules as web pages: one file each, which loads nothing from elsewhere, runs only its own script and shows a
 * remote picture only after a click. Texts and addresses are escaped in one place, {@code Html}.
 */
@NullMarked
package dev.garnish.review.page;

import org.jspecify.annotations.NullMarked;
