package dev.garnish.catalog.db.internal.form;

/**
 * A column that can be read in two ways.
 *
 * @param reason with a value and its line
 * @param option that says how it is read, and a value for it
 */
public record Doubt(String reason, String option, String value) {}
