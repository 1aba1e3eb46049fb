package dev.garnish.lines;

import dev.garnish.event.Diagnostic;

/**
 * Something that went wrong in a line that was done.
 *
 * @param line its number, counted from 1
 * @param diagnostic what went wrong, as for an event of its own
 */
public record LineDiagnostic(long line, Diagnostic diagnostic) {}
