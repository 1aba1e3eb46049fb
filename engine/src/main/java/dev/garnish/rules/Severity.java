package dev.garnish.rules;

/** How bad a problem is: a rule set with an error is never put to use, one with warnings is. */
public enum Severity {
    ERROR,
    WARNING
}
