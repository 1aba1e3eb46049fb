/** The catalog: Flyway migrations, the H2 catalog and imports. */
@NullMarked
package dev.garnish.catalog;

import org.jspecify.annotations.NullMarked;
