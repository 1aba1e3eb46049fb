/** Packs: the bytes of the file, written once and read without a database. Internal: may change in any release. */
@NullMarked
package dev.garnish.catalog.db.internal.pack;

import org.jspecify.annotations.NullMarked;
