package dev.garnish.rules;

/** How bad a problem is: a rule set with an error is never put to use, one with warnings is. */
public enum Severity {
    /** The rules are refused. */
    ERROR,
    /** The rules are used; something in them is probably not meant. */
    WARNING
}
