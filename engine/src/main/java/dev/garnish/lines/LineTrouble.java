package dev.garnish.lines;

/**
 * A line that could not be done, so that it has no reply.
 *
 * @param line its number, counted from 1
 * @param reason one line of text, without any of a recipient's data
 */
public record LineTrouble(long line, String reason) {}
