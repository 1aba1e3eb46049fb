/**
 * JMH benchmarks, side by side with what users would pick instead. Start reading at {@link
 * dev.garnish.benchmarks.Contender}.
 */
@NullMarked
package dev.garnish.benchmarks;

import org.jspecify.annotations.NullMarked;
