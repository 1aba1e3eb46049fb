/** What looks at rules over a whole catalog: checks, tests, explanations, differences. */
@NullMarked
package dev.garnish.review;

import org.jspecify.annotations.NullMarked;
