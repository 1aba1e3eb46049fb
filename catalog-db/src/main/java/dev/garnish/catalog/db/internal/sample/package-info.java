/** Builds the pack of the sample catalog; runs when this module is built. Internal: may change in any release. */
@NullMarked
package dev.garnish.catalog.db.internal.sample;

import org.jspecify.annotations.NullMarked;
