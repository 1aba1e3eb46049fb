/** The shapes of hosts' events: where recipients and item ids stand, and where the result goes. */
@NullMarked
package dev.garnish.event;

import org.jspecify.annotations.NullMarked;
