/** JMH benchmarks, side by side with what users would pick instead. */
@NullMarked
package dev.garnish.benchmarks;

import org.jspecify.annotations.NullMarked;
