package dev.garnish;

import java.time.Instant;
import java.util.List;

/**
 * What a {@link Garnish} works with at one moment, for a health check.
 *
 * @param rules the {@linkplain RuleSet#checksum() checksum} of the rules in use
 * @param catalog the version of the items in use
 * @param since when these took over
 * @param refused newer rules and items that are there and cannot be used, at most one of each, and why
 */
public record State(String rules, String catalog, Instant since, List<Change> refused) {
    public State {
        refused = List.copyOf(refused);
    }

    /** Whether the newest rules and items are in use. */
    public boolean isCurrent() {
        return refused.isEmpty();
    }
}
