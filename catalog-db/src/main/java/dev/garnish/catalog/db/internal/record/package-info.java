/** Items as bytes, one way only, and the checksums over them. Internal: may change in any release. */
@NullMarked
package dev.garnish.catalog.db.internal.record;

import org.jspecify.annotations.NullMarked;
