/** From typed expressions to MVEL and from MVEL to values. The only place that knows MVEL. */
@NullMarked
package dev.garnish.rules.eval;

import org.jspecify.annotations.NullMarked;
