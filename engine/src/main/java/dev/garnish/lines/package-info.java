/**
 * JSON Lines, enriched as a stream: in parallel, in order, in bounded memory.
 *
 * <p>Start with {@link dev.garnish.lines.LineStream}: it takes an {@code InputStream} with one event a line and gives
 * {@link dev.garnish.lines.EnrichedLines}, some lines at a time, until there are no more. A line that cannot be done has no
 * reply and becomes a {@link dev.garnish.lines.LineTrouble}; what went wrong in a line that was done is a
 * {@link dev.garnish.lines.LineDiagnostic}. {@link dev.garnish.lines.Totals} adds up what was given out. Lines are counted
 * from 1, blank ones too.
 *
 * <p>A stream belongs to one thread, which reads and writes; it has worker threads of its own. What it gives out is safe
 * for many.
 */
@NullMarked
package dev.garnish.lines;

import org.jspecify.annotations.NullMarked;
