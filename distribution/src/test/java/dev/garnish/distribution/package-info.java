/** Tests of the zip that is handed out. */
@NullMarked
package dev.garnish.distribution;

import org.jspecify.annotations.NullMarked;
