/** Items and their columns. The ground: imports nothing else of Garnish. */
@NullMarked
package dev.garnish.catalog;

import org.jspecify.annotations.NullMarked;
