/** Fuzz targets: run on their seeds with the tests, longer on request. */
@NullMarked
package dev.garnish.fuzz;

import org.jspecify.annotations.NullMarked;
