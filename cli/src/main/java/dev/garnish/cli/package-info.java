/** The {@code garnish} command. */
@NullMarked
package dev.garnish.cli;

import org.jspecify.annotations.NullMarked;
