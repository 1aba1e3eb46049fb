/** The engine's face: rules and items become what recipients are shown. */
@NullMarked
package dev.garnish;

import org.jspecify.annotations.NullMarked;
