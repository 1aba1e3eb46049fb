/** Tests of the catalog, over real H2 files. */
@NullMarked
package dev.garnish.catalog;

import org.jspecify.annotations.NullMarked;
