package dev.garnish;

import dev.garnish.rules.eval.Outcome;

/**
 * Recipients who are alike in those of {@link Segments#FIELDS} that rules read, and so get the same of every rule that
 * reads no other field. Immutable, and knows nothing else of them.
 */
final class Segment {
    private final int number;
    private final Recipient recipient;
    private final boolean passes;
    private final Outcome[][] outcomes;

    /**
     * A segment.
     *
     * @param number different for each that is in use
     * @param recipient with those fields alone
     * @param passes whether those fields tell that the rules are not for them
     * @param outcomes by attribute, what it gives once for each of them; empty where it is not given once by segment
     */
    Segment(int number, Recipient recipient, boolean passes, Outcome[][] outcomes) {
        this.number = number;
        this.recipient = recipient;
        this.passes = passes;
        this.outcomes = outcomes;
    }

    int number() {
        return number;
    }

    Recipient recipient() {
        return recipient;
    }

    boolean passes() {
        return passes;
    }

    Outcome[] outcomes(int attribute) {
        return outcomes[attribute];
    }
}
