/** JSON Lines, enriched as a stream: in parallel, in order, in bounded memory. */
@NullMarked
package dev.garnish.lines;

import org.jspecify.annotations.NullMarked;
