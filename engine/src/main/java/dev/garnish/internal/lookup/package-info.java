/** Look-ups that end in time. Internal: may change in any release. */
@NullMarked
package dev.garnish.internal.lookup;

import org.jspecify.annotations.NullMarked;
