package dev.garnish.rules.lang;

/**
 * One rules file: the name that messages print and its text.
 *
 * @param name as the author knows it, for instance {@code rules/movies.rules}
 */
public record Source(String name, String text) {}
