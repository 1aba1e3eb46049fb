/** Catalogs in H2 files: opened, checked, and replaced by a changed copy. Internal: may change in any release. */
@NullMarked
package dev.garnish.catalog.db.internal.h2;

import org.jspecify.annotations.NullMarked;
