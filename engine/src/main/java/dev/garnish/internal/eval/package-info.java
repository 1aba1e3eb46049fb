/**
 * From typed expressions to MVEL and from MVEL to values. The only place that knows MVEL. Internal: may change in any
 * release.
 */
@NullMarked
package dev.garnish.internal.eval;

import org.jspecify.annotations.NullMarked;
