/** What looks at rules over a whole catalog: checks, tests, explanations, previews, differences. */
@NullMarked
package dev.garnish.review;

import org.jspecify.annotations.NullMarked;
