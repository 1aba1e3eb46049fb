package dev.garnish;

import dev.garnish.internal.text.Printable;

/**
 * What became of newer rules or items that a {@link Garnish} noticed. Immutable. {@link #message()} is what a log needs;
 * the components are for programs.
 *
 * @param subject what changed
 * @param outcome whether it is in use now
 * @param version what is in use now: the {@linkplain RuleSet#checksum() checksum} of rules, or the name of a version of
 *     the items
 * @param before what was in use before: another version only if one {@linkplain Outcome#TOOK_OVER took over}
 * @param reason one line, safe to print: why the newer version is {@linkplain Outcome#REFUSED refused}; empty otherwise
 */
public record Change(Subject subject, Outcome outcome, String version, String before, String reason) {
    private static final int SHORT = 12;

    /** What can change. */
    public enum Subject {
        /** The text of the rules or of a table beside them. */
        RULES,
        /** The items or their columns. */
        CATALOG
    }

    /** What became of it. */
    public enum Outcome {
        /** The newer version is in use. */
        TOOK_OVER,
        /** The newer version cannot be used, and the last good one stays. */
        REFUSED,
        /** What was refused is gone, and the version in use is what is there. */
        RECOVERED
    }

    static Change tookOver(Subject subject, String version, String before) {
        return new Change(subject, Outcome.TOOK_OVER, version, before, "");
    }

    static Change refused(Subject subject, String version, Throwable reason) {
        return new Change(subject, Outcome.REFUSED, version, version, ChangeReason.of(reason));
    }

    static Change recovered(Subject subject, String version) {
        return new Change(subject, Outcome.RECOVERED, version, version, "");
    }

    /** {@return one line, safe to print: which version took over, why it did not, or that all is well again} */
    public String message() {
        String word = isOfRules() ? "rules" : "catalog";
        return switch (outcome) {
            case TOOK_OVER -> word + " " + printed(version) + " took the place of " + printed(before);
            case REFUSED -> "newer " + word + " not used: " + reason;
            case RECOVERED -> word + " " + printed(version) + (isOfRules() ? " are" : " is") + " in order again";
        };
    }

    private boolean isOfRules() {
        return subject == Subject.RULES;
    }

    /** Of a checksum enough to tell versions apart. */
    private String printed(String name) {
        return Printable.text(isOfRules() ? name.substring(0, Math.min(SHORT, name.length())) : name);
    }
}
