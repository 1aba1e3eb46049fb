/** Rules as text, and the problems found in them. */
@NullMarked
package dev.garnish.rules;

import org.jspecify.annotations.NullMarked;
