/** The command through its own code path, with captured streams. */
@NullMarked
package dev.garnish.cli;

import org.jspecify.annotations.NullMarked;
