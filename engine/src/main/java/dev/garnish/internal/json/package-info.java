/** A strict JSON scanner and a writer, over bytes. Internal: may change in any release. */
@NullMarked
package dev.garnish.internal.json;

import org.jspecify.annotations.NullMarked;
