package dev.garnish;

import java.time.Instant;
import java.util.List;

/**
 * What a {@link Garnish} works with at one moment, for a health check. A {@code Garnish} that is not
 * current serves with the last good version: a warning, not a failure. Immutable.
 *
 * @param rules the {@linkplain RuleSet#checksum() checksum} of the rules in use
 * @param catalog the version of the items in use
 * @param since when these took over
 * @param refused newer rules and items that are there and cannot be used, at most one of each, and why
 */
public record State(String rules, String catalog, Instant since, List<Change> refused) {
    /**
     * A state as {@link Garnish#state()} gives it; public for tests of applications.
     *
     * @param rules 64 hex digits
     * @param catalog in any form
     * @param since a moment in the past
     * @param refused copied; empty if all is current
     */
    public State {
        refused = List.copyOf(refused);
    }

    /** {@return whether the newest rules and items that were found are in use} */
    public boolean isCurrent() {
        return refused.isEmpty();
    }
}
