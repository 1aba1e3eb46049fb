package dev.garnish.review;

import dev.garnish.internal.eval.Inputs;

/** Predicts the outcomes of one expression for an item, before the recipient is known. */
@FunctionalInterface
interface Prediction {
    PossibleOutcomes at(Inputs inputs);

    /** Whether it is the same for every item. */
    default boolean isFixed() {
        return false;
    }

    static Prediction fixed(PossibleOutcomes possible) {
        return new Prediction() {
            @Override
            public PossibleOutcomes at(Inputs inputs) {
                return possible;
            }

            @Override
            public boolean isFixed() {
                return true;
            }
        };
    }
}
