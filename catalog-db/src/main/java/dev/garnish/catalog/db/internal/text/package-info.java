/** Texts and failures as messages show them. Internal: may change in any release. */
@NullMarked
package dev.garnish.catalog.db.internal.text;

import org.jspecify.annotations.NullMarked;
