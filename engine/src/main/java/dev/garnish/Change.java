package dev.garnish;

/**
 * What became of newer rules or items that a {@link Garnish} noticed.
 *
 * @param subject what changed
 * @param inUse whether it is in use now; otherwise the last good one stays
 * @param message one line, safe to print: which version took over, or why it did not
 */
public record Change(Subject subject, boolean inUse, String message) {
    /** What can change. */
    public enum Subject {
        RULES,
        CATALOG
    }
}
