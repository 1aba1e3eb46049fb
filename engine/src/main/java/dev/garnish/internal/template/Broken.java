package dev.garnish.internal.template;

import dev.garnish.rules.Span;

/**
 * Where a template cannot be read on.
 *
 * @param message what is wrong
 * @param label what to write; may be empty
 * @param help where the other end stands; may be empty
 */
public record Broken(Span at, String message, String label, String help) {
    /** Ends a reading; without a stack trace, and never seen outside. */
    static final class Thrown extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Broken broken;

        Thrown(Broken broken) {
            super(broken.message(), null, false, false);
            this.broken = broken;
        }

        Broken broken() {
            return broken;
        }
    }

    static Thrown of(Span at, String message, String label, String help) {
        return new Thrown(new Broken(at, message, label, help));
    }
}
