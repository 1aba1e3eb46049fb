/** Rule sets: loaded, checked, applied, tested and explained. */
@NullMarked
package dev.garnish.rules;

import org.jspecify.annotations.NullMarked;
