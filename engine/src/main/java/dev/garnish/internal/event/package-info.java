/**
 * Reads hosts' events as positions in their bytes, and splices results between them. Internal: may change in any
 * release.
 */
@NullMarked
package dev.garnish.internal.event;

import org.jspecify.annotations.NullMarked;
