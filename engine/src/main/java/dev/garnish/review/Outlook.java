package dev.garnish.review;

import dev.garnish.internal.eval.Inputs;

/** What an expression may be for an item, as far as that is known before the recipient is. */
@FunctionalInterface
interface Outlook {
    Possible at(Inputs inputs);

    /** Whether it is the same for every item. */
    default boolean isFixed() {
        return false;
    }

    static Outlook fixed(Possible possible) {
        return new Outlook() {
            @Override
            public Possible at(Inputs inputs) {
                return possible;
            }

            @Override
            public boolean isFixed() {
                return true;
            }
        };
    }
}
